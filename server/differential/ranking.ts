import { noCandidate } from './score.ts';

/** Competition ranking of every candidate: equal scores share a rank, and the next rank counts them all. */
export class Ranking {
  readonly scores: Int32Array;
  readonly candidateCount: number;
  readonly #best: number;

  constructor(scores: Int32Array) {
    this.scores = scores;
    let count = 0;
    let best = noCandidate;
    for (const score of scores) {
      if (score === noCandidate) continue;
      count += 1;
      if (score > best) best = score;
    }
    this.candidateCount = count;
    this.#best = best;
  }

  /** Score of the first place; undefined where there is no candidate. */
  get bestScore(): number | undefined {
    return this.candidateCount === 0 ? undefined : this.#best;
  }
  /** All that share the first place, in the order of the release. */
  get firstPlace(): readonly number[] {
    const shared: number[] = [];
    if (this.candidateCount > 0) this.scores.forEach((score, disease) => { if (score === this.#best) shared.push(disease); });
    return shared;
  }
  /** Undefined where there is no candidate, or several share the first place. */
  get first(): number | undefined {
    const shared = this.firstPlace;
    return shared.length === 1 ? shared[0] : undefined;
  }
  /** The best so many, equal ones in the order of the release. */
  top(count: number): number[] {
    const found: number[] = [];
    let least = noCandidate;
    for (let disease = 0; disease < this.scores.length; disease += 1) {
      const score = this.scores[disease] ?? noCandidate;
      if (score === noCandidate || (found.length >= count && score <= least)) continue;
      let place = found.length;
      while (place > 0 && (this.scores[found[place - 1] ?? 0] ?? 0) < score) place -= 1;
      found.splice(place, 0, disease);
      if (found.length > count) found.pop();
      least = this.scores[found.at(-1) ?? 0] ?? noCandidate;
    }
    return found;
  }
  /** From 1; undefined for a disease that is no candidate. */
  rankOf(disease: number): number | undefined {
    const own = this.scores[disease] ?? noCandidate;
    if (own === noCandidate) return undefined;
    let better = 0;
    for (const score of this.scores) if (score > own) better += 1;
    return better + 1;
  }
  /** Whether another candidate has the same score. */
  isTied(disease: number): boolean {
    const own = this.scores[disease] ?? noCandidate;
    if (own === noCandidate) return false;
    const first = this.scores.indexOf(own);
    return first !== disease || this.scores.includes(own, disease + 1);
  }
}
