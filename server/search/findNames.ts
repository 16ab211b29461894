import { hitScore, matchOf, prominenceOf } from './hitScore.ts';
import type { MatchBounds, ReadWord, SplitWord } from './readWord.ts';
import type { TermIndex } from './termIndex.ts';

/** WORDS: every word of the query, or a word that begins with it. SPELLING: or one near it. SOME_WORDS: words may be missing. */
export const leniences = ['WORDS', 'SPELLING', 'SOME_WORDS'] as const;
export type Lenience = (typeof leniences)[number];
/** The weakest kind of match among the words of the query. */
export type NameMatch = 'WHOLE_NAME' | 'WORDS' | 'BEGINNINGS' | 'SPELLING' | 'SOME_WORDS';

/** Takes the names that a reading finds. */
export interface NameSink {
  /** Names of which the concept cannot score as much are left out. */
  readonly scoreMin: number;
  /** Asked of a name before it is scored. */
  wants(name: number): boolean;
  take(name: number, score: number, match: NameMatch): void;
}

/** Share of the query's information that a name must hold when words may be missing. */
const someWordsShareMin = 0.6;
/** One word of several says too little of what was meant. */
const someWordsMin = 2;
/** The words of a driver that are told apart are in about this share of its names. */
const driverApartShare = 0.125;
const namesPerTurn = 1000;
const fewNames = 64;

/** The names of the index that one reading of a query finds with one lenience. */
export class NameFinder {
  readonly words: readonly ReadWord[];
  readonly #index: TermIndex;
  /** Rarest first. */
  readonly #required: readonly ReadWord[];
  readonly #lenience: Lenience;
  /** Factor on the matches of this reading. */
  readonly #weight: number;
  readonly #requiredWeight: number;
  /** Information that a name may lack. */
  readonly #lackedMax: number;
  /** Words of which a name must hold one. */
  readonly #drivers: readonly ReadWord[];
  /** Places of the name that a query word matched, as 1. */
  #covered = new Uint8Array(64);
  /** Names looked at since others had their turn. */
  #looked = 0;

  constructor(index: TermIndex, words: readonly ReadWord[], lenience: Lenience, weight: number) {
    this.#index = index;
    this.words = words;
    this.#required = words.filter(({ optional }) => !optional).sort((a, b) => a.postingCount - b.postingCount);
    this.#lenience = lenience;
    this.#weight = weight;
    this.#requiredWeight = sum(this.#required, (word) => word.weight);
    this.#lackedMax = lenience === 'SOME_WORDS' ? this.#requiredWeight * (1 - someWordsShareMin) : 0;
    this.#drivers = lenience === 'SOME_WORDS' ? this.#driversForSome() : this.#required.slice(0, 1);
  }

  /** Whether this lenience finds what the one before it does not. */
  get findsMore(): boolean {
    switch (this.#lenience) {
      case 'WORDS':
        return true;
      case 'SPELLING':
        return this.words.some(({ hasNear }) => hasNear);
      case 'SOME_WORDS':
        return this.#required.length > someWordsMin && Math.min(...this.#required.map(({ weight }) => weight)) <= this.#lackedMax;
    }
  }

  /**
   * Gives the sink every name that can reach its least score, and with SOME_WORDS lacks a word; some more than once. It may be
   * stopped now and then.
   *
   * The names of a driver are gone through last. What one of them can reach at most would be told too high by some few words that
   * match another word of the query, so the names of those are gone through before: see `ReadWord.split`.
   */
  *find(sink: NameSink): Generator<undefined, void> {
    for (const driver of this.#drivers) {
      const split = driver.split(driver.postingCount * driverApartShare);
      const words = [split, ...this.words.filter((word) => word !== driver).map((word) => word.split(driver.postingCount))];
      for (const [place, { word, apart }] of words.entries()) {
        const others = [...words.slice(0, place).map(usualPart), ...words.slice(place + 1).map(wholePart)];
        yield* this.#findBy(word, apart, others, sink);
      }
      yield* this.#findBy(driver, split.usual, words.slice(1).map(usualPart), sink);
    }
  }

  *#findBy(known: ReadWord, words: readonly number[], others: readonly OtherWord[], sink: NameSink): Generator<undefined, void> {
    const ceiling = new Ceiling(this.#index, this.#weight, this.#beside(known, others));
    for (const word of words) {
      if (this.#isTurnOver(word)) yield;
      ceiling.drive(known.optional ? known.weight : known.weight * known.qualityOf(word), this.#index.weights[word] ?? 0);
      this.#skim(word, known, ceiling, sink);
    }
  }

  /** Calls `onName` for every name, for some more than once. It may be stopped now and then. */
  *findAll(onName: (name: number) => void): Generator<undefined, void> {
    const { postings, postingOffsets } = this.#index;
    for (const driver of this.#drivers) {
      for (const [start, end] of driver.ranges) {
        for (let word = start; word < end; word += 1) {
          if (this.#isTurnOver(word)) yield;
          for (let place = postingOffsets[word] ?? 0; place < (postingOffsets[word + 1] ?? 0); place += 1) {
            const name = postings[place] ?? 0;
            if (this.#holds(name, driver)) onName(name);
          }
        }
      }
    }
  }

  #isTurnOver(word: number): boolean {
    this.#looked += this.#index.postingCount(word);
    if (this.#looked < namesPerTurn) return false;
    this.#looked = 0;
    return true;
  }

  /** Rarest first, until what is left could not reach the share alone. */
  #driversForSome(): readonly ReadWord[] {
    const drivers: ReadWord[] = [];
    let left = this.#requiredWeight;
    for (const word of this.#required) {
      if (left < this.#requiredWeight * someWordsShareMin) break;
      drivers.push(word);
      left -= word.weight;
    }
    return drivers;
  }

  /** What a name can hold of the query at most beside a word. */
  #beside(known: ReadWord, others: readonly OtherWord[]): Beside {
    const most = others.map(({ word: { optional, weight }, bounds: { quality, information } }) => ({ optional, held: optional ? weight : weight * quality, information }));
    const lacking = this.#lenience === 'SOME_WORDS' && !known.optional ? most.filter(({ optional }) => !optional) : [];
    const least = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.min(...values));
    return {
      held: sum(most, ({ held }) => held) - least(lacking.map(({ held }) => held)),
      information: sum(most, ({ information }) => information) - least(lacking.map(({ information }) => information)),
      total: sum(this.words, ({ weight }) => weight),
    };
  }

  /**
   * Goes through the names of a word by cells, passing over those that cannot reach the least score. Of few names, which lie apart in
   * memory, most are told sooner by what else they hold.
   */
  #skim(word: number, known: ReadWord, ceiling: Ceiling, sink: NameSink): void {
    const { postings, postingOffsets, cells } = this.#index;
    const start = postingOffsets[word] ?? 0;
    const end = postingOffsets[word + 1] ?? 0;
    const areFew = end - start <= fewNames;
    let cellEnd = 0;
    for (let place = start; place < end; ) {
      const name = postings[place] ?? 0;
      if (areFew && !this.#holds(name, known)) {
        place += 1;
        continue;
      }
      if (name >= cellEnd) {
        const cell = cells.ofName[name] ?? 0;
        cellEnd = cells.starts[cell + 1] ?? 0;
        ceiling.enter(cell);
      }
      if (ceiling.of(name) < sink.scoreMin) {
        place = firstNotBelow(postings, place + 1, end, cellEnd);
        continue;
      }
      place += 1;
      if ((areFew || this.#holds(name, known)) && sink.wants(name)) this.#score(name, sink);
    }
  }

  /** Whether a name holds enough of the query; it is known to hold one word. */
  #holds(name: number, known: ReadWord): boolean {
    let lacked = 0;
    let presentCount = 0;
    for (const word of this.#required) {
      if (word === known || word.isIn(name)) presentCount += 1;
      else lacked += word.weight;
      if (lacked > this.#lackedMax) return false;
    }
    return lacked === 0 || presentCount >= someWordsMin;
  }

  /** Of a name that holds enough. Score 0..1: information of the query that the name holds, times how little else the name holds. */
  #score(name: number, sink: NameSink): void {
    const { nameWordOffsets, nameWords, weights } = this.#index;
    const start = nameWordOffsets[name] ?? 0;
    const length = (nameWordOffsets[name + 1] ?? 0) - start;
    if (length > this.#covered.length) this.#covered = new Uint8Array(length * 2);
    const covered = this.#covered.fill(0, 0, length);
    let held = 0;
    let total = this.#requiredWeight;
    let weakest = 1;
    let missing = false;
    let inOrder = true;
    let last = -1;
    for (const word of this.words) {
      let quality = 0;
      let at = -1;
      for (let place = 0; place < length; place += 1) {
        const found = word.qualityOf(nameWords[start + place] ?? 0);
        if (found > quality) {
          quality = found;
          at = place;
        }
      }
      if (at === -1) {
        missing ||= !word.optional;
        continue;
      }
      if (word.optional) total += word.weight;
      held += word.weight * quality;
      weakest = Math.min(weakest, quality);
      covered[at] = 1;
      inOrder &&= at > last;
      last = at;
    }
    let coveredWeight = 0;
    let nameWeight = 0;
    let whole = !missing && weakest === 1;
    for (let place = 0; place < length; place += 1) {
      const weight = weights[nameWords[start + place] ?? 0] ?? 0;
      nameWeight += weight;
      if (covered[place] === 1) coveredWeight += weight;
      else whole = false;
    }
    sink.take(name, this.#weight * matchOf(held / total, coveredWeight / nameWeight, inOrder), this.#kindOf(whole, missing, weakest));
  }

  #kindOf(whole: boolean, missing: boolean, weakest: number): NameMatch {
    if (missing) return 'SOME_WORDS';
    if (whole) return 'WHOLE_NAME';
    if (weakest === 1) return 'WORDS';
    return this.#lenience === 'WORDS' ? 'BEGINNINGS' : 'SPELLING';
  }
}

/** What another word of the query can add to a name. */
interface OtherWord {
  readonly word: ReadWord;
  readonly bounds: MatchBounds;
}
const usualPart = ({ word, mostOfUsual }: SplitWord): OtherWord => ({ word, bounds: mostOfUsual });
const wholePart = ({ word, most }: SplitWord): OtherWord => ({ word, bounds: most });

interface Beside {
  readonly held: number;
  readonly information: number;
  /** Information of the whole query. */
  readonly total: number;
}

/** The most that names can score which hold one word of the index, by their cell and the prominence of their concept. */
class Ceiling {
  readonly #index: TermIndex;
  readonly #weight: number;
  readonly #beside: Beside;
  #held = 0;
  #information = 0;
  #match = 0;
  #active = false;

  constructor(index: TermIndex, weight: number, beside: Beside) {
    this.#index = index;
    this.#weight = weight;
    this.#beside = beside;
  }

  drive(held: number, information: number): void {
    this.#held = (held + this.#beside.held) / this.#beside.total;
    this.#information = information + this.#beside.information;
  }

  enter(cell: number): void {
    const { factors, lightest, active } = this.#index.cells;
    const covered = Math.min(1, this.#information / (lightest[cell] ?? 0));
    this.#match = this.#weight * matchOf(this.#held, covered, true) * (factors[cell] ?? 0);
    this.#active = active[cell] === 1;
  }

  /** Of the name, and of the names behind it in its cell. */
  of(name: number): number {
    return hitScore(this.#match, 1, prominenceOf(this.#index.cells.hanging[name] ?? 0), this.#active);
  }
}

const sum = <Item>(items: readonly Item[], value: (item: Item) => number): number => items.reduce((total, item) => total + value(item), 0);

/** First place from `from` on, before `to`, of a value that is not below this one; near places are looked at first. */
function firstNotBelow(values: Uint32Array, from: number, to: number, value: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && (values[low + step] ?? 0) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
