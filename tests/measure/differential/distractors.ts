import { isConceptId } from '../../../server/domain/concept.ts';
import { atOnce } from '../../../server/release/steps.ts';
import type { Graph } from '../../../server/services/graph.ts';
import { linkMentions } from '../../../server/services/linkMentions.ts';
import type { PublishedCase } from './cases.ts';

/** Sentences as they stand in a record beside the findings: of relatives, of what is planned, of daily life. None is a finding of the patient. */
const distractors = [
  'Her brother has type 1 diabetes.', 'The grandmother died of breast cancer.', 'A cousin had seizures as a child.', 'The mother was treated for hypertension in pregnancy.',
  'A hearing test was arranged to rule out hearing loss.', 'The patient works as a carpenter and lives with a partner.', 'A multivitamin is taken every morning.',
  'The family moved from the coast two years ago.', 'Vaccinations are up to date.', 'An aunt was told that she might develop glaucoma.',
];

/** The present findings of a case told in sentences and linked from these alone, with or without the distractors among them. */
export async function toldInSentences(graph: Graph, cases: readonly PublishedCase[], distracted: boolean): Promise<readonly PublishedCase[]> {
  const told: PublishedCase[] = [];
  for (const one of cases) {
    const labels = (await graph.store.concepts(one.present.filter(isConceptId))).flatMap((concept) => concept?.label ?? []);
    const sentences = labels.map((label) => `The patient has ${label.toLowerCase()}.`);
    const text = (distracted ? mingled(sentences) : sentences).join(' ');
    const mentions = text === '' ? [] : atOnce(linkMentions(graph, text, ['HP'], undefined, 1));
    const found = mentions.flatMap(({ assertion, candidates: [best] }) => (assertion === 'PRESENT' && best !== undefined ? [best.id] : []));
    told.push({ ...one, present: [...new Set(found)], absent: [] });
  }
  return told;
}

/** A distractor after each sentence, and the rest at the end. */
const mingled = (sentences: readonly string[]): readonly string[] =>
  [...sentences.flatMap((sentence, place) => [sentence, ...distractors.slice(place, place + 1)]), ...distractors.slice(sentences.length)];
