import type { Calibration } from '../../../server/differential/confidence.ts';
import { confidenceOf, fittedCalibration } from '../../../server/differential/confidence.ts';
import { Ranking } from '../../../server/differential/ranking.ts';
import { noCandidate } from '../../../server/differential/score.ts';
import { mean, within } from './metrics.ts';
import type { RankedCase } from './ranks.ts';

/** What a fit needs of a case: its best scores, and the score of its diagnosis where that is a candidate. */
interface ScoredCase {
  readonly cluster: number;
  readonly ranking: Ranking;
  readonly findingCount: number;
  readonly goldScore: number | undefined;
  readonly firstIsRight: number;
}

/** Candidates beyond these have next to no share. */
const scoresKept = 400;

export function scoredCase({ of, scores, gold, findingCount, rank }: RankedCase): ScoredCase[] {
  if (scores === undefined) return [];
  const goldScore = Math.max(noCandidate, ...gold.map((disease) => scores[disease] ?? noCandidate));
  const kept = scores.slice().sort().reverse().slice(0, scoresKept);
  return [{ cluster: of.cluster, ranking: new Ranking(kept), findingCount, goldScore: goldScore === noCandidate ? undefined : goldScore, firstIsRight: within(rank, 1) }];
}

const logLoss = (probability: number, happened: number): number =>
  -happened * Math.log(Math.max(1e-9, probability)) - (1 - happened) * Math.log(Math.max(1e-9, 1 - probability));

/** Log loss of the two figures that are shown as certainty: that the first is right, and that it is none of the candidates. */
function surprise(cases: readonly ScoredCase[], calibration: Calibration): number {
  return mean(cases.map(({ ranking, findingCount, goldScore, firstIsRight }) => {
    const confidence = confidenceOf(ranking, findingCount, calibration);
    return logLoss(confidence.probabilityOf(ranking.bestScore ?? 0), firstIsRight) + logLoss(confidence.noneOfThese, goldScore === undefined ? 1 : 0);
  }));
}

const steps: Readonly<Record<keyof Calibration, number>> = { sharpness: 0.3, sharpnessPerDoubling: 0.1, none: 1, nonePerLog10: 0.1 };
const isName = (name: string): name is keyof Calibration => name in steps;

/** Maximum likelihood by steps along each figure, halved when none helps. */
export function fitCalibration(cases: readonly ScoredCase[]): Calibration {
  let best = { ...fittedCalibration };
  let least = surprise(cases, best);
  for (let scale = 1; scale > 0.03; ) {
    let improved = false;
    for (const name of Object.keys(steps).filter(isName)) {
      for (const sign of [1, -1]) {
        const tried = { ...best, [name]: best[name] + sign * scale * steps[name] };
        const value = surprise(cases, tried);
        if (value >= least) continue;
        best = tried;
        least = value;
        improved = true;
      }
    }
    if (!improved) scale /= 2;
  }
  return best;
}

export interface CalibrationReport {
  readonly error: number;
  readonly meanConfidence: number;
  readonly meanRight: number;
  readonly bins: readonly { readonly from: number; readonly count: number; readonly confidence: number; readonly right: number }[];
}

/** Expected calibration error of the first place's probability over ten bins of equal width. */
export function calibrationReport(pairs: readonly { readonly confidence: number; readonly right: number }[]): CalibrationReport {
  const bins = Array.from({ length: 10 }, (_, bin) => {
    const inside = pairs.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    return { from: bin / 10, count: inside.length, confidence: mean(inside.map(({ confidence }) => confidence)), right: mean(inside.map(({ right }) => right)) };
  }).filter(({ count }) => count > 0);
  return {
    bins, error: bins.reduce((sum, { count, confidence, right }) => sum + (count / pairs.length) * Math.abs(confidence - right), 0),
    meanConfidence: mean(pairs.map(({ confidence }) => confidence)), meanRight: mean(pairs.map(({ right }) => right)),
  };
}

const firstOf = ({ ranking, findingCount, firstIsRight }: ScoredCase, calibration: Calibration) => ({
  confidence: confidenceOf(ranking, findingCount, calibration).probabilityOf(ranking.bestScore ?? 0), right: firstIsRight,
});

/** Each fold is judged with the figures fitted on the others; no disease and no article is in two folds. */
export function crossFitted(cases: readonly ScoredCase[], folds: number): { readonly crossed: CalibrationReport; readonly shipped: CalibrationReport; readonly fitted: Calibration } {
  const order = [...new Set(cases.map(({ cluster }) => cluster))];
  const foldOf = new Map(order.map((cluster, place) => [cluster, place % folds]));
  const pairs = Array.from({ length: folds }, (_, fold) => {
    const calibration = fitCalibration(cases.filter(({ cluster }) => foldOf.get(cluster) !== fold));
    return cases.filter(({ cluster }) => foldOf.get(cluster) === fold).map((scored) => firstOf(scored, calibration));
  }).flat();
  return { crossed: calibrationReport(pairs), shipped: calibrationReport(cases.map((scored) => firstOf(scored, fittedCalibration))), fitted: fitCalibration(cases) };
}
