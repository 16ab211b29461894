import type { MappingRelation } from '../domain/mapping.ts';
import type { BuiltPhraseIndex } from './buildPhraseIndex.ts';
import { buildPhraseIndex, entriesInStep, readingOf } from './buildPhraseIndex.ts';
import { PhraseIndex } from './phraseIndex.ts';
import type { PhraseReader } from './phraseReader.ts';

/** A phrase that a person accepted for a concept, and how often. */
export interface AcceptedExample {
  readonly phrase: string;
  readonly concept: number;
  readonly relation: MappingRelation;
  readonly count: number;
  /** Place in the languages of the release. */
  readonly language: number;
}
/** A phrase that a person said does not mean a concept, and how often. */
export type RejectedExample = Pick<AcceptedExample, 'phrase' | 'concept' | 'count'>;

/** Accepted phrases of one system as an index of their own beside its names, and the rejected ones. */
export interface ExampleIndex {
  readonly index: PhraseIndex;
  /** How often the phrase of a name was accepted for its concept. */
  readonly countOf: (name: number) => number;
  readonly relationOf: (name: number) => MappingRelation;
  /** How often these words were rejected for the concept. */
  readonly rejectionsOf: (words: readonly string[], concept: number) => number;
}

export interface BuiltExamples extends Pick<BuiltPhraseIndex, 'arrays'> {
  /** For each name of the index. */
  readonly examples: readonly AcceptedExample[];
}

/** Phrases that read alike count together, under the relation and the spelling that were accepted most often. It may be stopped between its steps. */
export function* buildExamples(examples: readonly AcceptedExample[], reader: PhraseReader): Generator<undefined, BuiltExamples> {
  const merged = new Map<string, AcceptedExample & { readonly most: number }>();
  for (const [place, example] of examples.entries()) {
    if (place % entriesInStep === 0) yield;
    const key = `${example.concept} ${example.language} ${readingOf(reader.read(example.phrase))}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { ...example, most: example.count });
    else if (example.count > known.most) merged.set(key, { ...example, count: known.count + example.count, most: example.count });
    else merged.set(key, { ...known, count: known.count + example.count });
  }
  const distinct = [...merged.values()];
  const { arrays, nameTerm } = yield* buildPhraseIndex(distinct.map(({ phrase, concept, language }, term) => ({ concept, kind: 'EXAMPLE', text: phrase, language, term })), reader);
  return { arrays, examples: Array.from(nameTerm, (term) => distinct[term]).filter((example) => example !== undefined) };
}

export function openExamples({ arrays, examples }: BuiltExamples, rejected: readonly RejectedExample[], reader: PhraseReader): ExampleIndex {
  const index = new PhraseIndex(arrays, (name) => examples[name]?.phrase ?? '');
  const rejections = new Map<string, number>();
  const keyOf = (words: readonly string[], concept: number): string => `${concept} ${[...words].sort().join(' ')}`;
  for (const { phrase, concept, count } of rejected) {
    const key = keyOf(reader.read(phrase).words, concept);
    rejections.set(key, (rejections.get(key) ?? 0) + count);
  }
  return {
    index,
    countOf: (name) => examples[name]?.count ?? 0,
    relationOf: (name) => examples[name]?.relation ?? 'EXACT',
    rejectionsOf: (words, concept) => (rejections.size === 0 ? 0 : (rejections.get(keyOf(words, concept)) ?? 0)),
  };
}
