import { systemIdOf } from '../domain/codeSystem.ts';
import type { ConceptId } from '../domain/concept.ts';
import { InvalidInput, LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { MappingRelation } from '../domain/mapping.ts';
import type { PatientFact } from '../domain/mapRule.ts';
import type { MappedConcept, PhraseAbstention } from '../mapping/phraseMapper.ts';
import type { Graph } from './graph.ts';
import { checkPageSize } from './paging.ts';
import type { MatchExplanation } from './searchConcepts.ts';

export interface PhraseRequest {
  readonly text: string;
  readonly to: string;
  readonly strategy: 'AUTO' | 'RETRIEVE_RERANK' | 'LEVELWISE';
  readonly route: string | undefined;
  readonly billable: boolean;
  /** A language tag. */
  readonly language: string | undefined;
  readonly first: number;
}
export interface PhraseCandidate {
  readonly id: ConceptId;
  readonly score: number;
  readonly confidence: number;
  readonly relation: MappingRelation;
  readonly why: readonly MatchExplanation[];
  readonly stages: readonly { readonly stage: string; readonly score: number; readonly rank: number | undefined }[];
}
export interface Abstention {
  readonly reason: string;
  readonly missing: readonly PatientFact[];
  readonly nearest: ConceptId | undefined;
  readonly missingAttribute: string | undefined;
}
export interface PhraseMapping {
  readonly text: string;
  readonly candidates: readonly PhraseCandidate[];
  readonly levels: readonly { readonly level: number; readonly id: ConceptId; readonly confidence: number; readonly alternatives: readonly ConceptId[] }[];
  readonly abstained: Abstention | undefined;
}

/** Throws where the system is not one of the release. */
export function knownSystem({ release, phrases }: Graph, named: string): string {
  const system = systemIdOf(named);
  if (release.systems.some(({ id }) => id === system) || phrases.indexes.of(system) !== undefined) return system;
  throw new InvalidInput(`to: "${named.slice(0, 50)}" is no system of this release. Its systems are ${release.systems.map(({ id }) => id).join(', ')}.`);
}

/** What a phrase means in a system. */
export function mapPhrase(graph: Graph, { text, to, strategy, route, billable, language, first }: PhraseRequest): PhraseMapping {
  checkText('text', text, limits.phraseTextMax);
  checkPageSize('candidates', first, limits.mappingCandidatesMax);
  checkLanguage(language);
  const system = knownSystem(graph, to);
  const levelwise = strategy === 'LEVELWISE' || (strategy === 'AUTO' && system === 'ATC');
  const { candidates, levels, abstained } = graph.phrases.map({ text, system, levelwise, route, billable, language, first, defined: new Map(), neighbours: [] });
  return {
    text,
    candidates: candidates.map((candidate, place) => candidateOf(graph, candidate, place)),
    levels: levels.map(({ level, concept, confidence, alternatives }) => ({ level, confidence, id: graph.topology.idAt(concept), alternatives: alternatives.map((other) => graph.topology.idAt(other)) })),
    abstained: abstained && abstentionOf(graph, abstained),
  };
}

export function checkText(what: string, text: string, max: number): void {
  if (text.length > max) throw new LimitExceeded(what, max, text.length, 'Send a shorter one.');
  if (!/[\p{L}\p{N}]/u.test(text)) throw new InvalidInput(`${what}: holds no letter and no digit. Send a name.`);
}

/** Throws where it is no language tag. */
export function checkLanguage(language: string | undefined): void {
  if (language !== undefined && !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) throw new InvalidInput(`language: "${language.slice(0, 50)}" is no language tag. Write it as in "es" or "pt-BR".`);
}

export const abstentionOf = ({ topology }: Graph, { reason, missing, nearest, missingAttribute }: PhraseAbstention): Abstention => ({
  reason, missing, missingAttribute, nearest: nearest === undefined ? undefined : topology.idAt(nearest),
});

export const candidateOf = ({ topology }: Graph, candidate: MappedConcept, place: number): PhraseCandidate => ({
  id: topology.idAt(candidate.concept), score: candidate.score, confidence: candidate.confidence, relation: candidate.relation,
  why: [explanationOf(candidate, place)], stages: candidate.stages,
});

const explanationOf = (candidate: MappedConcept, place: number): MatchExplanation => ({
  reason: candidate.abbreviated ? 'ABBREVIATION' : !candidate.sameWords ? 'SPELLING' : candidate.kind === 'PREFERRED' ? 'EXACT' : 'SYNONYM',
  term: candidate.name, highlights: [], score: candidate.score, rank: place + 1, note: candidate.notes.length === 0 ? undefined : candidate.notes.join(' '),
});
