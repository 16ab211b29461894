import type { Assertion } from '../domain/assertion.ts';
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
import { conflictsAmong } from './statementConflicts.ts';

export interface Comparison {
  readonly diseases: readonly ConceptId[];
  readonly rows: readonly ComparisonRow[];
}
export interface ComparisonRow {
  readonly finding: ConceptId;
  readonly cells: readonly ComparisonCell[];
  readonly discriminates: number;
  readonly inCase: FindingStatus | undefined;
  /** Statements that contradict each other, all of them about one of the diseases. */
  readonly conflicts: readonly Assertion[];
}
export interface ComparisonCell {
  readonly disease: ConceptId;
  /** Share of patients with the finding or one below it; undefined where nothing states it. */
  readonly share: number | undefined;
  /** Stated not to be had, or to speak against the disease. */
  readonly excluded: boolean;
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
  const idOfRow = (row: number): string => graph.diseases.assertionIdOf(row);
  const columns = diseases.map((disease, place) => {
    const profile = model.profiles[disease] ?? emptyProfile;
    return { id: graph.topology.idAt(graph.topology.liveIndexOf(parseConceptId(ids[place] ?? '') ?? '')), shares: upwardShares(profile, model.terms), rows: statedRows(graph, disease) };
  });
  const statements = await statementsOf(graph, columns.flatMap(({ rows: stated }) => [...stated.values()].flat()).map(idOfRow));
  const among = (places: readonly number[]): readonly Assertion[] => places.flatMap((row) => statements.get(idOfRow(row)) ?? []);
  const compared = columns.map((column) => ({ ...column, all: among([...column.rows.values()].flat()) }));
  const terms = [...new Set(compared.flatMap(({ rows }) => [...rows.keys()]))];
  const rows = terms.map((term): ComparisonRow => {
    const cells = compared.map(({ id, shares, rows: stated }): ComparisonCell => {
      const places = stated.get(term) ?? [];
      const share = shares.get(term);
      return { disease: id, share, excluded: share === undefined && places.some((row) => model.rows.kind[row] === rowKinds.excluded), assertions: places.slice(0, limits.contributionAssertionsMax).map(idOfRow) };
    });
    const known = cells.flatMap(({ share, excluded }) => (excluded ? 0 : (share ?? [])));
    return {
      finding: graph.topology.idAt(model.terms.concept[term] ?? 0), cells, discriminates: known.length < 2 ? 0 : Math.max(...known) - Math.min(...known),
      inCase: statusOf(model.terms.concept[term] ?? 0),
      conflicts: compared.flatMap(({ rows: stated, all }) => conflictsAmong(among(stated.get(term) ?? []), all)).slice(0, limits.contributionAssertionsMax),
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

/** Rows that state or exclude a finding of the disease, by number of the finding. */
function statedRows({ diseases: { model } }: Graph, disease: number): ReadonlyMap<number, readonly number[]> {
  const { rows, terms } = model;
  const stated = new Map<number, number[]>();
  for (const row of rowsOfDisease(model, disease)) {
    if (rows.kind[row] !== rowKinds.finding && rows.kind[row] !== rowKinds.excluded) continue;
    const term = terms.numberOf(rows.object[row] ?? 0);
    const found = stated.get(term) ?? [];
    found.push(row);
    stated.set(term, found);
  }
  return stated;
}

async function statementsOf({ store }: Graph, ids: readonly string[]): Promise<ReadonlyMap<string, Assertion>> {
  const read = new Map<string, Assertion>();
  for (let from = 0; from < ids.length; from += limits.batchKeysMax) {
    for (const statement of await store.assertions(ids.slice(from, from + limits.batchKeysMax))) if (statement !== undefined) read.set(statement.id, statement);
  }
  return read;
}

/** A present finding implies what subsumes it, an absent one denies what it subsumes. */
function statusesOf({ diseases: { model: { hierarchy } } }: Graph, findings: readonly { readonly concept: number; readonly status: FindingStatus }[]) {
  return (concept: number): FindingStatus | undefined => {
    if (findings.some(({ concept: found, status }) => status === 'PRESENT' && hierarchy.subsumes(concept, found))) return 'PRESENT';
    if (findings.some(({ concept: found, status }) => status === 'ABSENT' && hierarchy.subsumes(found, concept))) return 'ABSENT';
    return findings.some(({ concept: found, status }) => status === 'UNKNOWN' && found === concept) ? 'UNKNOWN' : undefined;
  };
}
