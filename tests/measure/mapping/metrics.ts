/** One answered case: places are from 0, -1 for not found. */
export interface Outcome {
  readonly cluster: string;
  readonly place: number;
  readonly confidence: number;
  readonly ms: number;
}

export const recallAt = (outcomes: readonly Outcome[], max: number): number => share(outcomes, ({ place }) => place !== -1 && place < max);

export const meanReciprocalRank = (outcomes: readonly Outcome[]): number =>
  outcomes.reduce((sum, { place }) => sum + (place === -1 ? 0 : 1 / (place + 1)), 0) / Math.max(1, outcomes.length);

/** Of the surest share of the cases, how many were right at the first place. */
export function precisionAtCoverage(outcomes: readonly Outcome[], coverage: number): number {
  const sure = [...outcomes].sort((a, b) => b.confidence - a.confidence).slice(0, Math.ceil(outcomes.length * coverage));
  return recallAt(sure, 1);
}

/** Mean distance between confidence and share right, over ten bins of equal size. */
export function calibrationError(outcomes: readonly Outcome[]): number {
  const sorted = [...outcomes].sort((a, b) => a.confidence - b.confidence);
  const size = Math.ceil(sorted.length / 10);
  let sum = 0;
  for (let start = 0; start < sorted.length; start += size) {
    const bin = sorted.slice(start, start + size);
    sum += (bin.length / sorted.length) * Math.abs(bin.reduce((total, { confidence }) => total + confidence, 0) / bin.length - recallAt(bin, 1));
  }
  return sum;
}

/** 95 % interval of recall at 1, by drawing clusters with replacement; the draws are the same in every run. */
export function clusterInterval(outcomes: readonly Outcome[]): readonly [number, number] {
  const byCluster = new Map<string, { right: number; all: number }>();
  for (const { cluster, place } of outcomes) {
    const known = byCluster.get(cluster) ?? { right: 0, all: 0 };
    byCluster.set(cluster, { right: known.right + Number(place === 0), all: known.all + 1 });
  }
  const clusters = [...byCluster.values()];
  let state = 12345;
  const draws = Array.from({ length: 1000 }, () => {
    let right = 0;
    let all = 0;
    for (let draw = 0; draw < clusters.length; draw += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const cluster = clusters[Math.floor((state / 2 ** 32) * clusters.length)];
      right += cluster?.right ?? 0;
      all += cluster?.all ?? 0;
    }
    return right / Math.max(1, all);
  }).sort((a, b) => a - b);
  return [draws[25] ?? 0, draws[974] ?? 0];
}

export const percentile = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

const share = <Value>(values: readonly Value[], holds: (value: Value) => boolean): number => values.filter(holds).length / Math.max(1, values.length);
