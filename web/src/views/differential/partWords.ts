import type { MatchKind, QuestionBurden, ScorePartFragment } from '../../generated/graphql.ts';

/** What a part of a score says of its finding. */
export const matchWords = {
  EXACT: 'stated for the disease',
  ANCESTOR: 'the disease has another kind of what subsumes it',
  DESCENDANT: 'the disease has a more specific finding',
  SIMILAR_TEXT: 'alike in words only',
  EXPECTED_UNMENTIONED: 'expected, not reported',
  ABSENT_EXPECTED: 'absent, and the disease expects it',
  UNEXPLAINED: 'present, and nothing in the disease explains it',
  ABSENT: 'absent',
  AGE: 'age',
  SEX: 'sex',
  PRIOR: 'incidence',
} satisfies Record<MatchKind, string>;

/** Of a part that rests on several statements, where the reading that counts of one or more is no person's. */
export const machineReadInPart = "rests in part on statements whose reading is a machine's";

export const burdenWords = {
  ASK: 'ask',
  EXAMINE: 'examine',
  SIMPLE_TEST: 'simple test',
  IMAGING: 'imaging',
  INVASIVE: 'invasive',
} satisfies Record<QuestionBurden, string>;

const denied: ReadonlySet<MatchKind> = new Set(['ABSENT_EXPECTED', 'ABSENT']);

/** The finding as the case has it: "no Rash" where it is absent. */
export const partName = ({ finding, matchKind }: Pick<ScorePartFragment, 'finding' | 'matchKind'>): string =>
  finding ? `${denied.has(matchKind) ? 'no ' : ''}${finding.label}` : matchWords[matchKind];
