import { confidenceInputs, judgedConfidence } from '../../../server/mapping/confidence.ts';
import { affirmedIn, descend } from '../../../server/mapping/descend.ts';
import type { AcceptedExample, ExampleIndex } from '../../../server/mapping/exampleIndex.ts';
import { buildExamples, openExamples } from '../../../server/mapping/exampleIndex.ts';
import type { Judged, PhraseRanker } from '../../../server/mapping/phraseRanker.ts';
import { atOnce } from '../../../server/release/steps.ts';
import type { Graph } from '../../../server/services/graph.ts';
import type { Bm25 } from './baseline.ts';
import type { Case, Task } from './cases.ts';
import { fitConfidence, foldCount, foldOf, rankFor } from './fit.ts';
import { parametersOf } from './folds.ts';
import type { Outcome } from './metrics.ts';

export interface Measurement {
  readonly rankers: readonly PhraseRanker[];
  readonly baseline: Bm25 | undefined;
  readonly graph: Graph;
  /** Whether the cases of the other folds are searched as accepted phrases. */
  readonly learning: boolean;
}
export interface Answered {
  readonly cluster: string;
  readonly place: number;
  readonly categoryRight: boolean;
  readonly baselinePlace: number | undefined;
  readonly inputs: readonly number[];
  readonly judged: Judged | undefined;
  readonly ms: number;
}
export interface MeasuredTask {
  readonly task: Task;
  readonly learning: boolean;
  readonly answers: readonly Answered[];
}
export interface MeasuredRow {
  readonly task: Task;
  readonly learning: boolean;
  readonly outcomes: readonly Outcome[];
  readonly answers: readonly Answered[];
}

export const placesMax = 25;

/** Answers each case with weights, and where learning is on with examples, of the other folds. */
export function measureTask(task: Task, { rankers, baseline, graph, learning }: Measurement): MeasuredTask {
  const examples = learning ? Array.from({ length: foldCount }, (_, fold) => examplesWithout(task, fold, rankers[fold])) : [];
  const known = new Map<string, ReturnType<typeof answer>>();
  const answer = (ranker: PhraseRanker, one: Case, example: ExampleIndex | undefined) => {
    const startedAt = performance.now();
    const ranked = rankFor(ranker, task, one, example);
    return { concepts: ranked.slice(0, placesMax).map(({ concept }) => concept), inputs: confidenceInputs(ranked, 0), judged: ranked[0]?.judged, ms: performance.now() - startedAt };
  };
  const answers = task.cases.map((one): Answered => {
    const fold = foldOf(one.cluster);
    const ranker = rankers[fold];
    if (ranker === undefined) throw new Error(`no weights for fold ${fold}`);
    const key = `${fold} ${one.text} ${[...one.defined].join()}`;
    const { concepts, inputs, judged, ms } = known.get(key) ?? answer(ranker, one, examples[fold]);
    known.set(key, { concepts, inputs, judged, ms });
    const found = task.billable ? [...new Set(concepts.map((concept) => billableCode(concept, graph, one.text)))] : concepts;
    const place = found.findIndex((concept) => one.gold.has(concept));
    const categories = new Set([...one.gold].map((concept) => categoryOf(graph, concept)));
    const baselinePlace = baseline?.rank(one.text, placesMax).findIndex((concept) => one.gold.has(concept));
    return { cluster: one.cluster, place, inputs, judged, ms, baselinePlace, categoryRight: found[0] !== undefined && categories.has(categoryOf(graph, found[0])) };
  });
  return { task, learning, answers };
}

/** Fits the confidence of each system on the other folds of the tasks that are `fitted`, and gives every answer its own. */
export function withConfidence(measured: readonly MeasuredTask[], fitted: (task: string) => boolean): { readonly rows: readonly MeasuredRow[]; readonly curves: ReadonlyMap<string, readonly number[]> } {
  const examples = measured.filter(({ task, learning }) => !learning && fitted(task.id)).flatMap(({ task, answers }) => answers.filter(({ inputs }) => inputs.length > 0)
    .map(({ inputs, place, cluster }) => ({ system: parametersOf(task), inputs, right: place === 0, fold: foldOf(cluster) })));
  const curveOf = (system: string | undefined, fold: number): readonly number[] => fitConfidence(thinned(examples.filter((example) => (system === undefined || example.system === system) && example.fold !== fold)));
  const systems = [...new Set(measured.map(({ task }) => parametersOf(task)))];
  const byFold = new Map(systems.map((system) => [system, Array.from({ length: foldCount }, (_, fold) => curveOf(system, fold))]));
  const rows = measured.map(({ task, learning, answers }): MeasuredRow => {
    const own = byFold.get(parametersOf(task)) ?? [];
    return { task, learning, answers, outcomes: answers.map(({ cluster, place, inputs, judged, ms }) => ({ cluster, place, ms, confidence: judgedConfidence(logistic(own[foldOf(cluster)] ?? [], inputs), judged) })) };
  });
  return { rows, curves: new Map([['*', curveOf(undefined, -1)] as const, ...systems.map((system) => [system, curveOf(system, -1)] as const)]) };
}

const examplesMax = 2500;
const thinned = <Value>(values: readonly Value[]): readonly Value[] => {
  const step = Math.max(1, Math.floor(values.length / examplesMax));
  return values.filter((_, place) => place % step === 0);
};

function logistic(curve: readonly number[], inputs: readonly number[]): number {
  if (inputs.length === 0) return 0;
  return 1 / (1 + Math.exp(-curve.reduce((sum, weight, place) => sum + weight * (inputs[place] ?? 0), 0)));
}

function examplesWithout(task: Task, fold: number, ranker: PhraseRanker | undefined): ExampleIndex | undefined {
  const examples = task.cases.flatMap(({ text, gold: [concept], cluster }): AcceptedExample[] => (foldOf(cluster) === fold || concept === undefined ? [] : [{ phrase: text, concept, relation: 'EXACT', count: 1, language: 0 }]));
  return ranker === undefined || examples.length === 0 ? undefined : openExamples(atOnce(buildExamples(examples, ranker.reader)), [], ranker.reader);
}

/** Where the way down to codes without children ends. */
export function billableCode(concept: number, { topology, phrases }: Graph, text: string): number {
  const index = phrases.indexes.of('ICD10CM');
  return index === undefined ? concept : descend(concept, topology.hierarchy, (at) => topology.idAt(at), index, affirmedIn(phrases.ranker.reader.read(text))).concept;
}

export const categoryOf = ({ topology }: Graph, concept: number): string => topology.idAt(concept).slice(0, 'ICD10CM:A00'.length);
