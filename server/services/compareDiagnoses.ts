import { parseConceptId } from '../domain/codeSystem.ts';
import type { ConceptId } from '../domain/concept.ts';
import type { Pause } from '../domain/deadline.ts';
import { InvalidInput, LimitExceeded, NotFound } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { emptyProfile, upwardShares } from '../differential/diseaseProfile.ts';
import { rowKinds } from '../differential/findingRows.ts';
import { rowsOfDisease } from '../differential/model.ts';
import type { FindingStatus } from '../differential/robustness.ts';
import type { SentFinding } from './caseFindings.ts';
import { readFindings } from './caseFindings.ts';
import type { Graph } from './graph.ts';

export interface Comparison {
  readonly diseases: readonly ConceptId[];
  readonly rows: readonly ComparisonRow[];
}
export interface ComparisonRow {
  readonly finding: ConceptId;
  readonly cells: readonly ComparisonCell[];
  readonly discriminates: number;
  readonly inCase: FindingStatus | undefined;
  readonly conflicting: boolean;
}
export interface ComparisonCell {
  readonly disease: ConceptId;
  /** Share of patients with the finding or one below it; undefined where nothing states it. */
  readonly share: number | undefined;
  /** Ids of the statements about the disease, those that exclude the finding too. */
  readonly assertions: readonly string[];
}

/** All findings that one of the diseases is stated to have or not to have, the most separating first. */
export async function compareDiagnoses(graph: Graph, ids: readonly string[], sent: readonly SentFinding[], pause: Pause): Promise<Comparison> {
  if (ids.length > limits.comparedDiseasesMax) throw new LimitExceeded('diseases', limits.comparedDiseasesMax, ids.length);
  if (ids.length < 2) throw new InvalidInput(`diseases: ${ids.length} given, at least 2 are needed to compare.`);
  const { model } = graph.diseases;
  const diseases = ids.map((id) => diseaseOf(graph, id));
  if (new Set(diseases).size < diseases.length) throw new InvalidInput('diseases: two of the ids are the same disease. Give each once.');
  const { findings } = await readFindings(graph, sent, pause);
  const statusOf = statusesOf(graph, findings);
  const columns = diseases.map((disease, place) => {
    const profile = model.profiles[disease] ?? emptyProfile;
    return { disease, id: graph.topology.idAt(graph.topology.liveIndexOf(parseConceptId(ids[place] ?? '') ?? '')), shares: upwardShares(profile, model.terms), rows: statedRows(graph, disease) };
  });
  const terms = [...new Set(columns.flatMap(({ rows }) => [...rows.keys()]))];
  const rows = terms.map((term): ComparisonRow => {
    const cells = columns.map(({ id, shares, rows: stated }): ComparisonCell => ({
      disease: id, share: shares.get(term), assertions: (stated.get(term)?.places ?? []).slice(0, limits.contributionAssertionsMax).map((row) => graph.diseases.assertionIdOf(row)),
    }));
    const all = cells.map(({ share }) => share ?? 0);
    return {
      finding: graph.topology.idAt(model.terms.concept[term] ?? 0), cells, discriminates: Math.max(...all) - Math.min(...all),
      inCase: statusOf(model.terms.concept[term] ?? 0), conflicting: columns.some(({ rows: stated }) => stated.get(term)?.conflicting === true),
    };
  });
  return {
    diseases: columns.map(({ id }) => id),
    rows: rows.sort((a, b) => b.discriminates - a.discriminates || (a.finding < b.finding ? -1 : 1)),
  };
}

/** Number of a disease in the model, by the id of any of its entries. */
export function diseaseOf({ topology, diseases: { model } }: Graph, id: string): number {
  const index = topology.liveIndexOf(parseConceptId(id) ?? id);
  const disease = index === -1 ? -1 : model.diseases.findIndex((entries) => entries.includes(index));
  if (disease === -1) throw new NotFound('disease with stated findings', id.slice(0, 100));
  return disease;
}

interface StatedRows {
  readonly places: number[];
  conflicting: boolean;
}
function statedRows({ diseases: { model } }: Graph, disease: number): Map<number, StatedRows> {
  const { rows, terms } = model;
  const stated = new Map<number, StatedRows & { readonly kinds: Set<number> }>();
  for (const row of rowsOfDisease(model, disease)) {
    const kind = rows.kind[row] ?? 0;
    if (kind !== rowKinds.finding && kind !== rowKinds.excluded) continue;
    const term = terms.numberOf(rows.object[row] ?? 0);
    const found = stated.get(term) ?? { places: [], kinds: new Set(), conflicting: false };
    found.places.push(row);
    found.kinds.add(kind);
    found.conflicting = found.kinds.size > 1;
    stated.set(term, found);
  }
  return stated;
}

/** A present finding implies what subsumes it, an absent one denies what it subsumes. */
function statusesOf({ diseases: { model: { hierarchy } } }: Graph, findings: readonly { readonly concept: number; readonly status: FindingStatus }[]) {
  return (concept: number): FindingStatus | undefined => {
    if (findings.some(({ concept: found, status }) => status === 'PRESENT' && hierarchy.subsumes(concept, found))) return 'PRESENT';
    if (findings.some(({ concept: found, status }) => status === 'ABSENT' && hierarchy.subsumes(found, concept))) return 'ABSENT';
    return findings.some(({ concept: found, status }) => status === 'UNKNOWN' && found === concept) ? 'UNKNOWN' : undefined;
  };
}
