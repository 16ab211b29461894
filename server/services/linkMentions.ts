import { InvalidInput, LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Steps } from '../release/steps.ts';
import type { Assertedness } from '../search/mappingTables.ts';
import type { Graph } from './graph.ts';
import type { PhraseCandidate } from './mapPhrase.ts';
import { candidateOf, checkLanguage, knownSystem } from './mapPhrase.ts';
import { checkPageSize } from './paging.ts';

export interface LinkedMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly assertion: Assertedness;
  readonly cue: string | undefined;
  readonly candidates: readonly PhraseCandidate[];
}

/** Mentions of concepts of the systems in a text, in its order. */
export function* linkMentions(graph: Graph, text: string, to: readonly string[], language: string | undefined, first: number): Steps<readonly LinkedMention[]> {
  if (text.length > limits.noteTextMax) throw new LimitExceeded('text', limits.noteTextMax, text.length, 'Send the note in parts.');
  if (to.length === 0) throw new InvalidInput('to: names no system. Name at least one.');
  if (to.length > limits.noteSystemsMax) throw new LimitExceeded('to', limits.noteSystemsMax, to.length);
  checkPageSize('candidates', first, limits.mappingCandidatesMax);
  checkLanguage(language);
  const systems = [...new Set(to.map((named) => knownSystem(graph, named)))];
  const { phrases } = graph;
  const indexes = systems.flatMap((system) => phrases.indexesOf(system));
  const known = new Map<string, readonly PhraseCandidate[]>();
  const linked: LinkedMention[] = [];
  for (const { start, end, text: span, judgement, defined } of yield* phrases.mentions.find(text, indexes, limits.mentionsMax)) {
    const candidates = known.get(span) ?? systems.flatMap((system) => phrases.mapNamed({ text: span, system, language, defined, first })).sort((a, b) => b.confidence - a.confidence || b.score - a.score || a.concept - b.concept).slice(0, first).map((candidate, place) => candidateOf(graph, candidate, place));
    known.set(span, candidates);
    yield;
    // "Acute" alone speaks of no thing.
    if (candidates.length > 0 && candidates.every(({ id }) => graph.topology.kindOf(graph.topology.indexOf(id)) === 'QUALIFIER')) continue;
    linked.push({ start, end, text: span, assertion: judgement.assertion, cue: judgement.cue, candidates });
  }
  return linked;
}
