import type { TermIndex } from './termIndex.ts';
import { wordsOf } from './words.ts';

export interface QueryWord {
  /** As compared with whole words. */
  readonly folded: string;
  /** As compared with the beginnings of words: the plural is left on, because the word may not be complete. */
  readonly prefix: string;
  /** Need not be matched. */
  readonly optional: boolean;
}

/** A reading of the query: as typed, or with one abbreviation spelled out. */
export interface QueryVariant {
  readonly words: readonly QueryWord[];
  /** Factor on the scores of this reading. */
  readonly weight: number;
  /** The abbreviation and what it was read as. */
  readonly expanded: { readonly abbreviation: string; readonly expansion: string } | undefined;
}

const expandedWeight = 0.97;
const variantsMax = 5;

/** The query as typed first, then with each abbreviation in it spelled out; at most five readings. */
export function queryVariants(index: TermIndex, text: string, wordsMax: number): readonly QueryVariant[] {
  const typed = wordsOf(text, (word) => word).slice(0, wordsMax);
  const functionWords = new Set(index.lexicon.functionWords);
  const read = (words: readonly string[]): readonly QueryWord[] => {
    const readable = words.map((word) => ({ folded: index.fold(word), prefix: index.foldPrefix(word), optional: functionWords.has(word) }));
    return readable.every(({ optional }) => optional) ? readable.map((word) => ({ ...word, optional: false })) : readable;
  };
  const plain = typed.map(({ folded }) => folded);
  const variants: QueryVariant[] = [{ words: read(plain), weight: 1, expanded: undefined }];
  typed.forEach(({ start, end }, place) => {
    const asTyped = text.slice(start, end);
    for (const { abbreviation, expansion, case: letters } of index.lexicon.abbreviations) {
      const same = letters === 'any' ? abbreviation.toLowerCase() === asTyped.toLowerCase() : abbreviation === asTyped;
      if (!same || variants.length >= variantsMax) continue;
      const spelledOut = wordsOf(expansion, (word) => word).map(({ folded }) => folded);
      // Some names hold both, as in "Post-traumatic stress disorder (PTSD)".
      const asTypedToo = read(plain.slice(place, place + 1)).map((word) => ({ ...word, optional: true }));
      const words = [...read([...plain.slice(0, place), ...spelledOut, ...plain.slice(place + 1)]), ...asTypedToo];
      variants.push({ words, weight: expandedWeight, expanded: { abbreviation, expansion } });
    }
  });
  return variants.filter(({ words }) => words.length > 0);
}
