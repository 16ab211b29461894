import { conceptPath } from '../../components/address.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { Plain } from '../../components/Plain.tsx';
import { AssertionMarks, AssertionMeasure, AssertionSource } from '../../evidence/assertion/AssertionParts.tsx';
import { frequencyText } from '../../evidence/assertion/frequency.ts';
import { useQualifierNames } from '../../evidence/assertion/useQualifierNames.ts';
import { Link } from 'react-router';
import { factorOf, strengthOf } from './ledger.ts';
import { matchWords } from './partWords.ts';
import type { DetailedPart } from './useDiagnosisDetail.ts';

/** What stands behind one line of the sum: how the figure came about, the way in the graph, the statements and their articles. */
export function PartDetail({ part }: { part: DetailedPart }) {
  const { matchKind, explanation, frequency, logLikelihoodRatio, path, assertions } = part;
  const nameOf = useQualifierNames(assertions);
  return (
    <div className="part-detail">
      <p>
        <Plain>{explanation === '' ? matchWords[matchKind] : explanation}</Plain> <span className="number">{factorOf(logLikelihoodRatio)}</span> on the odds: {strengthOf(logLikelihoodRatio)}.
      </p>
      {frequency && (
        <p>
          Share of its patients: <span className="number">{frequencyText(frequency)}</span>
        </p>
      )}
      {path.length > 1 && (
        <p>
          Way in the graph:{' '}
          {path.map(({ id, label }, place) => (
            <span key={id}>
              {place > 0 && <span aria-label="then"> → </span>}
              <Link to={conceptPath(id)}>
                <Plain>{label}</Plain>
              </Link>
            </span>
          ))}
        </p>
      )}
      {assertions.length === 0 ? (
        <p className="quiet">No statement stands behind it.</p>
      ) : (
        <ul className="plain part-statements">
          {assertions.map((assertion) => (
            <li key={assertion.id}>
              <span>
                <AssertionMarks assertion={assertion} /> {assertion.object && <Plain>{assertion.object.label}</Plain>} <AssertionMeasure assertion={assertion} nameOf={nameOf} />
              </span>
              <AssertionSource assertion={assertion} />
              <Articles assertion={assertion} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Titles of what is cited, where they are known; the ids stand in the line of the source. */
function Articles({ assertion: { provenance } }: { assertion: DetailedPart['assertions'][number] }) {
  const titled = provenance.flatMap(({ citations }) => citations).filter(({ title }) => title);
  if (titled.length === 0) return null;
  return (
    <ul className="part-articles">
      {titled.map(({ id, uri, title, year }) => (
        <li key={id}>
          <ExternalLink href={uri}>{title ?? id}</ExternalLink>
          {typeof year === 'number' && ` (${year})`}
        </li>
      ))}
    </ul>
  );
}
