import { useMemo } from 'react';
import { useAnswer, type Answer } from '../../components/useAnswer.ts';
import { DifferentialAdviceDocument, DifferentialDocument, type DifferentialAdviceQuery, type DifferentialQuery, type DifferentialQueryVariables } from '../../generated/graphql.ts';
import type { PriorChoice } from './differentialParams.ts';
import { caseInput, type PatientCase } from './patientCase.ts';

export type Ranked = DifferentialQuery['differential'];
export type Advice = DifferentialAdviceQuery['differential'];

export interface DifferentialAnswers {
  readonly list: Answer<DifferentialQuery>;
  /** Questions, flips and intervals of ranks, which cost the server many rankings: asked for when the list is there. */
  readonly advice: Answer<DifferentialAdviceQuery>;
  /** The advice, where it is about the list that is shown. */
  readonly current: Advice | undefined;
  readonly variables: DifferentialQueryVariables;
}

const priorInputs = { setting: null, whole: { use: true, weight: 1 }, half: { use: true, weight: 0.5 }, none: { use: false } } satisfies Record<PriorChoice, DifferentialQueryVariables['prior']>;

/** The list first, what builds on it second. An older answer never replaces a newer one; the old list stays until then. */
export function useDifferential(patient: PatientCase, prior: PriorChoice, first: number): DifferentialAnswers {
  // Equal cases are one question, wherever their findings came from.
  const asked = JSON.stringify({ case: caseInput(patient), prior: priorInputs[prior], first });
  const variables = useMemo(() => JSON.parse(asked) as DifferentialQueryVariables, [asked]);
  const nothing = patient.findings.length === 0;
  const list = useAnswer(DifferentialDocument, variables, nothing, false);
  const listed = list.state === 'ready' && !list.renewing && !list.trouble;
  const advice = useAnswer(DifferentialAdviceDocument, variables, nothing || !listed, false);
  const isCurrent = listed && advice.state === 'ready' && !advice.renewing && JSON.stringify(advice.received.variables) === JSON.stringify(list.received.variables);
  return { list, advice, variables, current: isCurrent ? advice.data.differential : undefined };
}
