import type { Pause } from '../domain/deadline.ts';
import { limits } from '../domain/limits.ts';
import { rowsOfDisease } from '../differential/model.ts';
import type { KnowledgeFilter } from './knowledgeView.ts';
import type { Differential } from './differential.ts';
import { rankRead } from './differential.ts';

/** What an answer would be without one of its sources. */
export interface SourceEffect {
  /** By name. */
  readonly source: string;
  readonly statements: number;
  readonly firstWithout: number | undefined;
  readonly firstChanges: boolean;
  readonly moved: readonly RankChange[];
}
export interface RankChange {
  readonly disease: number;
  readonly rank: number;
  readonly rankWithout: number | undefined;
}

/** Asks the same question again without each source that speaks of one of the diagnoses. */
export async function sourceEffects(answer: Differential, pause: Pause): Promise<readonly SourceEffect[]> {
  const { graph, question, model, view, diagnoses, ranking } = answer;
  const statements = new Map<number, number>();
  for (const { disease } of diagnoses) {
    for (const row of rowsOfDisease(model, disease)) {
      if (!view.keeps(row)) continue;
      const source = graph.diseases.sourceOf(row);
      statements.set(source, (statements.get(source) ?? 0) + 1);
    }
  }
  const nameOf = (source: number): string => graph.release.sources[source]?.source ?? '';
  const speaking = [...statements].sort(([a], [b]) => a - b).slice(0, limits.sourceEffectsMax);
  const effects: SourceEffect[] = [];
  for (const [place, count] of speaking) {
    const source = nameOf(place);
    const knowledge: KnowledgeFilter = { ...question.knowledge, excludeSources: [...question.knowledge.excludeSources, source] };
    await pause();
    const without = rankRead(graph, { ...question, knowledge, first: 1 }, answer, performance.now()).ranking;
    effects.push({
      source, statements: count, firstWithout: without.first, firstChanges: without.firstPlace.join() !== ranking.firstPlace.join(),
      moved: diagnoses.map(({ disease, rank }) => ({ disease, rank, rankWithout: without.rankOf(disease) })).filter(({ rank, rankWithout }) => rank !== rankWithout),
    });
  }
  return effects;
}
