import { Link } from 'react-router';
import type { ShellQuery } from '../../generated/graphql.ts';
import { count, counted } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { systemShortName } from '../../components/systems.ts';
import { examples } from './examples.ts';
import { filterSentence, hasFilters, type Branch, type FilterChange, type Filters } from './filters.ts';

interface StartPageProps {
  shell: ShellQuery | undefined;
  filters: Filters;
  branch: Branch;
  onChange: (change: FilterChange) => void;
}

export function StartPage({ shell, filters, branch, onChange }: StartPageProps) {
  return (
    <div className="start">
      {hasFilters(filters) && (
        <p className="note">
          The search is limited to concepts {filterSentence(filters, branch)}.{' '}
          <button
            onClick={() => {
              onChange({ systems: [], kinds: [], within: '', inactive: false });
            }}
          >
            Remove the limits
          </button>
        </p>
      )}
      <p className="lead">
        A graph of medical concepts from published code systems: what each concept is called and where it stands in its hierarchy, what sources
        state about it, and how it maps to other systems. Every statement opens down to its source, version, licence and citations.
      </p>
      <section>
        <h2>Try</h2>
        <ul className="examples">
          {examples.map(({ text, shows, address }) => (
            <li key={address}>
              <Link to={address}>{text}</Link> <span className="quiet">{shows}</span>
            </li>
          ))}
        </ul>
      </section>
      {shell && (
        <section>
          <h2>Loaded systems</h2>
          <p className="quiet">
            {counted(shell.release.counts.concepts, 'concept')}, {counted(shell.release.counts.assertions, 'statement')},{' '}
            {counted(shell.release.counts.mappings, 'mapping')}.
          </p>
          <ul className="systems">
            {shell.codeSystems.map((system) => (
              <li key={system.id}>
                <strong>{systemShortName(system.id)}</strong>
                <span>
                  <Plain>{system.name}</Plain>, <Plain>{system.version}</Plain>
                </span>
                <span className="system-count">{count(system.conceptCount)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
