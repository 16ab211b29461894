import { unitsPerLog10 } from './method.ts';
import type { Ranking } from './ranking.ts';
import { noCandidate } from './score.ts';

/** Shares of all candidates and of "none of these", which sum to 1. */
export interface Confidence {
  readonly noneOfThese: number;
  probabilityOf(score: number): number;
}

/** Figures fitted on published cases; tests/measure/differential fits them again on folds without the disease and says how well they hold. */
export interface Calibration {
  /** Share of a score that counts, at one finding and for each doubling of the findings: findings of one patient go together. */
  readonly sharpness: number;
  readonly sharpnessPerDoubling: number;
  /** "None of these" against the best candidate: at a best score of 0, and for each log10 unit of it. */
  readonly none: number;
  readonly nonePerLog10: number;
}
export const fittedCalibration: Calibration = { sharpness: 2.77, sharpnessPerDoubling: -0.405, none: 0, nonePerLog10: -0.13 };

/**
 * A softmax over the scores, flattened by the number of findings, with "none of these" as one further candidate whose
 * weight falls as the best score rises.
 */
export function confidenceOf({ scores, bestScore }: Ranking, findingCount: number, calibration: Calibration): Confidence {
  if (bestScore === undefined) return { noneOfThese: 1, probabilityOf: () => 0 };
  const best = bestScore;
  const sharpness = sharpnessOf(findingCount, calibration);
  const weightOf = (score: number): number => Math.exp((sharpness * (score - best)) / unitsPerLog10);
  let sum = 0;
  for (const score of scores) if (score !== noCandidate) sum += weightOf(score);
  const none = Math.exp(calibration.none + calibration.nonePerLog10 * (best / unitsPerLog10));
  return { noneOfThese: none / (sum + none), probabilityOf: (score) => weightOf(score) / (sum + none) };
}

/** In natural units for each log10 unit; never below a value that still orders the candidates. */
export const sharpnessOf = (findingCount: number, { sharpness, sharpnessPerDoubling }: Calibration): number =>
  Math.max(0.05, sharpness + sharpnessPerDoubling * Math.log2(Math.max(1, findingCount)));
