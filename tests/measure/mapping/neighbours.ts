import { confidenceInputs } from '../../../server/mapping/confidence.ts';
import type { NeighbourVote } from '../../../server/mapping/neighbourVotes.ts';
import { neighbourSupport, neighboursOf } from '../../../server/mapping/neighbourVotes.ts';
import type { PhraseRanker, RankedConcept } from '../../../server/mapping/phraseRanker.ts';
import type { Graph } from '../../../server/services/graph.ts';
import type { Case, Task } from './cases.ts';
import type { Answered, MeasuredTask } from './evaluate.ts';
import { billableCode, categoryOf, placesMax } from './evaluate.ts';
import { foldCount, foldOf, rankFor } from './fit.ts';

const weights = [0, 2, 3, 4, 6, 8, 10, 12, 16] as const;

/** The names of a list mapped as a list: the neighbours of a code vote, with the weight that was best on the other folds. */
export function measureWithNeighbours(task: Task, names: ReadonlyMap<number, string>, rankers: readonly PhraseRanker[], graph: Graph): { readonly measured: MeasuredTask; readonly weight: number } {
  const memory = new Map<string, { readonly ranked: readonly RankedConcept[]; readonly ms: number }>();
  const rank = (text: string, fold: number): { readonly ranked: readonly RankedConcept[]; readonly ms: number } => {
    const startedAt = performance.now();
    const key = `${fold} ${text}`;
    const known = memory.get(key) ?? { ranked: rankFor(theRanker(rankers, fold), task, { text, defined: new Map() }), ms: performance.now() - startedAt };
    memory.set(key, known);
    return known;
  };
  const tried = task.cases.map((one) => {
    const fold = foldOf(one.cluster);
    const { ranked, ms } = rank(one.text, fold);
    const votes = neighboursOf(one.source ?? -1, graph.topology.hierarchy).flatMap((source): readonly NeighbourVote[] => {
      const name = names.get(source);
      const [first, second] = name === undefined ? [] : rank(name, fold).ranked;
      // The lead over the second says enough here, and needs no curve fitted on these names.
      return first === undefined ? [] : [{ target: first.concept, confidence: 1 / (1 + Math.exp(-(first.score - (second?.score ?? first.score - 5)))) }];
    });
    const support = neighbourSupport(ranked.map(({ concept }) => concept), votes, graph.topology.hierarchy, graph.topology.hierarchy.size);
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
