import { buildPhraseIndex } from './buildPhraseIndex.ts';
import { PhraseIndex } from './phraseIndex.ts';
import type { ExampleIndex } from './phraseRanker.ts';
import type { PhraseReader } from './phraseReader.ts';

/** A phrase that a person accepted for a concept, and how often. */
export interface AcceptedExample {
  readonly phrase: string;
  readonly concept: number;
  readonly count: number;
}

/** Accepted phrases of one system as an index of their own, so that they take effect without a new release. */
export function buildExampleIndex(examples: readonly AcceptedExample[], reader: PhraseReader): ExampleIndex | undefined {
  if (examples.length === 0) return undefined;
  const { arrays, nameTerm } = buildPhraseIndex(examples.map(({ phrase, concept }, term) => ({ concept, kind: 'EXAMPLE', text: phrase, term })), reader);
  const index = new PhraseIndex(arrays, (name) => examples[nameTerm[name] ?? 0]?.phrase ?? '');
  const counts = new Map<string, number>();
  const keyOf = (phrase: string, concept: number): string => `${concept} ${reader.read(phrase).words.join(' ')}`;
  for (const { phrase, concept, count } of examples) counts.set(keyOf(phrase, concept), (counts.get(keyOf(phrase, concept)) ?? 0) + count);
  return { index, countOf: (name) => counts.get(keyOf(index.textOf(name), index.conceptOf(name))) ?? 0 };
}
