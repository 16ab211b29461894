import type { QueryVariant, QueryWord } from './queryVariants.ts';
import type { MatchQuality } from './searchConcepts.ts';
import { mistakesAllowed, similarWords } from './spelling.ts';
import type { TermIndex } from './termIndex.ts';

/** WORDS: every word of the query, or a word that begins with it. SPELLING: or one near it. SOME_WORDS: words may be missing. */
export type Lenience = 'WORDS' | 'SPELLING' | 'SOME_WORDS';
export type OnName = (name: number, score: number, match: MatchQuality) => void;

/** Share of the query's information that a name must hold when words may be missing. */
const someWordsShareMin = 0.6;
const beginningQuality = (typed: number, whole: number): number => 0.55 + 0.4 * (typed / whole);
const mistakeQuality = (distance: number, asBeginning: boolean): number => (asBeginning ? 0.6 : 0.8) - 0.12 * (distance - 1);
/** How much of the score depends on the name holding little else than the query. */
const coverageShare = 0.6;
const orderBonus = 0.01;

interface ReadWord {
  readonly optional: boolean;
  /** Information of the word in the query. */
  readonly weight: number;
  /** Quality of the match by word of the index. */
  readonly candidates: ReadonlyMap<number, number>;
  readonly postingCount: number;
}

/** Calls `onName` for every name that the reading matches with this lenience. A name may be called more than once. */
export function collectNames(index: TermIndex, variant: QueryVariant, lenience: Lenience, onName: OnName): void {
  const words = variant.words.map((word) => readWord(index, word, lenience));
  const required = words.filter(({ optional }) => !optional);
  const drivers = lenience === 'SOME_WORDS' ? driversForSome(required) : driversForAll(required);
  const scorer = new NameScorer(index, words, lenience);
  const seen = new Set<number>();
  for (const driver of drivers) {
    for (const word of driver.candidates.keys()) {
      for (let place = index.postingOffsets[word] ?? 0; place < (index.postingOffsets[word + 1] ?? 0); place += 1) {
        const name = index.postings[place] ?? 0;
        if (driver.candidates.size + drivers.length > 2) {
          if (seen.has(name)) continue;
          seen.add(name);
        }
        scorer.score(name, onName);
      }
    }
  }
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

function readWord(index: TermIndex, { folded, prefix, optional }: QueryWord, lenience: Lenience): ReadWord {
  const candidates = new Map<number, number>();
  let exact = false;
  for (const beginning of new Set([folded, prefix])) {
    const [start, end] = index.prefixRange(beginning);
    for (let word = start; word < end; word += 1) {
      const whole = index.words[word] ?? '';
      const quality = whole === folded ? 1 : beginningQuality(beginning.length, whole.length);
      exact ||= whole === folded;
      if (quality > (candidates.get(word) ?? 0)) candidates.set(word, quality);
    }
  }
  if (lenience !== 'WORDS' && !optional && !(exact && lenience === 'SPELLING' && candidates.size > 3)) addSimilar(index, folded, candidates);
  let postingCount = 0;
  let weight = 0;
  for (const [word, quality] of candidates) {
    postingCount += index.postingCount(word);
    weight = Math.max(weight, quality === 1 ? (index.weights[word] ?? 0) : 0);
  }
  if (weight === 0) weight = Math.log((index.nameCount + 1) / (postingCount + 0.5));
  return { optional, weight: Math.max(weight, 0.1), candidates, postingCount };
}

function addSimilar(index: TermIndex, folded: string, candidates: Map<number, number>): void {
  const distanceMax = mistakesAllowed(folded.length);
  for (const asBeginning of [false, true]) {
    for (const { word, distance } of similarWords(index.words, folded, distanceMax, asBeginning)) {
      if (distance === 0) continue;
      const quality = mistakeQuality(distance, asBeginning);
      if (quality > (candidates.get(word) ?? 0)) candidates.set(word, quality);
    }
  }
}

/** Scores one name after the other against the read words of a query. */
class NameScorer {
  readonly #index: TermIndex;
  readonly #words: readonly ReadWord[];
  readonly #lenience: Lenience;
  readonly #total: number;

  constructor(index: TermIndex, words: readonly ReadWord[], lenience: Lenience) {
    this.#index = index;
    this.#words = words;
    this.#lenience = lenience;
    this.#total = words.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** Score 0..1: information of the query that the name holds, times how little else the name holds. */
  score(name: number, onName: OnName): void {
    const { nameWordOffsets, nameWords, weights } = this.#index;
    const start = nameWordOffsets[name] ?? 0;
    const end = nameWordOffsets[name + 1] ?? 0;
    let held = 0;
    let present = 0;
    let weakest = 1;
    let missing = false;
    let covered = 0n;
    let inOrder = true;
    let last = -1;
    for (const { candidates, weight, optional } of this.#words) {
      let quality = 0;
      let at = -1;
      for (let place = start; place < end; place += 1) {
        const found = candidates.get(nameWords[place] ?? 0) ?? 0;
        if (found > quality) {
          quality = found;
          at = place;
        }
      }
      if (at === -1) {
        if (optional) continue;
        if (this.#lenience !== 'SOME_WORDS') return;
        missing = true;
        continue;
      }
      held += weight * quality;
      present += weight;
      weakest = Math.min(weakest, quality);
      covered |= 1n << BigInt(at - start);
      inOrder &&= at > last;
      last = at;
    }
    if (missing && present < this.#total * someWordsShareMin) return;
    let coveredWeight = 0;
    let nameWeight = 0;
    let coveredCount = 0;
    for (let place = start; place < end; place += 1) {
      const weight = weights[nameWords[place] ?? 0] ?? 0;
      nameWeight += weight;
      if ((covered >> BigInt(place - start)) & 1n) {
        coveredWeight += weight;
        coveredCount += 1;
      }
    }
    const whole = coveredCount === end - start && !missing && weakest === 1;
    const holds = held / this.#total;
    const score = holds * (1 - coverageShare + coverageShare * (coveredWeight / nameWeight));
    onName(name, Math.min(1, score * (1 - orderBonus) + (inOrder ? orderBonus : 0)), matchOf(whole, missing, weakest, this.#lenience));
  }
}

const matchOf = (whole: boolean, missing: boolean, weakest: number, lenience: Lenience): MatchQuality => {
  if (missing) return 'SOME_WORDS';
  if (whole) return 'WHOLE_NAME';
  if (weakest === 1) return 'WORDS';
  return lenience === 'WORDS' ? 'BEGINNINGS' : 'SPELLING';
};
