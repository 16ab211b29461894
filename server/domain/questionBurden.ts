import type { ConceptId } from './concept.ts';

/** What it takes to learn whether a patient has a finding, the least first. */
export const questionBurdens = ['ASK', 'EXAMINE', 'SIMPLE_TEST', 'IMAGING', 'INVASIVE'] as const;
export type QuestionBurden = (typeof questionBurdens)[number];

/** Bits of information that the burden of an answer must at least bring to be worth as much as asking. */
export const burdenBits: Readonly<Record<QuestionBurden, number>> = { ASK: 0, EXAMINE: 0.01, SIMPLE_TEST: 0.03, IMAGING: 0.06, INVASIVE: 0.15 };

/** Branches of the HPO by what it takes to see their findings; a finding in several takes the heaviest, one in none is seen by examination. */
const burdenBranches: readonly { readonly branch: ConceptId; readonly burden: QuestionBurden }[] = [
  { branch: 'HP:0004303', burden: 'INVASIVE' }, // abnormal muscle fiber morphology
  { branch: 'HP:0005561', burden: 'INVASIVE' }, // abnormal bone marrow cell morphology
  { branch: 'HP:0025461', burden: 'INVASIVE' }, // abnormal cell morphology
  { branch: 'HP:0410042', burden: 'IMAGING' }, // abnormal liver morphology
  { branch: 'HP:0012443', burden: 'IMAGING' }, // abnormal brain morphology
  { branch: 'HP:0030680', burden: 'IMAGING' }, // abnormal cardiovascular system morphology
  { branch: 'HP:0003330', burden: 'IMAGING' }, // abnormal bone structure
  { branch: 'HP:0012252', burden: 'IMAGING' }, // abnormal respiratory system morphology
  { branch: 'HP:0001939', burden: 'SIMPLE_TEST' }, // abnormality of metabolism/homeostasis
  { branch: 'HP:0001871', burden: 'SIMPLE_TEST' }, // abnormality of blood and blood-forming tissues
  { branch: 'HP:0002353', burden: 'SIMPLE_TEST' }, // EEG abnormality
  { branch: 'HP:0002715', burden: 'SIMPLE_TEST' }, // abnormality of the immune system
  { branch: 'HP:0001250', burden: 'ASK' }, // seizure
  { branch: 'HP:0000708', burden: 'ASK' }, // atypical behavior
  { branch: 'HP:0012758', burden: 'ASK' }, // neurodevelopmental delay
  { branch: 'HP:0011458', burden: 'ASK' }, // abdominal symptom
  { branch: 'HP:0012531', burden: 'ASK' }, // pain
  { branch: 'HP:0025142', burden: 'ASK' }, // constitutional symptom
];

/** `isUnder` says whether the finding is in a branch. */
export function burdenOf(isUnder: (branch: ConceptId) => boolean): QuestionBurden {
  return burdenBranches.find(({ branch }) => isUnder(branch))?.burden ?? 'EXAMINE';
}

export function questionText(burden: QuestionBurden, finding: string): string {
  switch (burden) {
    case 'ASK': return `Ask: does the patient have ${finding}?`;
    case 'EXAMINE': return `Examine: is there ${finding}?`;
    case 'SIMPLE_TEST': return `Test: does a simple test show ${finding}?`;
    case 'IMAGING': return `Image: does imaging show ${finding}?`;
    case 'INVASIVE': return `Only if it must be: does a biopsy or another invasive test show ${finding}?`;
  }
}
