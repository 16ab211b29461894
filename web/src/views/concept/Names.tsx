import type { ConceptHeadFragment } from '../../generated/graphql.ts';
import { counted } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { termScopeWords, termTypeWords } from '../../components/words.ts';

type Term = ConceptHeadFragment['terms'][number];
const shownFirst = 12;

/** The names of a concept by type, each type with the sources that state them. */
export function Names({ terms }: { terms: readonly Term[] }) {
  const types = Object.entries(termTypeWords).map(([type, title]) => ({ type, title, members: terms.filter((term) => term.type === type) }));
  return (
    <dl className="names">
      {types
        .filter(({ members }) => members.length > 0)
        .map(({ type, title, members }) => (
          <div key={type} className="dl-row">
            <dt>{title}</dt>
            <dd>
              <TermList terms={members.slice(0, shownFirst)} />
              {members.length > shownFirst && (
                <details>
                  <summary>{counted(members.length - shownFirst, 'more name')}</summary>
                  <TermList terms={members.slice(shownFirst)} />
                </details>
              )}
              <p className="source-note">{sourcesOf(members)}</p>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function TermList({ terms }: { terms: readonly Term[] }) {
  return (
    <ul className="terms">
      {terms.map(({ text, language, scope }, index) => (
        <li key={index} lang={language}>
          <Plain>{text}</Plain>
          {termScopeWords[scope] !== undefined && <span className="quiet"> ({termScopeWords[scope]})</span>}
        </li>
      ))}
    </ul>
  );
}

const sourcesOf = (terms: readonly Term[]) => {
  const sources = new Map(terms.map(({ source }) => [source.id, source]));
  return [...sources.values()].map(({ id, title, version }, index) => (
    <span key={id}>
      {index > 0 && '; '}
      <Plain>{title}</Plain> <Plain>{version}</Plain>
    </span>
  ));
};
