import { conceptPath } from '../../components/address.ts';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { Link } from 'react-router';
import type { NotMissedFragment } from '../../generated/graphql.ts';

/** Stands by itself: no filter, page or print hides it, and it raises no rank. */
export function CannotMissShelf({ shelf }: { shelf: readonly NotMissedFragment[] }) {
  const standing = shelf.filter(({ excluded }) => !excluded);
  const excluded = shelf.filter((each) => each.excluded);
  if (shelf.length === 0) return null;
  return (
    <section className="cannot-miss" aria-labelledby="cannot-miss-title">
      <h3 id="cannot-miss-title">
        <PolarityMark polarity="cannot-miss" word="Cannot miss" /> <span className="number">({standing.length})</span>
      </h3>
      <ul className="plain">
        {standing.map((each) => (
          <Entry key={each.disease.id} entry={each} />
        ))}
      </ul>
      {excluded.length > 0 && (
        <details>
          <summary>Excluded ({excluded.length})</summary>
          <ul className="plain">
            {excluded.map((each) => (
              <Entry key={each.disease.id} entry={each} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Entry({ entry: { disease, rule, trigger, exclusion, excluded, assertions } }: { entry: NotMissedFragment }) {
  return (
    <li>
      <Link to={conceptPath(disease.id)}>
        <Plain>{disease.name}</Plain>
      </Link>{' '}
      <span>
        because of{' '}
        {trigger.map(({ id, label }, place) => (
          <span key={id}>
            {place > 0 && ', '}
            <Plain>{label}</Plain>
          </span>
        ))}
        . {excluded ? 'Excluded. What excludes it:' : 'Not excluded. What would exclude it:'} <Plain>{exclusion}</Plain>
      </span>
      <span className="quiet cannot-miss-rule">
        Rule: <Plain>{rule}</Plain>
        {assertions.flatMap(({ provenance }) => provenance).map(({ source }, place) => (
          <span key={place}>
            {place === 0 ? '; ' : ', '}
            <Plain>{source.title}</Plain> <Plain>{source.version}</Plain>
          </span>
        ))}
      </span>
    </li>
  );
}
