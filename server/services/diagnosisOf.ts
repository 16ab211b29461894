import { log10Of } from '../differential/method.ts';
import { diseaseOf } from './compareDiagnoses.ts';
import type { Diagnosis, Differential } from './differential.ts';

/** One candidate of an answer, as the only one of an answer like it: what it names is then read for it alone. */
export function diagnosisOf(answer: Differential, id: string): Diagnosis | undefined {
  const { graph, ranking, confidence } = answer;
  const disease = diseaseOf(graph, id);
  const rank = ranking.rankOf(disease);
  if (rank === undefined) return undefined;
  const score = ranking.scores[disease] ?? 0;
  const diagnosis: Diagnosis = { differential: () => alone, disease, rank, score: log10Of(score), probability: confidence.probabilityOf(score), tied: ranking.isTied(disease) };
  const alone: Differential = { ...answer, diagnoses: [diagnosis] };
  return diagnosis;
}
