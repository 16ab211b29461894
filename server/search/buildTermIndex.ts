import type { TermScope, TermType } from '../domain/concept.ts';
import { termScopes, termTypes } from '../domain/concept.ts';
import { compactCode } from '../domain/codeSystem.ts';
import { hangingMax, hitScore, informationOf, nameFactor } from './hitScore.ts';
import type { Lexicon } from './lexicon.ts';
import { wordFolder, wordsOf } from './words.ts';

/** A name to be found: `term` is its place in the term table, `concept` the index of its concept. */
export interface IndexedTerm {
  readonly term: number;
  readonly concept: number;
  readonly type: TermType;
  readonly scope: TermScope;
  readonly text: string;
}

/** What the order of names asks of their concepts, by index. */
export interface NamedConcepts {
  isActive(concept: number): boolean;
  /** How many concepts and statements hang on each, at most `hangingMax`. */
  readonly hanging: Uint16Array;
}

/** What the index needs of a column writer; `ColumnWriter` of the release satisfies it. */
export interface IndexColumns {
  add(name: string, content: Uint8Array | Uint16Array | Uint32Array | Float32Array): void;
  addTexts(name: string, texts: readonly string[]): void;
  addAdjacency(name: string, nodeCount: number, from: Uint32Array, targets: Uint32Array): void;
}

/**
 * Writes the word index: sorted words, for each word the names that hold it, for each name its words, and the sorted
 * codes without punctuation. Names are numbered by cell. Names of a cell are worth the same but for the prominence of
 * their concept, the most prominent first: by the bounds of the cells, a search leaves out what cannot reach its page.
 * It may be stopped between its steps.
 */
export function* buildTermIndex(
  terms: readonly IndexedTerm[],
  codes: readonly { readonly code: string; readonly concept: number }[],
  concepts: NamedConcepts,
  lexicon: Lexicon,
  columns: IndexColumns,
): Generator<undefined, void> {
  const { words, offsets, wordOfPlace } = yield* numberedWords(terms, lexicon);
  yield;
  const { order, starts, lightest, active } = byCell(terms, namesByWord(words.length, offsets, wordOfPlace), offsets, wordOfPlace, concepts);
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
  yield;
  columns.addTexts('search.words', words);
  columns.add('search.nameTerm', Uint32Array.from(order, (place) => terms[place]?.term ?? 0));
  columns.add('search.nameConcept', Uint32Array.from(order, (place) => terms[place]?.concept ?? 0));
  columns.add('search.nameHanging', Uint16Array.from(order, (place) => concepts.hanging[terms[place]?.concept ?? 0] ?? 0));
  columns.add('search.cells.starts', starts);
  columns.add('search.cells.lightest', lightest);
  columns.add('search.cells.active', active);
  columns.addAdjacency('search.nameWords', order.length, nameOfWord, wordOfName);
  columns.addAdjacency('search.postings', words.length, ...postings(words.length, nameOfWord, wordOfName));

  const compact = codes.map(({ code, concept }) => ({ code: compactCode(code), concept })).filter(({ code }) => code !== '');
  compact.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.concept - b.concept));
  columns.addTexts('search.codes', compact.map(({ code }) => code));
  columns.add('search.codeConcept', Uint32Array.from(compact, ({ concept }) => concept));
}

/** Some milliseconds of reading. */
const termsInStep = 1000;

interface NumberedWords {
  /** Sorted. */
  readonly words: readonly string[];
  /** The words of the term at a place are wordOfPlace[offsets[place]..offsets[place + 1]]. */
  readonly offsets: Uint32Array;
  readonly wordOfPlace: Uint32Array;
}

/** The words of every term as numbers: strings are kept once, because there are millions of terms. */
function* numberedWords(terms: readonly IndexedTerm[], lexicon: Lexicon): Generator<undefined, NumberedWords> {
  const { fold } = wordFolder(lexicon);
  const numbers = new Map<string, number>();
  const found: number[] = [];
  const offsets = new Uint32Array(terms.length + 1);
  for (const [place, { text }] of terms.entries()) {
    if (place % termsInStep === 0) yield;
    for (const { folded } of wordsOf(text, fold)) {
      const number = numbers.get(folded) ?? numbers.size;
      if (number === numbers.size) numbers.set(folded, number);
      found.push(number);
    }
    offsets[place + 1] = found.length;
  }
  const words = [...numbers.keys()].sort();
  const sorted = new Uint32Array(words.length);
  words.forEach((word, place) => { sorted[numbers.get(word) ?? 0] = place; });
  return { words, offsets, wordOfPlace: Uint32Array.from(found, (number) => sorted[number] ?? 0) };
}

/** How many names hold each word. */
function namesByWord(wordCount: number, offsets: Uint32Array, wordOfPlace: Uint32Array): Uint32Array {
  const counts = new Uint32Array(wordCount);
  const lastName = new Uint32Array(wordCount).fill(0xffffffff);
  for (let place = 0; place + 1 < offsets.length; place += 1) {
    for (let at = offsets[place] ?? 0; at < (offsets[place + 1] ?? 0); at += 1) {
      const word = wordOfPlace[at] ?? 0;
      if (lastName[word] === place) continue;
      lastName[word] = place;
      counts[word] = (counts[word] ?? 0) + 1;
    }
  }
  return counts;
}

/** The words of the heaviest name of a cell have at most so many times the information of those of the lightest. */
const cellWeightRatio = 1.02;
const levelsMax = 4096;

interface NameCells {
  /** Places of the terms that have words. */
  readonly order: Uint32Array;
  /** First name of each cell, and behind the last one the number of names. */
  readonly starts: Uint32Array;
  /** Information of the words of the lightest name of each cell. */
  readonly lightest: Float32Array;
  /** 1 where the concepts of the cell are active. */
  readonly active: Uint8Array;
}

/** Cells by how well their names stand for the concept, then by the information of their words; names by prominence, then by place. */
function byCell(terms: readonly IndexedTerm[], counts: Uint32Array, offsets: Uint32Array, wordOfPlace: Uint32Array, concepts: NamedConcepts): NameCells {
  const nameCount = offsets.reduce((names, offset, place) => names + Number(place > 0 && offset > (offsets[place - 1] ?? 0)), 0);
  const weights = Float32Array.from(counts, (count) => informationOf(nameCount, count));
  const cells = new Map<number, { readonly key: number; readonly worth: number; readonly active: boolean; readonly names: number[]; lightest: number }>();
  terms.forEach(({ type, scope, concept }, place) => {
    let weight = 0;
    for (let at = offsets[place] ?? 0; at < (offsets[place + 1] ?? 0); at += 1) weight += weights[wordOfPlace[at] ?? 0] ?? 0;
    if (weight === 0) return; // Without words.
    const active = concepts.isActive(concept);
    const level = Math.round(Math.log(weight) / Math.log(cellWeightRatio)) + levelsMax / 2;
    const key = ((termTypes.indexOf(type) * termScopes.length + termScopes.indexOf(scope)) * 2 + Number(active)) * levelsMax + level;
    const cell = cells.get(key) ?? { key, worth: hitScore(1, nameFactor(type, scope), 0, active), active, names: [], lightest: Infinity };
    cells.set(key, cell);
    cell.names.push((hangingMax - (concepts.hanging[concept] ?? 0)) * 2 ** 32 + place);
    cell.lightest = Math.min(cell.lightest, weight);
  });
  const sorted = [...cells.values()].sort((a, b) => b.worth - a.worth || a.key - b.key);
  const starts = new Uint32Array(sorted.length + 1);
  const order = new Uint32Array(nameCount);
  sorted.forEach(({ names }, cell) => {
    const start = starts[cell] ?? 0;
    starts[cell + 1] = start + names.length;
    order.set(Uint32Array.from(Float64Array.from(names).sort(), (name) => name % 2 ** 32), start);
  });
  return { order, starts, lightest: Float32Array.from(sorted, ({ lightest }) => lightest), active: Uint8Array.from(sorted, ({ active }) => Number(active)) };
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
