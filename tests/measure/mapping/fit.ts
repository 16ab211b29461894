import { featureNames } from '../../../server/mapping/features.ts';
import type { FeatureWeights, PhraseRanker, RankedConcept } from '../../../server/mapping/phraseRanker.ts';
import type { Case, Task } from './cases.ts';

export const foldCount = 5;
const candidatesMax = 25;
const casesMax = 2500;

/** Cases of one disease or document fall into one fold, whatever the task. */
export function foldOf(cluster: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < cluster.length; at += 1) hash = Math.imul(hash ^ cluster.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % foldCount;
}

interface Example {
  readonly task: string;
  readonly fold: number;
  readonly features: readonly Float32Array[];
  readonly gold: readonly boolean[];
}

/** What the re-ranker sees of each case whose answer is among the candidates; a phrase that comes again is taken once. */
export function examplesOf(task: Task, ranker: PhraseRanker): readonly Example[] {
  const seen = new Set<string>();
  const examples: Example[] = [];
  for (const { text, gold, cluster, defined } of task.cases) {
    if (seen.has(text.toLowerCase()) || examples.length >= casesMax) continue;
    seen.add(text.toLowerCase());
    const ranked = rankFor(ranker, task, { text, defined }).slice(0, candidatesMax);
    const marks = ranked.map(({ concept }) => gold.has(concept));
    if (!marks.includes(true)) continue;
    examples.push({ task: task.id, fold: foldOf(cluster), features: ranked.map(({ comparison }) => Float32Array.from(comparison.features)), gold: marks });
  }
  return examples;
}

export interface FitOptions {
  /** Weights that the fit starts from and is drawn to. */
  readonly towards: FeatureWeights;
  readonly pull: number;
  readonly epochs: number;
}

/** Weights under which the right concepts have the largest share of a softmax over the candidates; each task counts alike. */
export function fitWeights(examples: readonly Example[], { towards, pull, epochs }: FitOptions): FeatureWeights {
  const weights = Float64Array.from(towards);
  const count = new Map<string, number>();
  for (const { task } of examples) count.set(task, (count.get(task) ?? 0) + 1);
  const tasks = count.size;
  const squares = new Float64Array(weights.length).fill(1e-8);
  const gradient = new Float64Array(weights.length);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    gradient.fill(0);
    for (const { task, features, gold } of examples) addGradient(gradient, weights, features, gold, 1 / (tasks * (count.get(task) ?? 1)));
    for (let place = 0; place < weights.length; place += 1) {
      const slope = (gradient[place] ?? 0) - pull * ((weights[place] ?? 0) - (towards[place] ?? 0));
      squares[place] = (squares[place] ?? 0) * 0.95 + 0.05 * slope * slope;
      weights[place] = (weights[place] ?? 0) + (0.03 * slope) / Math.sqrt(squares[place] ?? 1);
    }
  }
  return Float32Array.from(weights);
}

function addGradient(gradient: Float64Array, weights: Float64Array, features: readonly Float32Array[], gold: readonly boolean[], scale: number): void {
  const scores = features.map((row) => row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0));
  const top = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - top));
  const all = parts.reduce((sum, part) => sum + part, 0);
  const right = parts.reduce((sum, part, at) => sum + (gold[at] === true ? part : 0), 0);
  features.forEach((row, at) => {
    const share = ((gold[at] === true ? (parts[at] ?? 0) / Math.max(right, 1e-12) : 0) - (parts[at] ?? 0) / all) * scale;
    for (let place = 0; place < featureNames.length; place += 1) gradient[place] = (gradient[place] ?? 0) + share * (row[place] ?? 0);
  });
}

/** The concepts of the task's systems, best first. */
export function rankFor(ranker: PhraseRanker, { system, also }: Task, { text, defined }: Pick<Case, 'text' | 'defined'>): readonly RankedConcept[] {
  const ranked = ranker.rank({ text, system, defined, examples: undefined });
  if (also === undefined) return ranked;
  return [...ranked, ...ranker.rank({ text, system: also, defined, examples: undefined })].sort((a, b) => b.score - a.score || a.concept - b.concept);
}

export const casesIn = (cases: readonly Case[], fold: number): readonly Case[] => cases.filter(({ cluster }) => foldOf(cluster) === fold);
