import type { EvidenceTier } from '../domain/release.ts';
import { LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { DiseaseProfile } from '../differential/diseaseProfile.ts';
import { emptyProfile } from '../differential/diseaseProfile.ts';
import { profileInView, rowsOfDisease } from '../differential/model.ts';
import type { ReplacedProfiles } from '../differential/score.ts';
import { nothingReplaced } from '../differential/score.ts';
import type { Graph } from './graph.ts';
import { sourceReleaseId } from './graph.ts';

export interface KnowledgeFilter {
  /** Undefined: all. */
  readonly tiers: readonly EvidenceTier[] | undefined;
  readonly excludeSources: readonly string[];
  readonly excludeReferences: readonly string[];
  /** Undefined: all. */
  readonly licences: readonly string[] | undefined;
}
/** What is left of the knowledge of a release in one question. */
export interface KnowledgeView {
  readonly replaced: ReplacedProfiles;
  /** Whether a row counts. */
  keeps(row: number): boolean;
  /** What a reader must know of it. */
  readonly notices: readonly string[];
}

const everything: KnowledgeView = { replaced: nothingReplaced, keeps: () => true, notices: [] };

/** Leaves out the rows that the filter excludes and pools the rest of each disease again; backgrounds stay those of the release. */
export function knowledgeView(graph: Graph, filter: KnowledgeFilter): KnowledgeView {
  for (const [name, list] of [['excludeReferences', filter.excludeReferences], ['excludeSources', filter.excludeSources]] as const) {
    if (list.length > limits.knowledgeFilterMax) throw new LimitExceeded(`knowledge: ${name}`, limits.knowledgeFilterMax, list.length);
  }
  const { diseases, release } = graph;
  const left = release.sources.map((source) => isLeftOut(source, filter));
  const notices = namesNothing(graph, filter);
  const cited = filter.excludeReferences.map((reference) => {
    const rows = diseases.rowsCiting(publishedReference(reference));
    if (rows === undefined) notices.push(`Nothing in this release cites "${reference.slice(0, 100)}", so leaving it out changes nothing.`);
    return rows ?? [];
  });
  if (!left.includes(true) && cited.every((rows) => rows.length === 0)) return { ...everything, notices };
  const { model } = diseases;
  /** 1 for each row that is left out. */
  const out = new Uint8Array(model.rows.subject.length);
  for (const rows of cited) for (const row of rows) out[row] = 1;
  if (left.includes(true)) for (let row = 0; row < out.length; row += 1) if (left[diseases.sourceOf(row)] === true) out[row] = 1;
  const removed = out.reduce((sum, one) => sum + one, 0);
  if (removed === 0) return { ...everything, notices };
  const keeps = (row: number): boolean => out[row] === 0;
  const replaced = new Map<number, DiseaseProfile>();
  for (const disease of model.diseases.keys()) {
    const rows = rowsOfDisease(model, disease);
    const kept = rows.filter(keeps).length;
    // A source speaks of most diseases alone: without it nothing is left of them to be pooled.
    if (kept < rows.length) replaced.set(disease, kept === 0 ? emptyProfile : profileInView(model, disease, (row, counted) => (keeps(row) ? counted : undefined)));
  }
  notices.push(`${removed} statements about ${replaced.size} diseases were left out and the frequencies of these diseases computed again; backgrounds and indexes are those of the whole release.`);
  return { replaced, keeps, notices };
}

/** What of a filter is true of no source of the release. */
function namesNothing({ release: { sources } }: Graph, { tiers, licences, excludeSources }: KnowledgeFilter): string[] {
  const unknown = (asked: readonly string[] | undefined, isOf: (source: Source, one: string) => boolean): readonly string[] =>
    (asked ?? []).filter((one) => !sources.some((source) => isOf(source, one))).map((one) => `"${one.slice(0, 100)}"`);
  return [
    ...unknown(excludeSources, isSource).map((name) => `This release has no source ${name}, so leaving it out changes nothing.`),
    ...unknown(tiers, ({ tier }, one) => tier === one).map((name) => `No source of this release is of the tier ${name}.`),
    ...unknown(licences, ({ licence }, one) => licence === one).map((name) => `No source of this release is under the licence ${name}.`),
  ];
}

type Source = Graph['release']['sources'][number];
const isSource = (source: Source, named: string): boolean => named === source.source || named === sourceReleaseId(source);

function isLeftOut(source: Source, { tiers, licences, excludeSources }: KnowledgeFilter): boolean {
  if (tiers !== undefined && !tiers.includes(source.tier)) return true;
  if (licences !== undefined && !licences.includes(source.licence)) return true;
  return excludeSources.some((excluded) => isSource(source, excluded));
}

/** A bare number is a PubMed id; prefixes are written in capitals. */
const publishedReference = (reference: string): string => {
  if (/^\d+$/.test(reference)) return `PMID:${reference}`;
  return reference.replace(/^pmid:\s*/i, 'PMID:').replace(/^doi:\s*/i, 'DOI:').replace(/^omim:/i, 'OMIM:').replace(/^(orpha|orphanet):/i, 'ORPHA:');
};
