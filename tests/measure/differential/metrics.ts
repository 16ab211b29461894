import { randomFrom } from './cases.ts';
import type { FoundRank, RankedCase } from './ranks.ts';

/** Chance that the diagnosis is among the first k when equal scores are put in any order. */
export const within = (rank: FoundRank | undefined, k: number): number =>
  rank === undefined ? 0 : Math.min(1, Math.max(0, (k - rank.better) / (rank.tied + 1)));

export const mean = (values: readonly number[]): number => (values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length);

const reciprocal = (rank: FoundRank | undefined): number => (rank === undefined ? 0 : 1 / (rank.better + 1 + rank.tied / 2));

/** 95 % interval of a mean by resampling whole clusters. */
export function clusterInterval(ranked: readonly { readonly of: { readonly cluster: number } }[], values: readonly number[], resamples = 400): readonly [number, number] {
  const clusters = new Map<number, { sum: number; count: number }>();
  ranked.forEach(({ of: { cluster } }, place) => {
    const known = clusters.get(cluster) ?? { sum: 0, count: 0 };
    clusters.set(cluster, { sum: known.sum + (values[place] ?? 0), count: known.count + 1 });
  });
  const all = [...clusters.values()];
  const random = randomFrom(20250116);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    let count = 0;
    for (let draw = 0; draw < all.length; draw += 1) {
      const cluster = all[Math.floor(random() * all.length)];
      sum += cluster?.sum ?? 0;
      count += cluster?.count ?? 0;
    }
    return sum / count;
  }).sort((a, b) => a - b);
  return [means[Math.floor(resamples * 0.025)] ?? 0, means[Math.floor(resamples * 0.975)] ?? 0];
}

export const percent = (share: number): string => (100 * share).toFixed(1);

const columns = [1, 3, 5, 10] as const;
export const accuracyHead = '| cases | n (clusters) | top-1 | top-3 | top-5 | top-10 | MRR | mean over diseases: top-1; top-10 |\n| --- | --- | --- | --- | --- | --- | --- | --- |';

/** One line of a table of accuracy: the whole set in the denominator, intervals by cluster. */
export function accuracyLine(name: string, ranked: readonly RankedCase[]): string {
  const cells = columns.map((k) => {
    const hits = ranked.map(({ rank }) => within(rank, k));
    const [low, high] = clusterInterval(ranked, hits);
    return `${percent(mean(hits))} (${percent(low)}–${percent(high)})`;
  });
  const byDisease = new Map<string, RankedCase[]>();
  for (const one of ranked) byDisease.set(one.of.gold[0] ?? '', [...(byDisease.get(one.of.gold[0] ?? '') ?? []), one]);
  const overDiseases = (k: number): string => percent(mean([...byDisease.values()].map((cases) => mean(cases.map(({ rank }) => within(rank, k))))));
  const clusters = new Set(ranked.map(({ of }) => of.cluster)).size;
  return `| ${name} | ${ranked.length} (${clusters}) | ${cells.join(' | ')} | ${mean(ranked.map(({ rank }) => reciprocal(rank))).toFixed(3)} | ${overDiseases(1)}; ${overDiseases(10)} |`;
}

/** One short line: top-1 and top-10 of each set. */
export const shortLine = (name: string, ranked: readonly RankedCase[], sets: readonly string[]): string =>
  `| ${name} | ${sets.map((set) => {
    const cases = ranked.filter(({ of }) => of.set === set);
    return `${percent(mean(cases.map(({ rank }) => within(rank, 1))))}; ${percent(mean(cases.map(({ rank }) => within(rank, 10))))}`;
  }).join(' | ')} |`;
