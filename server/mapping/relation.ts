import type { MappingRelation } from '../domain/mapping.ts';
import type { EntryKind } from './phraseArrays.ts';
import type { RankedConcept } from './phraseRanker.ts';

/** What stands between the phrase and the concept. */
export interface Difference {
  /** Reads: the concept is … than the phrase. */
  readonly relation: MappingRelation;
  /** Words of the phrase that the concept's name lacks. */
  readonly missing: readonly string[];
  /** Words of the name that the phrase lacks. */
  readonly added: readonly string[];
}

/** Decided by what the name lacks or adds; words that say only "a disease" count for nothing. */
export function differenceOf(candidate: RankedConcept, typedWords: readonly string[], weakWords: ReadonlySet<string>): Difference {
  const { comparison, variant, index, name } = candidate;
  const weighty = (word: string): boolean => !weakWords.has(word);
  // A part of a list leaves the rest of the phrase unsaid.
  const unread = variant.changes.part > 0 ? typedWords.filter((word) => !variant.words.includes(word)) : (variant.aside ?? []);
  const missing = [...new Set([...comparison.missing, ...unread])].filter(weighty);
  // "Disorder due to diabetes" is no diabetes: a weak word that a name begins with has the rest as its complement.
  const [firstWord] = index.wordsOf(name);
  const added = comparison.added.filter((word) => weighty(word) || (firstWord !== undefined && index.wordAt(firstWord) === word));
  return { relation: relationOf(missing.length > 0 || variant.changes.aside > 0 || isCovered(index.kindOf(name)), added.length > 0, index.hasMark(name, 'other') && !/\bother\b/i.test(variant.note ?? '')), missing, added };
}

/** Whether a name of the kind is covered by its concept rather than a name of it. */
export const isCovered = (kind: EntryKind): boolean => kind === 'INCLUSION' || kind === 'INDEX_ENTRY';

function relationOf(lacks: boolean, adds: boolean, residual: boolean): MappingRelation {
  if (residual) return 'CLOSE';
  if (lacks && adds) return 'CLOSE';
  if (lacks) return 'BROADER';
  return adds ? 'NARROWER' : 'EXACT';
}
