import { useEffect, useMemo, useRef } from 'react';
import { useAnswer, type Answer } from '../../components/useAnswer.ts';
import { RunRecordsDocument, type IngestRunStateFragment, type RunRecordsQuery } from '../../generated/graphql.ts';

type Node = Extract<NonNullable<RunRecordsQuery['node']>, { __typename: 'IngestRun' }>;
export type RejectedRecord = NonNullable<Node['rejected']>[number];
export type AffectedMapping = NonNullable<Node['affectedMappings']>['mappings'][number];
export type LogLine = NonNullable<Node['log']>[number];

/** What a run has to be opened for; undefined of an answer without a run. */
export const recordsIn = (data: RunRecordsQuery): Node | undefined => (data.node?.__typename === 'IngestRun' ? data.node : undefined);

/** Asked again whenever the run comes to another part. */
export function useRecords(run: IngestRunStateFragment | undefined): Answer<RunRecordsQuery> {
  const answer = useAnswer(RunRecordsDocument, useMemo(() => ({ id: run?.id ?? '' }), [run?.id]), !run, false);
  const { retry } = answer;
  const now = run && `${run.id} ${run.status} ${run.phase ?? ''}`;
  const before = useRef(now);
  useEffect(() => {
    if (now !== undefined && before.current !== now && before.current?.split(' ')[0] === now.split(' ')[0]) retry();
    before.current = now;
  }, [now, retry]);
  return answer;
}
