import type { Lexicon } from '../search/lexicon.ts';
import { featureNames } from './features.ts';
import type { FeatureWeights } from './phraseRanker.ts';

/** The weights of a system: its own where the table has them, else those of `*`. */
export function weightsBySystem({ phraseWeights }: Pick<Lexicon, 'phraseWeights'>): (system: string) => FeatureWeights {
  const known = new Map<string, FeatureWeights>();
  const tableOf = (system: string): FeatureWeights => {
    const of = (owner: string): Map<string, number> => new Map(phraseWeights.filter((row) => row.system === owner).map(({ feature, weight }) => [feature, weight]));
    const own = of(system);
    const shared = of('*');
    return Float32Array.from(featureNames, (feature) => own.get(feature) ?? shared.get(feature) ?? 0);
  };
  return (system) => {
    const weights = known.get(system) ?? tableOf(system);
    known.set(system, weights);
    return weights;
  };
}
