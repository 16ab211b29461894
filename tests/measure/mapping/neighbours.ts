import { confidenceInputs } from '../../../server/mapping/confidence.ts';
import type { NeighbourVote } from '../../../server/mapping/neighbourVotes.ts';
import { neighbourSupport, neighboursOf } from '../../../server/mapping/neighbourVotes.ts';
import type { PhraseRanker, RankedConcept } from '../../../server/mapping/phraseRanker.ts';
import type { Graph } from '../../../server/services/graph.ts';
import type { Case, Task } from './cases.ts';
import type { Answered, MeasuredTask } from './evaluate.ts';
import { billableCode, categoryOf, placesMax } from './evaluate.ts';
import { foldCount, foldOf, rankFor } from './fit.ts';

const weights = [0, 3, 6, 8, 10, 12, 16, 20] as const;

export interface List {
  /** By concept. */
  readonly names: ReadonlyMap<number, string>;
  readonly rankers: readonly PhraseRanker[];
  readonly graph: Graph;
  /** How sure the product is of the first of the ranked. */
  readonly confidence: (ranked: readonly RankedConcept[]) => number;
}

/** The names of a list mapped as a list: the neighbours of a code vote, with the weight that was best on the other folds. */
export const measureList = ({ names, rankers, graph, confidence }: List) => {
  const votes = new Map<string, NeighbourVote | undefined>();
  return (task: Task): { readonly measured: MeasuredTask; readonly weight: number } => {
    const vote = (source: number, fold: number): NeighbourVote | undefined => {
      const key = `${fold} ${source}`;
      const name = names.get(source);
      if (votes.has(key) || name === undefined) return votes.get(key);
      const ranked = rankFor(theRanker(rankers, fold), task, { text: name, defined: new Map() });
      const found = ranked[0] && { target: ranked[0].concept, confidence: confidence(ranked) };
      votes.set(key, found);
      return found;
    };
    return withVotes(task, vote, rankers, graph);
  };
};

function withVotes(task: Task, vote: (source: number, fold: number) => NeighbourVote | undefined, rankers: readonly PhraseRanker[], graph: Graph): { readonly measured: MeasuredTask; readonly weight: number } {
  const tried = task.cases.map((one) => {
    const fold = foldOf(one.cluster);
    const startedAt = performance.now();
    const ranked = rankFor(theRanker(rankers, fold), task, one);
    const ms = performance.now() - startedAt;
    const cast = neighboursOf(one.source ?? -1, graph.topology.hierarchy).flatMap((source) => vote(source, fold) ?? []);
    const support = neighbourSupport(ranked.map(({ concept }) => concept), cast, graph.topology.hierarchy, graph.topology.hierarchy.size);
    return weights.map((weight) => answered(one, weighed(ranked, support, weight), graph, ms));
  });
  const bestWeight = (usedIn: (fold: number) => boolean): number => {
    const right = weights.map((_, choice) => tried.filter((answers, at) => usedIn(foldOf(task.cases[at]?.cluster ?? '')) && answers[choice]?.place === 0).length);
    return right.indexOf(Math.max(...right));
  };
  const chosen = Array.from({ length: foldCount }, (_, fold) => bestWeight((other) => other !== fold));
  const answers = tried.flatMap((choices, at) => choices[chosen[foldOf(task.cases[at]?.cluster ?? '')] ?? 0] ?? []);
  return { measured: { task: { ...task, id: `${task.id}-list`, title: `${task.title}, as a list with neighbours voting` }, learning: false, answers }, weight: weights[bestWeight(() => true)] ?? 0 };
}

const weighed = (ranked: readonly RankedConcept[], support: readonly number[], weight: number): readonly RankedConcept[] =>
  ranked.map((candidate, at) => ({ ...candidate, score: candidate.score + weight * (support[at] ?? 0) })).sort((a, b) => b.score - a.score || a.concept - b.concept);

function answered(one: Case, ranked: readonly RankedConcept[], graph: Graph, ms: number): Answered {
  const found = [...new Set(ranked.slice(0, placesMax).map(({ concept }) => billableCode(concept, graph, one.text)))];
  const categories = new Set([...one.gold].map((concept) => categoryOf(graph, concept)));
  return {
    cluster: one.cluster, place: found.findIndex((concept) => one.gold.has(concept)), inputs: confidenceInputs(ranked, 0), judged: undefined, ms, baselinePlace: undefined,
    categoryRight: found[0] !== undefined && categories.has(categoryOf(graph, found[0])),
  };
}

function theRanker(rankers: readonly PhraseRanker[], fold: number): PhraseRanker {
  const ranker = rankers[fold];
  if (ranker === undefined) throw new Error(`no weights for fold ${fold}`);
  return ranker;
}
