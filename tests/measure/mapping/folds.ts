import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { confidenceTerms } from '../../../server/mapping/confidence.ts';
import type { FeatureName } from '../../../server/mapping/features.ts';
import { featureNames } from '../../../server/mapping/features.ts';
import type { FeatureWeights, PhraseRanker } from '../../../server/mapping/phraseRanker.ts';
import { billableOf } from '../../../server/mapping/phraseRanker.ts';
import type { Task } from './cases.ts';
import { examplesOf, fitWeights, foldCount } from './fit.ts';
import { seedsDir } from './load.ts';

/** Weights by system; `*` for every other one. */
export type FittedWeights = ReadonlyMap<string, FeatureWeights>;

/** The name under which the parameters of a task are kept. */
export const parametersOf = ({ system, billable }: Task): string => (billable ? billableOf(system) : system);

const pull = 0.002;
/** Few phrases of a system are drawn nearer to the weights of all. */
const ownPull = (count: number): number => Math.max(0.01, 8 / Math.max(1, count));

/** One set of weights for each fold, fitted without the cases of the fold; the last is fitted on all. */
export function fitFolds(tasks: readonly Task[], ranker: PhraseRanker, start: FeatureWeights, answerOf: (concept: number, text: string) => number): readonly FittedWeights[] {
  const examples = tasks.flatMap((task) => examplesOf(task, ranker, answerOf));
  const systemOf = new Map(tasks.map((task) => [task.id, parametersOf(task)]));
  return Array.from({ length: foldCount + 1 }, (_, fold) => {
    const used = examples.filter((example) => example.fold !== fold);
    const pooled = fitWeights(used, { towards: start, pull, epochs: 200 });
    const own = [...new Set(systemOf.values())].map((system): readonly [string, FeatureWeights] => {
      const ofSystem = used.filter(({ task }) => systemOf.get(task) === system);
      return [system, fitWeights(ofSystem, { towards: pooled, pull: ownPull(ofSystem.length), epochs: 120 })];
    });
    return new Map([['*', pooled], ...own]);
  });
}

const byHand = 'set by hand: what a person said of the phrase outweighs a name';

/** Writes the tables that the product reads, fitted on all development phrases; `neighbours` is the weight chosen for their votes. */
export async function writeTables(weights: FittedWeights, curves: ReadonlyMap<string, readonly number[]>, neighbours: number): Promise<void> {
  const notFitted: Readonly<Partial<Record<FeatureName, { readonly weight?: number; readonly reason: string }>>> = {
    accepted: { reason: byHand }, acceptedShare: { reason: byHand }, rejected: { reason: byHand }, neighbours: { weight: neighbours, reason: 'best on the ICD-9-CM list' },
  };
  const weightLines = [...weights].flatMap(([system, values]) => featureNames.flatMap((feature, place) => {
    const kept = notFitted[feature];
    if (kept !== undefined) return system === '*' ? [[system, feature, (kept.weight ?? values[place] ?? 0).toFixed(3), kept.reason]] : [];
    return [[system, feature, (values[place] ?? 0).toFixed(3), system === '*' ? 'fitted on the development phrases of all systems' : `fitted on the development phrases of ${system}`]];
  }));
  const terms = confidenceTerms.filter((term) => term !== 'threshold');
  const curveLines = [...curves].flatMap(([system, values]) => [
    ...terms.map((term, place) => [system, term, (values[place] ?? 0).toFixed(4), 'fitted on development phrases that the weights were not fitted on']),
    [system, 'threshold', '0.50', 'below it the engine declines to choose'],
  ]);
  const table = (header: string, lines: readonly (readonly string[])[]): string => `${[header, ...lines.map((cells) => cells.join('\t'))].join('\n')}\n`;
  await writeFile(path.join(seedsDir, 'lexicon', 'phrase-weights.tsv'), table('#system\tfeature\tweight\treason', weightLines));
  await writeFile(path.join(seedsDir, 'lexicon', 'phrase-confidence.tsv'), table('#system\tterm\tvalue\treason', curveLines));
}
