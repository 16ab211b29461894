/** How a concept came by a name, from the most to the least telling. */
export const entryKinds = ['PREFERRED', 'SYNONYM', 'OTHER_NAME', 'INDEX_ENTRY', 'INCLUSION', 'BORROWED', 'BORROWED_FAR', 'EXAMPLE', 'FORMER'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** The names of one code system laid out for retrieval; names are ordered by concept. */
export interface PhraseArrays {
  /** Sorted. */
  readonly words: readonly string[];
  readonly nameConcept: Uint32Array;
  readonly nameKind: Uint8Array;
  /** Bits of `phraseMarks`. */
  readonly nameMarks: Uint8Array;
  /** Place of the name's language in the languages of the release. */
  readonly nameLanguage: Uint8Array;
  /** Place of the head word among `words`; `noWord` for none. */
  readonly nameHead: Uint32Array;
  readonly nameWordOffsets: Uint32Array;
  readonly nameWords: Uint32Array;
  /** For each of `nameWords` 1 where the name denies it. */
  readonly nameDenied: Uint8Array;
  readonly postingOffsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Sorted trigrams of the words, and the words that hold each. */
  readonly grams: readonly string[];
  readonly gramOffsets: Uint32Array;
  readonly gramWords: Uint32Array;
  /** Hashes of the sorted words of each name, sorted, and the name of each. */
  readonly keyHash: Uint32Array;
  readonly keyName: Uint32Array;
}

export const phraseMarks = { unspecified: 1, other: 2, elsewhere: 4 } as const;
export const noWord = 0xffffffff;

/** Trigrams of a word with its ends marked, each once. */
export function gramsOf(word: string): string[] {
  const padded = `^${word}$`;
  const grams = new Set<string>();
  for (let place = 0; place + 3 <= padded.length; place += 1) grams.add(padded.slice(place, place + 3));
  return grams.size === 0 ? [padded] : [...grams];
}

/** The same for any order of the words. FNV-1a (Fowler, Noll, Vo) over the sorted words. */
export function keyOf(words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const word of [...words].sort()) {
    for (let place = 0; place < word.length; place += 1) hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  return hash >>> 0;
}
