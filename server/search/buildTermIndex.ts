import type { TermType } from '../domain/concept.ts';
import { compactCode } from '../domain/codeSystem.ts';
import type { Lexicon } from './lexicon.ts';
import { wordFolder, wordsOf } from './words.ts';

/** A name to be found: `term` is its place in the term table, `concept` the index of its concept. */
export interface IndexedTerm {
  readonly term: number;
  readonly concept: number;
  readonly type: TermType;
  readonly text: string;
}

/** What the index needs of a column writer; `ColumnWriter` of the release satisfies it. */
export interface IndexColumns {
  add(name: string, content: Uint8Array | Uint32Array): void;
  addTexts(name: string, texts: readonly string[]): void;
  addAdjacency(name: string, nodeCount: number, from: Uint32Array, targets: Uint32Array): void;
}

/** Better names first, so that a list of postings starts with them. */
const typeOrder: Readonly<Record<TermType, number>> = {
  PREFERRED: 0, SYNONYM: 1, LAY: 2, BRAND: 3, ABBREVIATION: 4, INDEX_ENTRY: 5, INCLUSION: 6, FORMER: 7,
};

/**
 * Writes the word index: sorted words, for each word the names that hold it, for each name its words, and the sorted
 * codes without punctuation. Names are numbered from the best to the worst.
 */
export function buildTermIndex(
  terms: readonly IndexedTerm[],
  codes: readonly { readonly code: string; readonly concept: number }[],
  lexicon: Lexicon,
  columns: IndexColumns,
): void {
  const { words, offsets, wordOfPlace } = numberedWords(terms, lexicon);
  const order = bestFirst(terms, offsets);
  const nameOfWord = new Uint32Array(wordOfPlace.length);
  const wordOfName = new Uint32Array(wordOfPlace.length);
  let pair = 0;
  order.forEach((place, name) => {
    for (let at = offsets[place] ?? 0; at < (offsets[place + 1] ?? 0); at += 1) {
      nameOfWord[pair] = name;
      wordOfName[pair] = wordOfPlace[at] ?? 0;
      pair += 1;
    }
  });
  columns.addTexts('search.words', words);
  columns.add('search.nameTerm', Uint32Array.from(order, (place) => terms[place]?.term ?? 0));
  columns.add('search.nameConcept', Uint32Array.from(order, (place) => terms[place]?.concept ?? 0));
  columns.addAdjacency('search.nameWords', order.length, nameOfWord, wordOfName);
  columns.addAdjacency('search.postings', words.length, ...postings(words.length, nameOfWord, wordOfName));

  const compact = codes.map(({ code, concept }) => ({ code: compactCode(code), concept })).filter(({ code }) => code !== '');
  compact.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.concept - b.concept));
  columns.addTexts('search.codes', compact.map(({ code }) => code));
  columns.add('search.codeConcept', Uint32Array.from(compact, ({ concept }) => concept));
}

interface NumberedWords {
  /** Sorted. */
  readonly words: readonly string[];
  /** The words of the term at a place are wordOfPlace[offsets[place]..offsets[place + 1]]. */
  readonly offsets: Uint32Array;
  readonly wordOfPlace: Uint32Array;
}

/** The words of every term as numbers: strings are kept once, because there are millions of terms. */
function numberedWords(terms: readonly IndexedTerm[], lexicon: Lexicon): NumberedWords {
  const { fold } = wordFolder(lexicon);
  const numbers = new Map<string, number>();
  const found: number[] = [];
  const offsets = new Uint32Array(terms.length + 1);
  terms.forEach(({ text }, place) => {
    for (const { folded } of wordsOf(text, fold)) {
      const number = numbers.get(folded) ?? numbers.size;
      if (number === numbers.size) numbers.set(folded, number);
      found.push(number);
    }
    offsets[place + 1] = found.length;
  });
  const words = [...numbers.keys()].sort();
  const sorted = new Uint32Array(words.length);
  words.forEach((word, place) => { sorted[numbers.get(word) ?? 0] = place; });
  return { words, offsets, wordOfPlace: Uint32Array.from(found, (number) => sorted[number] ?? 0) };
}

/** Places of the terms that have words: by type, number of words, length of the text, place. As one number each, which sorts natively. */
function bestFirst(terms: readonly IndexedTerm[], offsets: Uint32Array): Uint32Array {
  const [wordsMost, lengthMost, placesMost] = [2 ** 7, 2 ** 14, 2 ** 28];
  const keys = new Float64Array(terms.length);
  let kept = 0;
  terms.forEach(({ type, text }, place) => {
    const wordCount = (offsets[place + 1] ?? 0) - (offsets[place] ?? 0);
    if (wordCount === 0) return;
    keys[kept] = ((typeOrder[type] * wordsMost + Math.min(wordCount, wordsMost - 1)) * lengthMost + Math.min(text.length, lengthMost - 1)) * placesMost + place;
    kept += 1;
  });
  return Uint32Array.from(keys.subarray(0, kept).sort(), (key) => key % placesMost);
}

/** Pairs sorted by word, then by name, each once: a counting sort, because there are millions. */
function postings(wordCount: number, nameOfWord: Uint32Array, wordOfName: Uint32Array): [Uint32Array, Uint32Array] {
  const next = new Uint32Array(wordCount + 1);
  for (const word of wordOfName) next[word + 1] = (next[word + 1] ?? 0) + 1;
  for (let word = 0; word < wordCount; word += 1) next[word + 1] = (next[word + 1] ?? 0) + (next[word] ?? 0);
  const from = new Uint32Array(wordOfName.length);
  const targets = new Uint32Array(wordOfName.length);
  for (let pair = 0; pair < wordOfName.length; pair += 1) {
    const word = wordOfName[pair] ?? 0;
    const place = next[word] ?? 0;
    from[place] = word;
    targets[place] = nameOfWord[pair] ?? 0;
    next[word] = place + 1;
  }
  let kept = 0;
  for (let pair = 0; pair < from.length; pair += 1) {
    if (pair > 0 && from[pair] === from[kept - 1] && targets[pair] === targets[kept - 1]) continue;
    from[kept] = from[pair] ?? 0;
    targets[kept] = targets[pair] ?? 0;
    kept += 1;
  }
  return [from.slice(0, kept), targets.slice(0, kept)];
}
