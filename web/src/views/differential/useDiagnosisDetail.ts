import { useMemo } from 'react';
import { useAnswer, type Answer } from '../../components/useAnswer.ts';
import { DiagnosisDetailDocument, type DiagnosisDetailQuery, type DifferentialQueryVariables } from '../../generated/graphql.ts';

export type DetailedDiagnosis = NonNullable<DiagnosisDetailQuery['differential']['diagnosis']>;
export type DetailedPart = DetailedDiagnosis['supporting'][number];

/** One diagnosis with the ways, statements and articles behind every part; asked for when a part is opened. */
export function useDiagnosisDetail({ case: patient, prior }: DifferentialQueryVariables, disease: string | undefined, wanted: boolean): Answer<DiagnosisDetailQuery> {
  const asked = JSON.stringify({ case: patient, prior, disease: disease ?? '' });
  const variables = useMemo(() => JSON.parse(asked) as { case: typeof patient; prior: typeof prior; disease: string }, [asked]);
  return useAnswer(DiagnosisDetailDocument, variables, !wanted || disease === undefined, false);
}
