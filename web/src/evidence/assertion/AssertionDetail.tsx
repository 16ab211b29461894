import type { AssertionDetailFragment } from '../../generated/graphql.ts';
import { CodeLabel } from '../../components/CodeLabel.tsx';
import { Plain } from '../../components/Plain.tsx';
import { ProvenanceDetail } from '../ProvenanceDetail.tsx';
import { AssertionMarks, AssertionMeasure } from './AssertionParts.tsx';
import { useMemo } from 'react';
import { useQualifierNames } from './useQualifierNames.ts';
import { predicateWords } from './predicates.ts';

/** A statement opened down to its sources. */
export function AssertionDetail({ assertion, onOther }: { assertion: AssertionDetailFragment; onOther: (id: string) => void }) {
  const nameOf = useQualifierNames(useMemo(() => [assertion], [assertion]));
  const { subject, predicate, object, note, frequency, provenance, conflicts } = assertion;
  return (
    <>
      <p className="statement">
        <CodeLabel concept={subject} /> <strong>{predicateWords[predicate].about}</strong> {object && <CodeLabel concept={object} />}
        {note && (
          <span className="statement-note">
            <Plain>{note}</Plain>
          </span>
        )}
      </p>
      <p>
        <AssertionMarks assertion={assertion} /> <AssertionMeasure assertion={assertion} nameOf={nameOf} />
      </p>
      {frequency && (
        <p className="quiet">
          As stated: <Plain>{frequency.stated}</Plain>
        </p>
      )}
      {conflicts.length > 0 && (
        <section>
          <h3>Sources disagree</h3>
          <ul className="plain">
            {conflicts.map((conflict) => (
              <li key={conflict.id}>
                {predicateWords[conflict.predicate].about}:{' '}
                {conflict.provenance.map(({ source, citations }, index) => (
                  <span key={index}>
                    <Plain>{source.title}</Plain> {citations.map(({ id }) => id).join(', ')}
                  </span>
                ))}{' '}
                <button
                  onClick={() => {
                    onOther(conflict.id);
                  }}
                >
                  Why
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {provenance.map((each, index) => (
        <ProvenanceDetail key={index} provenance={each} />
      ))}
    </>
  );
}
