import { parseConceptId } from '../domain/codeSystem.ts';
import type { Concept, ConceptId, ConceptKind } from '../domain/concept.ts';
import { isConceptId, systemOf } from '../domain/concept.ts';
import type { Pause } from '../domain/deadline.ts';
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
  /** The names that lead there where no mapping does. */
  readonly byName: NameMatch | undefined;
}
export interface NameMatch {
  readonly sent: string;
  readonly finding: string;
  /** 0..1, of the phrase engine. */
  readonly confidence: number;
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

/**
 * Brings every finding sent to one that diseases are described by: as it is, over former ids and mappings, else to the
 * finding that has its name.
 */
export async function readFindings(graph: Graph, sent: readonly SentFinding[], pause: Pause): Promise<ReadFindings> {
  if (sent.length > limits.caseFindingsMax) throw new LimitExceeded('case: findings', limits.caseFindingsMax, sent.length, 'Send those that matter.');
  const read: (CaseFinding | IgnoredFinding | UnmappedFinding)[] = [];
  for (const { concept, status } of sent) {
    if (concept.trim() === '') throw new InvalidInput('case: a finding is empty. Send an id such as HP:0001250.');
    const index = graph.topology.liveIndexOf(parseConceptId(concept) ?? concept);
    if (index === -1) {
      read.push({ finding: concept, known: false, reason: 'this release has no such concept', nearest: nearestByWords(graph, concept) });
      continue;
    }
    const id = graph.topology.idAt(index);
    const path = isFinding(graph, id) ? [id] as const : await pathToFinding(graph, id);
    read.push(path === undefined ? { unmapped: id, status } : { concept: graph.topology.indexOf(path.at(-1) ?? id), status, path, byName: undefined });
  }
  const concepts = await conceptsOf(graph, read.flatMap((entry) => ('unmapped' in entry ? entry.unmapped : [])));
  const findings: CaseFinding[] = [];
  const ignored: IgnoredFinding[] = [];
  for (const entry of read) {
    if ('unmapped' in entry) await pause();
    const found = 'unmapped' in entry ? findByName(graph, entry, concepts.get(entry.unmapped)) : entry;
    if ('path' in found) findings.push(found);
    else ignored.push(found);
  }
  return { findings, ignored };
}

/** A concept that no mapping leads from to a finding. */
interface UnmappedFinding {
  readonly unmapped: ConceptId;
  readonly status: FindingStatus;
}

async function conceptsOf({ store }: Graph, ids: readonly ConceptId[]): Promise<ReadonlyMap<ConceptId, Concept>> {
  const concepts = ids.length === 0 ? [] : await store.concepts(ids);
  return new Map(concepts.flatMap((concept) => (concept === undefined ? [] : [[concept.id, concept] as const])));
}

/** Below this a name is too often that of something else. */
const nameConfidenceMin = 0.5;
/** Below this a finding is not worth naming beside the one sent. */
const nearConfidenceMin = 0.2;
/** A drug or an organ has no finding for a namesake. */
const namedKinds: ReadonlySet<ConceptKind> = new Set(['FINDING', 'DISEASE']);

/** The finding with the words of the name, whatever their form; a name that says more or less is only near. */
function findByName(graph: Graph, { unmapped, status }: UnmappedFinding, concept: Concept | undefined): CaseFinding | IgnoredFinding {
  const { diseases, phrases, topology } = graph;
  const isNamed = concept !== undefined && concept.label !== concept.code && namedKinds.has(concept.kind);
  const candidates = isNamed ? diseases.findingSystems.flatMap((system) => phrases.map({
    text: concept.label.slice(0, limits.phraseTextMax), system, levelwise: false, route: undefined, billable: false, language: undefined, defined: new Map(), neighbours: [], first: limits.nearestFindingsMax,
  }).candidates) : [];
  const known = candidates.filter((candidate) => diseases.model.terms.numberOf(candidate.concept) !== -1).sort((a, b) => b.confidence - a.confidence || a.concept - b.concept);
  const named = known.find(({ relation, sameWords, confidence }) => relation === 'EXACT' && sameWords && confidence >= nameConfidenceMin);
  if (concept !== undefined && named !== undefined) {
    return { concept: named.concept, status, path: [unmapped, topology.idAt(named.concept)], byName: { sent: concept.label, finding: named.name, confidence: named.confidence } };
  }
  return {
    finding: unmapped, known: true, reason: 'no disease is described by it, no loaded mapping leads from it to a finding that is used for that, and no such finding has its name',
    nearest: known.filter(({ confidence }) => confidence >= nearConfidenceMin).slice(0, limits.nearestFindingsMax).map((near) => topology.idAt(near.concept)),
  };
}

/** A finding that diseases are described by, or one of a system of such findings, which its ancestors may connect to them. */
function isFinding({ topology, diseases }: Graph, id: ConceptId): boolean {
  const { terms, hierarchy } = diseases.model;
  const index = topology.indexOf(id);
  return diseases.findingSystems.includes(systemOf(id)) && [index, ...hierarchy.ancestorsOf(index)].some((concept) => terms.numberOf(concept) !== -1);
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
