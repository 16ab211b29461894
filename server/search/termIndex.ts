import type { TermScope, TermType } from '../domain/concept.ts';
import { termScopes, termTypes } from '../domain/concept.ts';
import { informationOf, nameFactor } from './hitScore.ts';
import type { Lexicon } from './lexicon.ts';
import { firstAfterPrefix } from './spelling.ts';
import type { FoldWord } from './words.ts';
import { wordFolder } from './words.ts';

interface Texts {
  at(index: number): string;
  readonly length: number;
}
/** What the index reads; `ColumnReader` of the release satisfies it. */
export interface IndexReader {
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  f32(name: string): Float32Array;
  texts(name: string): Texts;
  adjacency(name: string): { readonly offsets: Uint32Array; readonly targets: Uint32Array };
}

/** Names of one cell are worth the same but for the prominence of their concepts, and numbered from the most prominent one on. */
export interface NameCells {
  /** First name of each cell, and behind the last one the number of names. */
  readonly starts: Uint32Array;
  readonly ofName: Uint16Array;
  /** How many concepts and statements hang on the concept of each name: see `prominenceOf`. */
  readonly hanging: Uint16Array;
  /** How well the names of a cell stand for their concepts: see `nameFactor`. */
  readonly factors: Float64Array;
  /** Information of the words of the lightest name of each cell. */
  readonly lightest: Float32Array;
  /** 1 where the concepts of the cell are active. */
  readonly active: Uint8Array;
}

/** The word index of a release, opened: see `buildTermIndex` for its layout. */
export class TermIndex {
  /** Sorted. */
  readonly words: readonly string[];
  readonly wordLengths: Uint16Array;
  /** Information of each word. */
  readonly weights: Float32Array;
  readonly nameConcept: Uint32Array;
  readonly cells: NameCells;
  readonly nameWordOffsets: Uint32Array;
  readonly nameWords: Uint32Array;
  readonly postingOffsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Sorted, without punctuation. */
  readonly codes: Texts;
  readonly codeConcept: Uint32Array;
  readonly lexicon: Lexicon;
  readonly fold: FoldWord;
  readonly foldPrefix: FoldWord;
  readonly languages: readonly string[];
  readonly #nameTerm: Uint32Array;
  readonly #termText: Texts;
  readonly #termType: Uint8Array;
  readonly #termLanguage: Uint8Array;

  constructor(columns: IndexReader, lexicon: Lexicon) {
    const words = columns.texts('search.words');
    this.words = Array.from({ length: words.length }, (_, index) => words.at(index));
    this.wordLengths = Uint16Array.from(this.words, ({ length }) => length);
    this.nameConcept = columns.u32('search.nameConcept');
    ({ offsets: this.nameWordOffsets, targets: this.nameWords } = columns.adjacency('search.nameWords'));
    ({ offsets: this.postingOffsets, targets: this.postings } = columns.adjacency('search.postings'));
    this.weights = Float32Array.from(this.words, (_, word) => informationOf(this.nameCount, this.postingCount(word)));
    this.codes = columns.texts('search.codes');
    this.codeConcept = columns.u32('search.codeConcept');
    this.lexicon = lexicon;
    ({ fold: this.fold, foldPrefix: this.foldPrefix } = wordFolder(lexicon));
    const languages = columns.texts('languages');
    this.languages = Array.from({ length: languages.length }, (_, index) => languages.at(index));
    this.#nameTerm = columns.u32('search.nameTerm');
    this.#termText = columns.texts('terms.text');
    this.#termType = columns.u8('terms.type');
    this.#termLanguage = columns.u8('terms.language');
    this.cells = this.#cells(columns);
  }

  get nameCount(): number {
    return this.nameConcept.length;
  }
  postingCount(word: number): number {
    return (this.postingOffsets[word + 1] ?? 0) - (this.postingOffsets[word] ?? 0);
  }
  textOf(name: number): string {
    return this.#termText.at(this.#nameTerm[name] ?? 0);
  }
  typeOf(name: number): TermType {
    return termTypes[Math.floor(this.#packedType(name) / termScopes.length)] ?? 'SYNONYM';
  }
  scopeOf(name: number): TermScope {
    return termScopes[this.#packedType(name) % termScopes.length] ?? 'RELATED';
  }
  languageOf(name: number): string {
    return this.languages[this.#termLanguage[this.#nameTerm[name] ?? 0] ?? 0] ?? '';
  }

  /** -1 where no name holds the word. */
  placeOf(word: string): number {
    const place = lowerBound(this.words.length, (at) => (this.words[at] ?? '') < word);
    return this.words[place] === word ? place : -1;
  }

  /** Words that begin with the prefix, as a half-open range of places. */
  prefixRange(prefix: string): readonly [number, number] {
    const start = lowerBound(this.words.length, (place) => (this.words[place] ?? '') < prefix);
    return [start, firstAfterPrefix(this.words, start, prefix)];
  }

  /** Codes that begin with the compact code, as a half-open range of places. */
  codeRange(compact: string): readonly [number, number] {
    const start = lowerBound(this.codes.length, (place) => this.codes.at(place) < compact);
    const end = lowerBound(this.codes.length, (place) => this.codes.at(place) < compact || this.codes.at(place).startsWith(compact));
    return [start, end];
  }

  #cells(columns: IndexReader): NameCells {
    const starts = columns.u32('search.cells.starts');
    const ofName = new Uint16Array(this.nameCount);
    for (let cell = 0; cell + 1 < starts.length; cell += 1) ofName.fill(cell, starts[cell], starts[cell + 1]);
    const factors = Float64Array.from(starts.subarray(0, -1), (name) => nameFactor(this.typeOf(name), this.scopeOf(name)));
    return { starts, ofName, factors, hanging: columns.u16('search.nameHanging'), lightest: columns.f32('search.cells.lightest'), active: columns.u8('search.cells.active') };
  }

  #packedType(name: number): number {
    return this.#termType[this.#nameTerm[name] ?? 0] ?? 0;
  }
}

/** First place at which `isBefore` no longer holds. */
function lowerBound(length: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
