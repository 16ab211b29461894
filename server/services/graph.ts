import type { GraphStore } from '../graph/graphStore.ts';
import type { DiseaseKnowledge } from '../release/diseaseKnowledge.ts';
import type { PhraseMapper } from '../mapping/phraseMapper.ts';
import type { ReleaseManifest } from '../release/manifest.ts';
import type { Topology } from '../release/topology.ts';
import type { TermIndex } from '../search/termIndex.ts';

/** One release, opened for questions: its store and the arrays that answer hierarchy and words in the process. */
export interface Graph {
  readonly release: ReleaseManifest;
  readonly store: GraphStore;
  readonly topology: Topology;
  readonly termIndex: TermIndex;
  readonly diseases: DiseaseKnowledge;
  /** Phrases to concepts, by the names of this release. */
  readonly phrases: PhraseMapper;
}

export const sourceReleaseId = ({ source, contentHash }: { readonly source: string; readonly contentHash: string }): string =>
  `source:${source}@${contentHash.slice(0, 12)}`;
