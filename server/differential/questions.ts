import type { Confidence } from './confidence.ts';
import { upwardShares } from './diseaseProfile.ts';
import type { DifferentialModel } from './model.ts';
import type { Ranking } from './ranking.ts';
import type { ReplacedProfiles } from './score.ts';

/** A finding that could be asked for, and the bits about the diagnosis that its answer is expected to bring. */
export interface CandidateQuestion {
  readonly term: number;
  readonly bits: number;
}

const entropyOf = (weights: Float64Array): number => {
  let sum = 0;
  let logSum = 0;
  for (const weight of weights) {
    if (weight <= 0) continue;
    sum += weight;
    logSum += weight * Math.log2(weight);
  }
  return sum === 0 ? 0 : Math.log2(sum) - logSum / sum;
};

/**
 * The unanswered findings of the best candidates, each with its expected information about which of them it is (Shannon
 * 1948; the mutual information of answer and diagnosis), the most first. Everything that is none of them counts as one
 * further diagnosis with the background of all diseases. `candidatesMax` candidates are told apart.
 */
export function candidateQuestions(model: DifferentialModel, ranking: Ranking, confidence: Confidence, replaced: ReplacedProfiles, answered: ReadonlySet<number>, candidatesMax: number): CandidateQuestion[] {
  const leading = ranking.top(candidatesMax);
  const profiles = leading.flatMap((disease) => replaced.get(disease) ?? model.profiles[disease] ?? []);
  const upward = profiles.map((profile) => upwardShares(profile, model.terms));
  const prior = Float64Array.from([...leading.map((disease) => confidence.probabilityOf(ranking.scores[disease] ?? 0)), 0]);
  prior[leading.length] = Math.max(0, 1 - prior.reduce((sum, probability) => sum + probability, 0));
  const before = entropyOf(prior);
  const terms = new Set(profiles.flatMap((profile) => [...profile.terms]).filter((term) => !answered.has(term)));
  const yes = new Float64Array(prior.length);
  const no = new Float64Array(prior.length);
  const questions = Array.from(terms, (term) => {
    const background = Math.min(0.5, model.meanShares[term] ?? 0);
    let present = 0;
    prior.forEach((probability, place) => {
      const share = Math.min(0.98, Math.max(background, upward[place]?.get(term) ?? 0));
      yes[place] = probability * share;
      no[place] = probability * (1 - share);
      present += probability * share;
    });
    return { term, bits: Math.max(0, before - present * entropyOf(yes) - (1 - present) * entropyOf(no)) };
  });
  return questions.sort((a, b) => b.bits - a.bits || a.term - b.term);
}
