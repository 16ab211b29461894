import { count, counted } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { QueryState } from '../../components/QueryState.tsx';
import { SourceLine } from '../../components/SourceLine.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { DifferentialSourcesDocument, type DifferentialQueryVariables, type DifferentialSourcesQuery } from '../../generated/graphql.ts';

type Effect = DifferentialSourcesQuery['differential']['withoutSource'][number];

/** What the answer rests on, and what would change without each source. */
export function SourcesPane({ variables }: { variables: DifferentialQueryVariables }) {
  const answer = useAnswer(DifferentialSourcesDocument, variables, false, false);
  return (
    <QueryState answer={answer} what="what changes without a source">
      {({ differential: { withoutSource } }) =>
        withoutSource.length === 0 ? (
          <p>No source speaks of these diagnoses.</p>
        ) : (
          <ul className="plain">
            {withoutSource.map((effect) => (
              <li key={effect.source.id} className="source-effect">
                <SourceLine source={effect.source} />
                <Without effect={effect} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function Without({ effect: { statements, firstChanges, firstWithout, moved } }: { effect: Effect }) {
  const fallen = moved.filter(({ rankWithout }) => rankWithout === null);
  return (
    <p>
      {counted(statements, 'statement')} about the diagnoses of this list. Without it {moved.length === 0 ? 'no rank changes' : `${counted(moved.length, 'rank')} would change`}
      {firstChanges && firstWithout && (
        <>
          ; first would be{' '}
          <strong>
            <Plain>{firstWithout.name}</Plain>
          </strong>
        </>
      )}
      {firstChanges && !firstWithout && '; nothing would stand first alone'}
      {fallen.length > 0 && `; nothing else speaks of ${count(fallen.length)} of them`}.
    </p>
  );
}
