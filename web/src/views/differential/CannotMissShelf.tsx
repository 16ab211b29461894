import { conceptPath } from '../../components/address.ts';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { Link } from 'react-router';
import type { NotMissedFragment } from '../../generated/graphql.ts';
import { exclusionLead, shelfStandingWords } from './cannotMissWords.ts';

/** Stands by itself: no filter, page or print hides it, and it raises no rank. */
export function CannotMissShelf({ shelf }: { shelf: readonly NotMissedFragment[] }) {
  if (shelf.length === 0) return null;
  const kept = standingAs(shelf, 'KEPT');
  return (
    <section className="cannot-miss" aria-labelledby="cannot-miss-title">
      <h3 id="cannot-miss-title">
        <PolarityMark polarity="cannot-miss" word="Cannot miss" /> <span className="number">({kept.length})</span>
      </h3>
      <Entries entries={kept} />
      <SetAside entries={standingAs(shelf, 'LESS_LIKELY')} word="Less likely" />
      <SetAside entries={standingAs(shelf, 'EXCLUDED')} word="Excluded" />
      {[...new Set(shelf.map(({ rule }) => rule))].map((rule) => (
        <details key={rule} className="quiet cannot-miss-rule">
          <summary>Rule</summary>
          <p>
            <Plain>{rule}</Plain>
          </p>
        </details>
      ))}
    </section>
  );
}

const standingAs = (shelf: readonly NotMissedFragment[], asked: NotMissedFragment['standing']) => shelf.filter(({ standing }) => standing === asked);

function SetAside({ entries, word }: { entries: readonly NotMissedFragment[]; word: string }) {
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>
        {word} ({entries.length})
      </summary>
      <Entries entries={entries} />
    </details>
  );
}

function Entries({ entries }: { entries: readonly NotMissedFragment[] }) {
  return (
    <ul className="plain">
      {entries.map((each) => (
        <Entry key={each.disease.id} entry={each} />
      ))}
    </ul>
  );
}

function Entry({ entry: { disease, trigger, exclusion, standing, assertions } }: { entry: NotMissedFragment }) {
  const sources = new Set(assertions.flatMap(({ provenance }) => provenance).map(({ source }) => `${source.title} ${source.version}`));
  return (
    <li>
      <Link to={conceptPath(disease.id)}>
        <Plain>{disease.name}</Plain>
      </Link>
      <details>
        <summary>
          because of{' '}
          {trigger.map(({ id, label }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <Plain>{label}</Plain>
            </span>
          ))}
          ; {shelfStandingWords[standing]}
        </summary>
        <p>
          {exclusionLead[standing]} <Plain>{exclusion}</Plain>
        </p>
        <p className="quiet cannot-miss-rule">
          <Plain>{[...sources].join(', ')}</Plain>
        </p>
      </details>
    </li>
  );
}
