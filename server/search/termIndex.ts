import type { TermScope, TermType } from '../domain/concept.ts';
import { termScopes, termTypes } from '../domain/concept.ts';
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
  u32(name: string): Uint32Array;
  texts(name: string): Texts;
  adjacency(name: string): { readonly offsets: Uint32Array; readonly targets: Uint32Array };
}

/** The word index of a release, opened: see `buildTermIndex` for its layout. */
export class TermIndex {
  /** Sorted. */
  readonly words: readonly string[];
  /** Information content of each word: −ln of the share of names that hold it; 0 for none. */
  readonly weights: Float32Array;
  readonly nameConcept: Uint32Array;
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
    this.nameConcept = columns.u32('search.nameConcept');
    ({ offsets: this.nameWordOffsets, targets: this.nameWords } = columns.adjacency('search.nameWords'));
    ({ offsets: this.postingOffsets, targets: this.postings } = columns.adjacency('search.postings'));
    this.weights = Float32Array.from(this.words, (_, word) => Math.log((this.nameCount + 1) / (this.postingCount(word) + 0.5)));
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
