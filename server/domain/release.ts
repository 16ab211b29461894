export const evidenceTiers = ['TERMINOLOGY', 'LITERATURE', 'EHR', 'CURATED', 'DERIVED', 'SYNTHETIC'] as const;
export type EvidenceTier = (typeof evidenceTiers)[number];

/** A coding system as one source brings it. */
export interface CodeSystem {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly languages: readonly string[];
  /** Whether every concept but the roots must have a parent. */
  readonly hierarchical: boolean;
  /** What a reader must know of this release of it; empty when nothing. */
  readonly description: string;
}

/** A publisher's file set as it was loaded. */
export interface SourceRelease {
  /** Key among the sources, e.g. `ICD10CM`; also the name by which it can be left out. */
  readonly source: string;
  readonly title: string;
  readonly version: string;
  readonly publishedOn: string | undefined;
  readonly licence: string;
  readonly attribution: string;
  readonly homepage: string | undefined;
  readonly tier: EvidenceTier;
  /** Sources without which this one cannot be read; leaving one of them out leaves this one out too. */
  readonly requires: readonly string[];
  readonly systems: readonly CodeSystem[];
}

export interface GraphCounts {
  readonly concepts: number;
  readonly terms: number;
  readonly hierarchyEdges: number;
  readonly assertions: number;
  readonly mappings: number;
  readonly articles: number;
  readonly cooccurrences: number;
}

/** One immutable build of the graph. */
export interface GraphRelease {
  readonly id: string;
  readonly contentHash: string;
  readonly createdAt: string;
  readonly sources: readonly (SourceRelease & { readonly contentHash: string; readonly loadedAt: string })[];
  readonly counts: GraphCounts;
}
