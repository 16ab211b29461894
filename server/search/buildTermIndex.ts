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
  const { fold } = wordFolder(lexicon);
  const names = terms.map((term) => ({ ...term, words: wordsOf(term.text, fold).map((word) => word.folded) })).filter((name) => name.words.length > 0);
  names.sort((a, b) => typeOrder[a.type] - typeOrder[b.type] || a.words.length - b.words.length || a.text.length - b.text.length || a.term - b.term);

  const words = [...new Set(names.flatMap((name) => name.words))].sort();
  const wordIndex = new Map(words.map((word, index) => [word, index]));
  const nameOfWord: number[] = [];
  const wordOfName: number[] = [];
  names.forEach((name, index) => {
    for (const word of name.words) {
      nameOfWord.push(index);
      wordOfName.push(wordIndex.get(word) ?? 0);
    }
  });
  columns.addTexts('search.words', words);
  columns.add('search.nameTerm', Uint32Array.from(names, (name) => name.term));
  columns.add('search.nameConcept', Uint32Array.from(names, (name) => name.concept));
  columns.addAdjacency('search.nameWords', names.length, Uint32Array.from(nameOfWord), Uint32Array.from(wordOfName));
  columns.addAdjacency('search.postings', words.length, ...postings(words.length, nameOfWord, wordOfName));

  const compact = codes.map(({ code, concept }) => ({ code: compactCode(code), concept })).filter(({ code }) => code !== '');
  compact.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.concept - b.concept));
  columns.addTexts('search.codes', compact.map(({ code }) => code));
  columns.add('search.codeConcept', Uint32Array.from(compact, ({ concept }) => concept));
}

/** Pairs sorted by word, then by name, each once: a counting sort, because there are millions. */
function postings(wordCount: number, nameOfWord: readonly number[], wordOfName: readonly number[]): [Uint32Array, Uint32Array] {
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
