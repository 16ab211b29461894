import { noCandidate } from './score.ts';

/** Competition ranking of every candidate: equal scores share a rank, and the next rank counts them all. */
export class Ranking {
  readonly scores: Int32Array;
  /** Candidates, best first; equal ones in the order of the release. */
  readonly order: Uint32Array;
  readonly #sorted: Int32Array;

  constructor(scores: Int32Array) {
    this.scores = scores;
    // Score and disease in one number, because a sort of numbers without a comparison is many times faster.
    const keys = new Float64Array(scores.length);
    let count = 0;
    for (let disease = 0; disease < scores.length; disease += 1) {
      const score = scores[disease] ?? noCandidate;
      if (score === noCandidate) continue;
      keys[count] = -score * diseasesMax + disease;
      count += 1;
    }
    const sorted = keys.subarray(0, count).sort();
    this.order = Uint32Array.from(sorted, (key) => ((key % diseasesMax) + diseasesMax) % diseasesMax);
    this.#sorted = Int32Array.from(this.order, (disease) => scores[disease] ?? 0);
  }

  get candidateCount(): number {
    return this.order.length;
  }
  /** Undefined where there is no candidate, or several share the first place. */
  get first(): number | undefined {
    return this.isTied(this.order[0] ?? -1) ? undefined : this.order[0];
  }
  /** All that share the first place, in the order of the release. */
  get firstPlace(): readonly number[] {
    const [best] = this.#sorted;
    const shared: number[] = [];
    for (let place = 0; place < this.order.length && this.#sorted[place] === best; place += 1) shared.push(this.order[place] ?? 0);
    return shared;
  }
  /** From 1; undefined for a disease that is no candidate. */
  rankOf(disease: number): number | undefined {
    const score = this.scores[disease] ?? noCandidate;
    return score === noCandidate ? undefined : this.#firstPlaceOf(score) + 1;
  }
  isTied(disease: number): boolean {
    const score = this.scores[disease] ?? noCandidate;
    return score !== noCandidate && this.#sorted[this.#firstPlaceOf(score) + 1] === score;
  }

  /** Place of the first candidate with at most this score. */
  #firstPlaceOf(score: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) > score) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** More diseases than any release holds; scores times this stay whole in a double. */
const diseasesMax = 2 ** 20;
