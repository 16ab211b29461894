import type { PhraseIndex } from './phraseIndex.ts';

export interface RetrievedName {
  readonly name: number;
  /** Cosine of query and name over words weighted by information, similar words counted in part; 0 to 1. */
  readonly cosine: number;
}

/** Words in more names than this tell little; they are scored only on names that another word found. */
const commonPostingsMin = 6000;

/** Reused between queries, so that a query allocates only its result. */
export class Retriever {
  readonly #index: PhraseIndex;
  readonly #scores: Float32Array;
  readonly #lastWord: Uint8Array;

  constructor(index: PhraseIndex) {
    this.#index = index;
    this.#scores = new Float32Array(index.nameCount);
    this.#lastWord = new Uint8Array(index.nameCount);
  }

  /** The names nearest to the words, best first. */
  retrieve(words: readonly string[], max: number): RetrievedName[] {
    const index = this.#index;
    const touched: number[] = [];
    let squares = 0;
    const asked = words.slice(0, 60).map((word) => {
      const place = index.wordPlace(word);
      const similar = index.similarWords(word);
      const weight = place !== undefined ? (index.weights[place] ?? 0) : Math.min(index.unknownWeight, similar[0] === undefined ? index.unknownWeight * 0.8 : (index.weights[similar[0].word] ?? 0));
      squares += weight * weight;
      return { weight, similar };
    });
    // Rare words first: common ones then need not visit every name that holds them.
    asked.sort((a, b) => b.weight - a.weight);
    asked.forEach(({ weight, similar }, ordinal) => {
      const mark = ordinal + 1;
      for (const { word, similarity } of similar) {
        const postings = index.postingsOf(word);
        const gain = weight * similarity * (index.weights[word] ?? 0);
        const onlyFound = touched.length > max * 20 && postings.length > commonPostingsMin;
        for (const name of postings) {
          if (this.#lastWord[name] === mark) continue;
          const score = this.#scores[name] ?? 0;
          if (score === 0) {
            if (onlyFound) continue;
            touched.push(name);
          }
          this.#lastWord[name] = mark;
          this.#scores[name] = score + gain;
        }
      }
    });
    return this.#best(touched, Math.sqrt(squares), max);
  }

  #best(touched: readonly number[], queryNorm: number, max: number): RetrievedName[] {
    let best: RetrievedName[] = [];
    let worst = 0;
    for (const name of touched) {
      // Sums of single precision: equal names must come out equal, and none above 1.
      const cosine = Math.min(1, Math.round(((this.#scores[name] ?? 0) / (queryNorm * (this.#index.norms[name] ?? 1))) * 1e6) / 1e6);
      this.#scores[name] = 0;
      this.#lastWord[name] = 0;
      if (cosine <= worst) continue;
      best.push({ name, cosine });
      if (best.length < max * 6) continue;
      best = best.sort(byCosine).slice(0, max);
      worst = best.at(-1)?.cosine ?? 0;
    }
    return best.sort(byCosine).slice(0, max);
  }
}

const byCosine = (a: RetrievedName, b: RetrievedName): number => b.cosine - a.cosine || a.name - b.name;
