import type { FeatureName } from '../../../server/mapping/features.ts';
import { featureNames } from '../../../server/mapping/features.ts';
import type { ExampleIndex } from '../../../server/mapping/exampleIndex.ts';
import type { FeatureWeights, PhraseRanker, RankedConcept } from '../../../server/mapping/phraseRanker.ts';
import type { Case, Task } from './cases.ts';

export const foldCount = 5;
const candidatesMax = 20;
const casesMax = 1500;

/** Cases of one disease or document fall into one fold, whatever the task. */
export const foldOf = (cluster: string): number => foldHash(cluster) % foldCount;

export function foldHash(cluster: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < cluster.length; at += 1) hash = Math.imul(hash ^ cluster.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

interface Example {
  readonly task: string;
  readonly fold: number;
  readonly features: readonly Float32Array[];
  readonly gold: readonly boolean[];
}

/** What the re-ranker sees of each case whose answer is among the candidates; a phrase that comes again is taken once. */
export function examplesOf(task: Task, ranker: PhraseRanker, answerOf: (concept: number, text: string) => number): readonly Example[] {
  const seen = new Set<string>();
  const examples: Example[] = [];
  for (const { text, gold, cluster, defined } of task.cases) {
    if (seen.has(text.toLowerCase()) || examples.length >= casesMax) continue;
    seen.add(text.toLowerCase());
    const ranked = rankFor(ranker, task, { text, defined }).slice(0, candidatesMax);
    const marks = ranked.map(({ concept }) => gold.has(task.billable ? answerOf(concept, text) : concept));
    if (!marks.includes(true)) continue;
    examples.push({ task: task.id, fold: foldOf(cluster), features: ranked.map(({ comparison }) => Float32Array.from(comparison.features)), gold: marks });
  }
  return examples;
}

/** What development phrases show too seldom, and what no phrase can mean: a residual class, another side, another number. */
const ceilings = featureNames.map((name) => ({ otherAdded: -4, elsewhereAdded: -7, aside: -1, opposite: -1, numberConflict: -1, negation: -1 } as Readonly<Partial<Record<FeatureName, number>>>)[name] ?? Infinity);

export interface FitOptions {
  /** Weights that the fit starts from and is drawn to. */
  readonly towards: FeatureWeights;
  readonly pull: number;
  readonly epochs: number;
}

/** Weights under which the right concepts have the largest share of a softmax over the candidates; each task counts alike. */
export function fitWeights(examples: readonly Example[], { towards, pull, epochs }: FitOptions): FeatureWeights {
  const width = featureNames.length;
  const weights = Float64Array.from(towards);
  const count = new Map<string, number>();
  for (const { task } of examples) count.set(task, (count.get(task) ?? 0) + 1);
  const flat = examples.map(({ task, features, gold }) => {
    const rows = new Float32Array(features.length * width);
    features.forEach((row, at) => { rows.set(row, at * width); });
    return { rows, gold: Uint8Array.from(gold, Number), scale: 1 / (count.size * (count.get(task) ?? 1)), scores: new Float64Array(features.length) };
  });
  const squares = new Float64Array(width).fill(1e-8);
  const gradient = new Float64Array(width);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    gradient.fill(0);
    for (const example of flat) addGradient(gradient, weights, example);
    for (let place = 0; place < width; place += 1) {
      const slope = (gradient[place] ?? 0) - pull * ((weights[place] ?? 0) - (towards[place] ?? 0));
      squares[place] = (squares[place] ?? 0) * 0.95 + 0.05 * slope * slope;
      weights[place] = Math.min(ceilings[place] ?? Infinity, (weights[place] ?? 0) + (0.03 * slope) / Math.sqrt(squares[place] ?? 1));
    }
  }
  return Float32Array.from(weights);
}

function addGradient(gradient: Float64Array, weights: Float64Array, { rows, gold, scale, scores }: { readonly rows: Float32Array; readonly gold: Uint8Array; readonly scale: number; readonly scores: Float64Array }): void {
  const width = weights.length;
  let top = -Infinity;
  for (let at = 0; at < gold.length; at += 1) {
    let score = 0;
    for (let place = 0; place < width; place += 1) score += (weights[place] ?? 0) * (rows[at * width + place] ?? 0);
    scores[at] = score;
    if (score > top) top = score;
  }
  let all = 0;
  let right = 0;
  for (let at = 0; at < gold.length; at += 1) {
    const part = Math.exp((scores[at] ?? 0) - top);
    scores[at] = part;
    all += part;
    if (gold[at] === 1) right += part;
  }
  for (let at = 0; at < gold.length; at += 1) {
    const part = scores[at] ?? 0;
    const share = ((gold[at] === 1 ? part / Math.max(right, 1e-12) : 0) - part / all) * scale;
    if (share === 0) continue;
    for (let place = 0; place < width; place += 1) gradient[place] = (gradient[place] ?? 0) + share * (rows[at * width + place] ?? 0);
  }
}

export interface ConfidenceExample {
  readonly inputs: readonly number[];
  readonly right: boolean;
}

/** Logistic regression of being right on the inputs of the confidence curve, drawn to zero a little. */
export function fitConfidence(examples: readonly ConfidenceExample[]): readonly number[] {
  const width = examples[0]?.inputs.length ?? 0;
  const mean = Array.from({ length: width }, (_, place) => (place === 0 ? 0 : examples.reduce((sum, { inputs }) => sum + (inputs[place] ?? 0), 0) / examples.length));
  const weights = new Float64Array(width);
  for (let step = 0; step < 3000; step += 1) {
    const gradient = new Float64Array(width);
    for (const { inputs, right } of examples) {
      let sum = 0;
      for (let place = 0; place < width; place += 1) sum += (weights[place] ?? 0) * ((inputs[place] ?? 0) - (mean[place] ?? 0));
      const gap = Number(right) - 1 / (1 + Math.exp(-sum));
      for (let place = 0; place < width; place += 1) gradient[place] = (gradient[place] ?? 0) + gap * ((inputs[place] ?? 0) - (mean[place] ?? 0));
    }
    for (let place = 0; place < width; place += 1) weights[place] = (weights[place] ?? 0) + 0.15 * ((gradient[place] ?? 0) / examples.length - (place === 0 ? 0 : 0.001 * (weights[place] ?? 0)));
  }
  const intercept = (weights[0] ?? 0) - Array.from(weights).reduce((sum, weight, place) => (place === 0 ? sum : sum + weight * (mean[place] ?? 0)), 0);
  return [intercept, ...Array.from(weights).slice(1)];
}

/** The concepts of the task's systems, best first. */
export function rankFor(ranker: PhraseRanker, { system, also, billable }: Task, { text, defined }: Pick<Case, 'text' | 'defined'>, examples?: ExampleIndex): readonly RankedConcept[] {
  const ranked = ranker.rank({ text, system, defined, examples, billable });
  if (also === undefined) return ranked;
  const second = ranker.rank({ text, system: also, defined, examples: undefined }).map((candidate) => ({ ...candidate, score: candidate.score - secondSystemPenalty }));
  return [...ranked, ...second].sort((a, b) => b.score - a.score || a.concept - b.concept);
}
/** The second system answers where the first has nothing as near. */
const secondSystemPenalty = 2;
