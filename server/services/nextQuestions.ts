import type { ConceptId } from '../domain/concept.ts';
import type { Pause } from '../domain/deadline.ts';
import { limits } from '../domain/limits.ts';
import type { QuestionBurden } from '../domain/questionBurden.ts';
import { burdenBits, burdenOf, questionText } from '../domain/questionBurden.ts';
import { candidateQuestions } from '../differential/questions.ts';
import type { Ranking } from '../differential/ranking.ts';
import type { FindingStatus } from '../differential/robustness.ts';
import { rankCase } from '../differential/robustness.ts';
import type { Differential } from './differential.ts';
import { entryIds } from './differential.ts';
import type { Graph } from './graph.ts';

export interface NextQuestion {
  readonly finding: ConceptId;
  readonly question: string;
  readonly informationGain: number;
  readonly ifPresent: readonly ConceptId[];
  readonly ifAbsent: readonly ConceptId[];
  readonly burden: QuestionBurden;
}
export interface WeighedQuestion {
  /** Index of the release. */
  readonly concept: number;
  readonly bits: number;
  readonly burden: QuestionBurden;
}

/** Every finding worth asking for: its expected information less its burden, the most first. */
export function weighedQuestions({ graph, model, ranking, confidence, view, prepared, used }: Differential): readonly WeighedQuestion[] {
  const unknown = new Set(used.unused.filter(({ why }) => why === 'UNKNOWN').map(({ concept }) => concept));
  return candidateQuestions(model, ranking, confidence, view.replaced, prepared.answered, limits.questionCandidatesMax)
    .map(({ term, bits }) => {
      const concept = model.terms.concept[term] ?? 0;
      return { concept, bits, burden: burdenOfFinding(graph, concept) };
    })
    .filter(({ concept }) => !unknown.has(concept))
    .sort((a, b) => worth(b) - worth(a) || a.concept - b.concept);
}

const worth = ({ bits, burden }: WeighedQuestion): number => bits - burdenBits[burden];

/** As the rows about the finding say, else by its branch. */
function burdenOfFinding({ topology, diseases }: Graph, concept: number): QuestionBurden {
  const stated = diseases.burdenOf(concept);
  if (stated !== undefined) return stated;
  const above = new Set([concept, ...topology.hierarchy.ancestorsOf(concept)].map((index) => topology.idAt(index)));
  return burdenOf((branch) => above.has(branch));
}

export interface NextQuestions {
  /** Those of which an answer would change the first place. */
  readonly questions: readonly NextQuestion[];
  /** All whose answers were tried out, the most telling first. */
  readonly tried: readonly ConceptId[];
}

const known = new WeakMap<Differential, Promise<NextQuestions>>();

/** The best questions of which an answer would change the first place; a notice instead where none of those tried does. */
export function nextQuestions(answer: Differential, notices: string[], pause: Pause): Promise<NextQuestions> {
  const asked = known.get(answer) ?? tryQuestions(answer, notices, pause);
  known.set(answer, asked);
  return asked;
}

async function tryQuestions(answer: Differential, notices: string[], pause: Pause): Promise<NextQuestions> {
  const { graph, model, findings, ranking } = answer;
  await pause();
  const tried = weighedQuestions(answer).filter(({ bits }) => bits > 0).slice(0, limits.questionsTriedMax);
  const rankWith = (concept: number, status: FindingStatus): Ranking => rankCase(model, [...findings, { concept, status }], answer.scope);
  const asked: (WeighedQuestion & { readonly present: Ranking; readonly absent: Ranking })[] = [];
  for (const question of tried) {
    await pause();
    asked.push({ ...question, present: rankWith(question.concept, 'PRESENT'), absent: rankWith(question.concept, 'ABSENT') });
  }
  const before = ranking.firstPlace.join();
  const telling = asked.filter(({ present, absent }) => present.firstPlace.join() !== before || absent.firstPlace.join() !== before).slice(0, limits.nextQuestionsMax);
  if (telling.length === 0) {
    notices.push(`No answer that was tried changes the first place: ${tried.length} findings were tried${tried.length === 0 ? '' : ` (${tried.map(({ concept }) => graph.topology.idAt(concept)).join(', ')})`}.`);
  }
  const labels = await graph.store.concepts(telling.map(({ concept }) => graph.topology.idAt(concept)));
  const leaders = (after: Ranking): ConceptId[] => after.top(3).flatMap((disease) => entryIds(answer, disease).slice(0, 1));
  const questions = telling.map(({ concept, bits, burden, present, absent }, place) => ({
    finding: graph.topology.idAt(concept), question: questionText(burden, labels[place]?.label ?? ''), informationGain: bits, burden,
    ifPresent: leaders(present), ifAbsent: leaders(absent),
  }));
  return { questions, tried: tried.map(({ concept }) => graph.topology.idAt(concept)) };
}
