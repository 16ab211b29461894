import { parseConceptId } from '../domain/codeSystem.ts';
import type { ConceptId } from '../domain/concept.ts';
import { isConceptId, systemOf } from '../domain/concept.ts';
import { InvalidInput, LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { FindingStatus, StatedFinding } from '../differential/robustness.ts';
import type { Graph } from './graph.ts';
import { atOnce } from '../release/steps.ts';
import { searchConcepts } from './searchConcepts.ts';

export interface SentFinding {
  readonly concept: string;
  readonly status: FindingStatus;
}
/** A finding of the case as the model knows it, and how the id that was sent leads there. */
export interface CaseFinding extends StatedFinding {
  /** From the live concept that was sent to the finding; one id where they are the same. */
  readonly path: readonly [ConceptId, ...ConceptId[]];
}
export interface IgnoredFinding {
  /** A concept of the release, or an id or text that it does not have. */
  readonly finding: string;
  readonly known: boolean;
  readonly reason: string;
  readonly nearest: readonly ConceptId[];
}
export interface ReadFindings {
  readonly findings: readonly CaseFinding[];
  readonly ignored: readonly IgnoredFinding[];
}

/** Brings every finding sent to one that diseases are described by, over former ids and mappings. */
export async function readFindings(graph: Graph, sent: readonly SentFinding[]): Promise<ReadFindings> {
  if (sent.length > limits.caseFindingsMax) throw new LimitExceeded('case: findings', limits.caseFindingsMax, sent.length, 'Send those that matter.');
  const findings: CaseFinding[] = [];
  const ignored: IgnoredFinding[] = [];
  for (const { concept, status } of sent) {
    if (concept.trim() === '') throw new InvalidInput('case: a finding is empty. Send an id such as HP:0001250.');
    const index = graph.topology.liveIndexOf(parseConceptId(concept) ?? concept);
    if (index === -1) {
      ignored.push({ finding: concept, known: false, reason: 'this release has no such concept', nearest: nearestByWords(graph, concept) });
      continue;
    }
    const id = graph.topology.idAt(index);
    const path = isFinding(graph, id) ? [id] as const : await pathToFinding(graph, id);
    if (path === undefined) {
      ignored.push({ finding: id, known: true, reason: 'no disease is described by it, and no loaded mapping leads from it to a finding that is used for that', nearest: [] });
    } else {
      findings.push({ concept: graph.topology.indexOf(path.at(-1) ?? id), status, path });
    }
  }
  return { findings, ignored };
}

/** A finding that diseases are described by, or one of the same system, which its ancestors may connect to them. */
function isFinding({ topology, diseases }: Graph, id: ConceptId): boolean {
  const { terms, hierarchy } = diseases.model;
  const index = topology.indexOf(id);
  return [index, ...hierarchy.ancestorsOf(index)].some((concept) => terms.numberOf(concept) !== -1);
}

/** Exact mappings before close ones, official ones before others, then by id; at most a few steps. */
async function pathToFinding(graph: Graph, from: ConceptId): Promise<readonly [ConceptId, ...ConceptId[]] | undefined> {
  let frontier: readonly (readonly [ConceptId, ...ConceptId[]])[] = [[from]];
  const seen = new Set<ConceptId>([from]);
  for (let step = 0; step < limits.findingMappingStepsMax; step += 1) {
    const mappings = await graph.store.mappings(frontier.map((path) => path.at(-1) ?? from));
    const next: { readonly path: readonly [ConceptId, ...ConceptId[]]; readonly order: string }[] = [];
    frontier.forEach((path, place) => {
      for (const mapping of mappings[place] ?? []) {
        const other = otherEnd(mapping, path.at(-1) ?? from);
        if (other === undefined || seen.has(other)) continue;
        next.push({ path: [...path, other], order: `${trustOf(mapping)} ${other}` });
      }
    });
    next.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    const reached = next.find(({ path }) => isFinding(graph, path.at(-1) ?? from));
    if (reached !== undefined) return reached.path;
    for (const { path } of next) seen.add(path.at(-1) ?? from);
    frontier = next.slice(0, limits.idsMax).map(({ path }) => path);
  }
  return undefined;
}

function otherEnd({ source, target, targetsTogether, relation, status }: Mapping, id: ConceptId): ConceptId | undefined {
  const usable = (relation === 'EXACT' || relation === 'CLOSE') && (status === 'OFFICIAL' || status === 'ACCEPTED') && targetsTogether.length === 0;
  if (!usable) return undefined;
  return source === id ? target : source;
}

const trustOf = ({ relation, status }: Mapping): number => (relation === 'EXACT' ? 0 : 2) + (status === 'OFFICIAL' ? 0 : 1);

/** Findings with these words in a name, or a code that begins like this one. */
function nearestByWords(graph: Graph, text: string): ConceptId[] {
  const { found: hits } = atOnce(searchConcepts(graph, {
    text: text.slice(0, limits.searchTextMax), systems: undefined, kinds: ['FINDING'], within: undefined, mode: 'LEXICAL', language: undefined,
    includeInactive: false, first: limits.searchHitsMax, after: undefined,
  }));
  const found = hits.map(({ id }) => id);
  const system = isConceptId(text) ? systemOf(text) : undefined;
  const sameSystem = system === undefined ? found : found.filter((id) => systemOf(id) === system);
  return sameSystem.filter((id) => isFinding(graph, id)).slice(0, limits.nearestFindingsMax);
}
