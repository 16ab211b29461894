import type { QueryVariant, QueryWord } from './queryVariants.ts';
import { similarWords } from './spelling.ts';
import type { TermIndex } from './termIndex.ts';

/** WORDS: every word of the query, or a word that begins with it. SPELLING: or one near it. SOME_WORDS: words may be missing. */
export type Lenience = 'WORDS' | 'SPELLING' | 'SOME_WORDS';
/** The weakest kind of match among the words of the query. */
export type NameMatch = 'WHOLE_NAME' | 'WORDS' | 'BEGINNINGS' | 'SPELLING' | 'SOME_WORDS';
export type OnName = (name: number, score: number, match: NameMatch) => void;

/** Share of the query's information that a name must hold when words may be missing. */
const someWordsShareMin = 0.6;
/** One word of several says too little of what was meant. */
const someWordsMin = 2;
const beginningQuality = (typed: number, whole: number): number => 0.55 + 0.4 * (typed / whole);
const mistakeQuality = (distance: number, asBeginning: boolean): number => (asBeginning ? 0.6 : 0.8) - 0.12 * (distance - 1);
/** How much of the score depends on the name holding little else than the query. */
const coverageShare = 0.6;
const orderBonus = 0.01;

interface ReadWord {
  readonly optional: boolean;
  /** Information of the word in the query. */
  readonly weight: number;
  /** Words of the index that match it. */
  readonly candidates: readonly number[];
  readonly postingCount: number;
}

/** Calls `onName` for every name that the reading matches with this lenience; each name at most once. It may be stopped between words of the index. */
export function* collectNames(index: TermIndex, variant: QueryVariant, lenience: Lenience, onName: OnName): Generator<undefined, void> {
  const scratch = takeScratch(index);
  const words = variant.words.map((word, place) => readWord(index, word, lenience, scratch.qualityAt(place)));
  const required = words.filter(({ optional }) => !optional);
  const drivers = lenience === 'SOME_WORDS' ? driversForSome(required) : driversForAll(required);
  const scorer = new NameScorer(index, words, lenience, scratch);
  const stamp = scratch.nextStamp();
  for (const { candidates } of drivers) {
    for (const word of candidates) {
      yield;
      for (let place = index.postingOffsets[word] ?? 0; place < (index.postingOffsets[word + 1] ?? 0); place += 1) {
        const name = index.postings[place] ?? 0;
        if (scratch.stamps[name] === stamp) continue;
        scratch.stamps[name] = stamp;
        scorer.score(name, onName);
      }
    }
  }
  words.forEach(({ candidates }, place) => {
    const quality = scratch.qualityAt(place);
    for (const word of candidates) quality[word] = 0;
  });
  giveBack(index, scratch);
}

/** Arrays reused by the searches over one index, each of which has its own until it ends. */
class Scratch {
  /** Search that last saw each name. */
  readonly stamps: Uint32Array;
  readonly #wordCount: number;
  readonly #qualities: Float32Array[] = [];
  #stamp = 0;

  constructor(index: TermIndex) {
    this.stamps = new Uint32Array(index.nameCount);
    this.#wordCount = index.words.length;
  }

  /** Quality of the match by word of the index, for the query word at a place; 0 for no match. */
  qualityAt(place: number): Float32Array {
    return (this.#qualities[place] ??= new Float32Array(this.#wordCount));
  }

  nextStamp(): number {
    if (this.#stamp === 0xffffffff) this.stamps.fill(0);
    this.#stamp = (this.#stamp % 0xffffffff) + 1;
    return this.#stamp;
  }
}
const unused = new WeakMap<TermIndex, Scratch[]>();
const unusedMax = 4;
const takeScratch = (index: TermIndex): Scratch => unused.get(index)?.pop() ?? new Scratch(index);
/** One that a search left behind unfinished is not given back: its qualities are not zero. */
function giveBack(index: TermIndex, scratch: Scratch): void {
  const free = unused.get(index) ?? [];
  unused.set(index, free);
  if (free.length < unusedMax) free.push(scratch);
}

/** One word must be in every name that matches all: the rarest. */
const driversForAll = (required: readonly ReadWord[]): readonly ReadWord[] => {
  const [rarest] = [...required].sort((a, b) => a.postingCount - b.postingCount);
  return rarest === undefined ? [] : [rarest];
};

/** Rarest first, until what is left could not reach the share alone. */
const driversForSome = (required: readonly ReadWord[]): readonly ReadWord[] => {
  const total = required.reduce((sum, { weight }) => sum + weight, 0);
  const drivers: ReadWord[] = [];
  let left = total;
  for (const word of [...required].sort((a, b) => a.postingCount - b.postingCount)) {
    if (left < total * someWordsShareMin) break;
    drivers.push(word);
    left -= word.weight;
  }
  return drivers;
};

/** Fills `quality`, which must be all zero, for the words of the index that match. */
function readWord(index: TermIndex, { folded, prefix, optional }: QueryWord, lenience: Lenience, quality: Float32Array): ReadWord {
  const candidates: number[] = [];
  const add = (word: number, value: number): void => {
    if (quality[word] === 0) candidates.push(word);
    if (value > (quality[word] ?? 0)) quality[word] = value;
  };
  let exact = -1;
  for (const beginning of prefix === folded ? [folded] : [folded, prefix]) {
    const [start, end] = index.prefixRange(beginning);
    for (let word = start; word < end; word += 1) {
      const whole = index.words[word] ?? '';
      if (whole === folded) exact = word;
      add(word, whole === folded ? 1 : beginningQuality(beginning.length, whole.length));
    }
  }
  const known = exact !== -1 && index.postingCount(exact) > rareNamesMax;
  const trusted = lenience === 'WORDS' || optional || known;
  if (!trusted) addSimilar(index, folded, add);
  const postingCount = candidates.reduce((sum, word) => sum + index.postingCount(word), 0);
  const weight = exact === -1 ? Math.log((index.nameCount + 1) / (postingCount + 0.5)) : (index.weights[exact] ?? 0);
  return { optional, weight: Math.max(weight, weightMin), candidates, postingCount };
}
/** A word in no more names than this may be a mistake for another that happens to be a word. */
const rareNamesMax = 10;
/** No word of a query counts for nothing. */
const weightMin = 0.1;

/**
 * Whole words near the one typed, and words whose beginning is near it; two mistakes only where one finds nothing. Few
 * mistakes fall on the first letter (Pollock and Zamora 1984, Commun. ACM 27:358), so a short word, and any beginning,
 * must keep it.
 */
function addSimilar(index: TermIndex, folded: string, add: (word: number, quality: number) => void): void {
  // A mistake before a last s hides it from the singular: "diabetis" is near "diabete" without it.
  const typed = /[^s]s$/.test(folded) && folded.length > oneMistakeFrom ? folded.slice(0, -1) : folded;
  const near = (distanceMax: number, asBeginning: boolean, keepsFirstLetter: boolean): boolean => {
    let found = false;
    const range = keepsFirstLetter ? index.prefixRange(folded.slice(0, 1)) : undefined;
    for (const { word, distance } of similarWords(index.words, typed, distanceMax, asBeginning, range)) {
      if (distance === 0 && typed === folded) continue;
      add(word, mistakeQuality(Math.max(1, distance), asBeginning));
      found = true;
    }
    return found;
  };
  if (folded.length < oneMistakeFrom) return;
  const found = near(1, false, folded.length < firstLetterFreeFrom);
  const begun = folded.length >= nearBeginningFrom && near(1, true, true);
  if (!found && !begun && folded.length >= twoMistakesFrom) {
    near(2, false, true);
    if (folded.length >= nearBeginningTwiceFrom) near(2, true, true);
  }
}
const oneMistakeFrom = 4;
const nearBeginningFrom = 5;
const firstLetterFreeFrom = 6;
const twoMistakesFrom = 6;
const nearBeginningTwiceFrom = 8;

/** Scores one name after the other against the read words of a query. */
class NameScorer {
  readonly #index: TermIndex;
  readonly #words: readonly ReadWord[];
  readonly #qualities: readonly Float32Array[];
  readonly #lenience: Lenience;
  readonly #requiredWeight: number;
  /** Information that a name may lack. */
  readonly #lackedMax: number;
  /** Places of the name that a query word matched, as 1. */
  #covered = new Uint8Array(64);

  constructor(index: TermIndex, words: readonly ReadWord[], lenience: Lenience, scratch: Scratch) {
    this.#index = index;
    this.#words = words;
    this.#qualities = words.map((_, place) => scratch.qualityAt(place));
    this.#lenience = lenience;
    this.#requiredWeight = words.reduce((sum, { weight, optional }) => sum + (optional ? 0 : weight), 0);
    this.#lackedMax = lenience === 'SOME_WORDS' ? this.#requiredWeight * (1 - someWordsShareMin) : 0;
  }

  /** Score 0..1: information of the query that the name holds, times how little else the name holds. */
  score(name: number, onName: OnName): void {
    const { nameWordOffsets, nameWords, weights } = this.#index;
    const start = nameWordOffsets[name] ?? 0;
    const length = (nameWordOffsets[name + 1] ?? 0) - start;
    if (length > this.#covered.length) this.#covered = new Uint8Array(length * 2);
    const covered = this.#covered.fill(0, 0, length);
    let held = 0;
    let total = this.#requiredWeight;
    let weakest = 1;
    let lacked = 0;
    let presentCount = 0;
    let inOrder = true;
    let last = -1;
    for (let word = 0; word < this.#words.length; word += 1) {
      const { weight, optional } = this.#words[word] ?? never;
      const qualities = this.#qualities[word] ?? noQualities;
      let quality = 0;
      let at = -1;
      for (let place = 0; place < length; place += 1) {
        const found = qualities[nameWords[start + place] ?? 0] ?? 0;
        if (found > quality) {
          quality = found;
          at = place;
        }
      }
      if (at === -1) {
        if (optional) continue;
        lacked += weight;
        if (lacked > this.#lackedMax) return;
        continue;
      }
      if (optional) total += weight;
      else {
        presentCount += 1;
      }
      held += weight * quality;
      weakest = Math.min(weakest, quality);
      covered[at] = 1;
      inOrder &&= at > last;
      last = at;
    }
    const missing = lacked > 0;
    if (missing && presentCount < someWordsMin) return;
    let coveredWeight = 0;
    let nameWeight = 0;
    let whole = !missing && weakest === 1;
    for (let place = 0; place < length; place += 1) {
      const weight = weights[nameWords[start + place] ?? 0] ?? 0;
      nameWeight += weight;
      if (covered[place] === 1) coveredWeight += weight;
      else whole = false;
    }
    const score = (held / total) * (1 - coverageShare + coverageShare * (coveredWeight / nameWeight));
    onName(name, Math.min(1, score * (1 - orderBonus) + (inOrder ? orderBonus : 0)), matchOf(whole, missing, weakest, this.#lenience));
  }
}
const noQualities = new Float32Array(0);
const never: ReadWord = { optional: true, weight: 0, candidates: [], postingCount: 0 };

const matchOf = (whole: boolean, missing: boolean, weakest: number, lenience: Lenience): NameMatch => {
  if (missing) return 'SOME_WORDS';
  if (whole) return 'WHOLE_NAME';
  if (weakest === 1) return 'WORDS';
  return lenience === 'WORDS' ? 'BEGINNINGS' : 'SPELLING';
};
