import { systemIdOf } from '../domain/codeSystem.ts';
import type { ConceptId, ConceptKind } from '../domain/concept.ts';
import { InvalidInput, LimitExceeded, NotConfigured } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Steps } from '../release/steps.ts';
import type { MatchReason } from '../search/explainHit.ts';
import { explainHit } from '../search/explainHit.ts';
import type { SearchAnswer } from '../search/searchConcepts.ts';
import { searchConcepts as rank } from '../search/searchConcepts.ts';
import { indexOfConcept } from './concepts.ts';
import type { Graph } from './graph.ts';
import { badCursor, checkPageSize, decodeCursor, encodeCursor } from './paging.ts';

export interface SearchQuestion {
  readonly text: string;
  readonly systems: readonly string[] | undefined;
  readonly kinds: readonly ConceptKind[] | undefined;
  readonly within: string | undefined;
  readonly mode: 'LEXICAL' | 'VECTOR' | 'HYBRID';
  readonly language: string | undefined;
  readonly includeInactive: boolean;
  readonly first: number;
  readonly after: string | undefined;
}

export interface FoundConcept {
  readonly id: ConceptId;
  readonly cursor: string;
  readonly score: number;
  readonly why: readonly MatchExplanation[];
}
export interface MatchExplanation {
  readonly reason: MatchReason;
  readonly term: string;
  /** Start and end offsets in the term, UTF-16. */
  readonly highlights: readonly (readonly number[])[];
  readonly score: number;
  readonly rank: number;
  readonly note: string | undefined;
}
export interface ConceptSearch {
  readonly found: readonly FoundConcept[];
  /** Hits before this page. */
  readonly offset: number;
  readonly hasNext: boolean;
  readonly tookMs: number;
  /** Takes as long as there are hits, not only those of the page. */
  readonly count: () => Steps<SearchCounts>;
}
export interface SearchCounts {
  readonly total: number;
  readonly inactive: number;
  readonly facets: readonly ({ readonly count: number } & ({ readonly system: string } | { readonly kind: ConceptKind }))[];
}

const wordsOnly = 'By words only: this server has no embedder, so nothing was matched by meaning.';

/** Throws where the question cannot be answered as asked; an empty answer means that nothing matches. */
export function* searchConcepts(graph: Graph, question: SearchQuestion): Steps<ConceptSearch> {
  const startedAt = performance.now();
  if (question.mode === 'VECTOR') throw new NotConfigured('mode: VECTOR needs an embedder, and this server has none. Set HF_TOKEN or HF_ENDPOINT_URL, or use LEXICAL or HYBRID.');
  if (question.text.trim() === '') throw new InvalidInput('text: it is empty. Send a word, a part of one, or a code.');
  if (question.text.length > limits.searchTextMax) throw new LimitExceeded('text (characters)', limits.searchTextMax, question.text.length, 'Send the words that matter.');
  checkPageSize('searchConcepts', question.first, limits.searchHitsMax);
  const answer = yield* rank(graph.termIndex, graph.topology, {
    text: question.text, systems: knownSystems(graph, question.systems),
    kinds: question.kinds && new Set(question.kinds),
    branch: question.within === undefined ? undefined : graph.topology.branchOf(indexOfConcept(graph, question.within)),
    language: question.language, includeInactive: question.includeInactive, first: question.first,
    after: question.after === undefined ? undefined : positionOf(graph, question.after),
  });
  const found = answer.hits.map((hit, place): FoundConcept => {
    const id = graph.topology.idAt(hit.concept);
    const rankInAnswer = answer.offset + place + 1;
    const note = question.mode === 'HYBRID' ? wordsOnly : undefined;
    return {
      id, score: hit.score, cursor: encodeCursor(`${hit.score} ${id}`),
      why: explainHit(graph.termIndex, hit, id).map((match) => ({ ...match, score: hit.score, rank: rankInAnswer, note: match.note ?? note })),
    };
  });
  return { found, offset: answer.offset, hasNext: answer.hasNext, tookMs: performance.now() - startedAt, count: () => countsOf(answer) };
}

function* countsOf(answer: SearchAnswer): Steps<SearchCounts> {
  const { total, inactive, bySystem, byKind } = yield* answer.count();
  return {
    total, inactive,
    facets: [
      ...[...bySystem].sort(byCount).map(([system, count]) => ({ system, count })),
      ...[...byKind].sort(byCount).map(([kind, count]) => ({ kind, count })),
    ],
  };
}

const byCount = (a: readonly [string, number], b: readonly [string, number]): number => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);

function knownSystems({ release }: Graph, systems: readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (systems === undefined || systems.length === 0) return undefined;
  if (systems.length > limits.idsMax) throw new LimitExceeded('systems', limits.idsMax, systems.length);
  const loaded = new Set(release.systems.map(({ id }) => id));
  const wanted = systems.map(systemIdOf);
  const unknown = wanted.filter((system) => !loaded.has(system));
  if (unknown.length > 0) throw new InvalidInput(`systems: ${unknown.map((system) => `"${system.slice(0, 50)}"`).join(', ')} not loaded. Loaded: ${[...loaded].join(', ')}.`);
  return new Set(wanted);
}

function positionOf({ topology }: Graph, cursor: string): { readonly score: number; readonly concept: number } {
  const [score = '', id = ''] = decodeCursor(cursor).split(' ');
  const concept = topology.indexOf(id);
  if (concept === -1 || score === '' || !Number.isFinite(Number(score))) throw badCursor(cursor);
  return { score: Number(score), concept };
}
