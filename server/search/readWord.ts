import { BitSet } from '../domain/bitSet.ts';
import { informationOf } from './hitScore.ts';
import type { QueryWord } from './queryVariants.ts';
import { similarWords } from './spelling.ts';
import type { TermIndex } from './termIndex.ts';

const beginningQuality = (typed: number, whole: number): number => 0.55 + 0.4 * (typed / whole);
const mistakeQuality = (distance: number, asBeginning: boolean): number => (asBeginning ? 0.6 : 0.8) - 0.12 * (distance - 1);
/** A word in no more names than this may be a mistake for another that happens to be a word. */
const rareNamesMax = 10;
/** No word of a query counts for nothing. */
const weightMin = 0.1;

/** Reading the words of one name takes as long as marking so many. */
const checkCost = 64;

/** Places of words in the index, half-open. */
type Range = readonly [start: number, end: number];

/** The most that any of some words has. */
export interface MatchBounds {
  readonly quality: number;
  readonly information: number;
}
/** A word of a query, with the words of the index that match it. */
export interface SplitWord {
  readonly word: ReadWord;
  readonly apart: readonly number[];
  readonly usual: readonly number[];
  readonly most: MatchBounds;
  readonly mostOfUsual: MatchBounds;
}

/** A word of a query as the index has it: itself, the words that begin with it, and, where mistakes are looked for, the words near it. */
export class ReadWord {
  readonly optional: boolean;
  /** Information of the word in the query. */
  readonly weight: number;
  /** The words of the index that match, each in one range. */
  readonly ranges: readonly Range[];
  /** Names that hold a matching word, each as often as it holds one. */
  readonly postingCount: number;
  /** Whether words of the index match as mistakes for this one. */
  readonly hasNear: boolean;
  readonly #index: TermIndex;
  readonly #exact: number;
  /** The first of the ranges, which mostly is the only one. */
  readonly #start: number;
  readonly #end: number;
  /** Words that begin with so many letters of the one typed. */
  readonly #beginnings: readonly { readonly range: Range; readonly length: number }[];
  readonly #near: ReadonlyMap<number, number>;
  /** Names that hold a matching word, once it pays to know them all. */
  #names: BitSet | undefined;
  #asked = 0;

  constructor(index: TermIndex, { folded, prefix, optional }: QueryWord, corrected: boolean) {
    this.#index = index;
    this.optional = optional;
    this.#beginnings = [...new Set([folded, prefix])].map((beginning) => ({ range: index.prefixRange(beginning), length: beginning.length }));
    this.#exact = index.placeOf(folded);
    const trusted = !corrected || optional || (this.#exact !== -1 && index.postingCount(this.#exact) > rareNamesMax);
    this.#near = trusted ? new Map() : nearWords(index, folded);
    this.hasNear = this.#near.size > 0;
    this.ranges = [...outermost(this.#beginnings.map(({ range }) => range)), ...[...this.#near.keys()].filter((word) => this.#asBeginning(word) === 0).map((word): Range => [word, word + 1])];
    [[this.#start, this.#end] = [0, 0]] = this.ranges;
    this.postingCount = this.ranges.reduce((sum, [start, end]) => sum + (index.postingOffsets[end] ?? 0) - (index.postingOffsets[start] ?? 0), 0);
    this.weight = Math.max(weightMin, this.#exact === -1 ? informationOf(index.nameCount, this.postingCount) : (index.weights[this.#exact] ?? 0));
  }

  /** How well a word of the index matches: 1 for the word itself, 0 for no match. */
  qualityOf(word: number): number {
    if (word === this.#exact) return 1;
    return this.#matches(word) ? Math.max(this.#asBeginning(word), this.#near.get(word) ?? 0) : 0;
  }

  /** Whether a name holds a matching word. Where many names are asked about, all that do are marked once. */
  isIn(name: number): boolean {
    if (this.#names === undefined) {
      this.#asked += checkCost;
      if (this.#asked < this.postingCount) return this.#isReadIn(name);
      this.#names = this.#marked();
    }
    return this.#names.has(name);
  }

  #isReadIn(name: number): boolean {
    const { nameWordOffsets, nameWords } = this.#index;
    for (let place = nameWordOffsets[name] ?? 0; place < (nameWordOffsets[name + 1] ?? 0); place += 1) if (this.#matches(nameWords[place] ?? 0)) return true;
    return false;
  }

  #marked(): BitSet {
    const { nameCount, postings, postingOffsets } = this.#index;
    const names = new BitSet(nameCount);
    for (const [start, end] of this.ranges) for (let place = postingOffsets[start] ?? 0; place < (postingOffsets[end] ?? 0); place += 1) names.add(postings[place] ?? 0);
    return names;
  }

  #matches(word: number): boolean {
    if (word >= this.#start && word < this.#end) return true;
    return this.ranges.length > 1 && this.ranges.some(([start, end]) => word >= start && word < end);
  }

  /**
   * Tells the words apart that raise what a name can score far above what most names do: the rare ones, which weigh most, and the
   * word itself, which matches best. They are in few names: the rare ones in at most so many, and the word itself as well.
   */
  split(namesMax: number): SplitWord {
    const byRarity = new Uint32Array(32);
    for (const [start, end] of this.ranges) {
      for (let word = start; word < end; word += 1) byRarity[this.#rarityOf(word)] = (byRarity[this.#rarityOf(word)] ?? 0) + this.#index.postingCount(word);
    }
    let names = 0;
    const commonFrom = byRarity.findIndex((count) => (names += count) > namesMax);
    const [apart, usual]: [number[], number[]] = [[], []];
    for (const [start, end] of this.ranges) {
      for (let word = start; word < end; word += 1) {
        const isApart = commonFrom === -1 || this.#rarityOf(word) < commonFrom || (word === this.#exact && this.#index.postingCount(word) <= namesMax);
        (isApart ? apart : usual).push(word);
      }
    }
    const most = [this.#most(apart), this.#most(usual)] as const;
    return {
      word: this, apart, usual, mostOfUsual: most[1],
      most: { quality: Math.max(...most.map(({ quality }) => quality)), information: Math.max(...most.map(({ information }) => information)) },
    };
  }

  #rarityOf(word: number): number {
    return 31 - Math.clz32(this.#index.postingCount(word));
  }

  #most(words: readonly number[]): MatchBounds {
    let [quality, information] = [0, 0];
    for (const word of words) {
      quality = Math.max(quality, this.qualityOf(word));
      information = Math.max(information, this.#index.weights[word] ?? 0);
    }
    return { quality, information };
  }

  #asBeginning(word: number): number {
    let quality = 0;
    for (const { range, length } of this.#beginnings) {
      if (word >= range[0] && word < range[1]) quality = Math.max(quality, beginningQuality(length, this.#index.wordLengths[word] ?? 0));
    }
    return quality;
  }
}

/** Words that begin with a beginning also begin with a shorter one: of two ranges one holds the other, or they share nothing. */
const outermost = (ranges: readonly Range[]): readonly Range[] =>
  ranges.filter(([start, end], place) => start < end && !ranges.some((other, at) => at !== place && other[0] <= start && end <= other[1] && (other[0] < start || end < other[1] || at < place)));

/**
 * Quality of whole words near the one typed, and of words whose beginning is near it; two mistakes only where one finds nothing.
 * Few mistakes fall on the first letter (Pollock and Zamora 1984, Commun. ACM 27:358), so a short word, and any beginning,
 * must keep it.
 */
function nearWords(index: TermIndex, folded: string): ReadonlyMap<number, number> {
  const qualities = new Map<number, number>();
  if (folded.length < oneMistakeFrom) return qualities;
  // A mistake before a last s hides it from the singular: "diabetis" is near "diabete" without it.
  const typed = /[^s]s$/.test(folded) && folded.length > oneMistakeFrom ? folded.slice(0, -1) : folded;
  const near = (distanceMax: number, asBeginning: boolean, keepsFirstLetter: boolean): boolean => {
    let found = false;
    const range = keepsFirstLetter ? index.prefixRange(folded.slice(0, 1)) : undefined;
    for (const { word, distance } of similarWords(index.words, typed, distanceMax, asBeginning, range)) {
      if (distance === 0 && typed === folded) continue;
      qualities.set(word, Math.max(qualities.get(word) ?? 0, mistakeQuality(Math.max(1, distance), asBeginning)));
      found = true;
    }
    return found;
  };
  const found = near(1, false, folded.length < firstLetterFreeFrom);
  const begun = folded.length >= nearBeginningFrom && near(1, true, true);
  if (!found && !begun && folded.length >= twoMistakesFrom) {
    near(2, false, true);
    if (folded.length >= nearBeginningTwiceFrom) near(2, true, true);
  }
  return qualities;
}
const oneMistakeFrom = 4;
const nearBeginningFrom = 5;
const firstLetterFreeFrom = 6;
const twoMistakesFrom = 6;
const nearBeginningTwiceFrom = 8;
