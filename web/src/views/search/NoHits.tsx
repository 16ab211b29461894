import { useEffect } from 'react';
import { Link } from 'react-router';
import type { SearchQuery } from '../../generated/graphql.ts';
import { counted } from '../../components/format.ts';
import { actFor, shortcut } from '../../components/keys.ts';
import { plainText } from '../../components/plainText.ts';
import { examples } from './examples.ts';
import { branchName, filterSentence, hasFilters, type Branch, type FilterChange, type Filters } from './filters.ts';

interface NoHitsProps {
  asked: string;
  filters: Filters;
  branch: Branch;
  data: SearchQuery['searchConcepts'];
  onChange: (change: FilterChange) => void;
}

interface Removal {
  readonly words: string;
  /** Results that come back; unknown where the answer does not say. */
  readonly back: number | undefined;
  readonly change: FilterChange;
}

/** What each filter hides, as far as the answer says: its facets count what the other filter alone would leave. */
function removalsOf({ filters, data, branch }: Pick<NoHitsProps, 'filters' | 'data' | 'branch'>): readonly Removal[] {
  const sum = (facets: readonly { count: number }[]): number => facets.reduce((total, facet) => total + facet.count, 0);
  return [
    ...(filters.systems.length > 0
      ? [{ words: 'Search all systems', back: sum(data.facets.filter(({ system }) => system)), change: { systems: [] } }]
      : []),
    ...(filters.kinds.length > 0 ? [{ words: 'Search all kinds', back: sum(data.facets.filter(({ kind }) => kind)), change: { kinds: [] } }] : []),
    ...(data.inactiveCount > 0 ? [{ words: 'Show inactive concepts too', back: data.inactiveCount, change: { inactive: true } }] : []),
    ...(filters.within === undefined
      ? []
      : [{ words: `Search everywhere, not only under ${branchName(filters.within, branch)}`, back: undefined, change: { within: '' } }]),
  ]
    .filter(({ back }) => back !== 0)
    .sort((one, other) => (other.back ?? 0.5) - (one.back ?? 0.5));
}

export function NoHits({ asked, filters, branch, data, onChange }: NoHitsProps) {
  const removals = removalsOf({ filters, data, branch });
  const best = removals[0];
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!best || event.defaultPrevented || actFor('search', event) !== 'unfilter') return;
      event.preventDefault();
      onChange(best.change);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [best, onChange]);
  const sentence = filterSentence(filters, branch);
  return (
    <div className="no-hits">
      <p>
        No concept matches “<bdi>{plainText(asked)}</bdi>”{sentence && ` ${sentence}`}.
      </p>
      {removals.length === 0 && hasFilters(filters) && <p>Without these filters nothing matches either.</p>}
      {removals.length > 0 && (
        <ul className="plain">
          {removals.map((removal) => (
            <li key={removal.words}>
              <button
                aria-keyshortcuts={removal === best ? shortcut('search', 'unfilter') : undefined}
                onClick={() => {
                  onChange(removal.change);
                }}
              >
                {removal.words}
                {removal.back !== undefined && ` (${counted(removal.back, 'result')})`}
              </button>
              {removal === best && <kbd aria-hidden="true">Alt R</kbd>}
            </li>
          ))}
        </ul>
      )}
      <p>
        Fewer or shorter words find more; spelling is corrected from the fourth letter on. For example{' '}
        {examples.slice(0, 2).map(({ text, address }, index) => (
          <span key={text}>
            {index > 0 && ' or '}
            <Link to={address}>{text}</Link>
          </span>
        ))}
        .
      </p>
    </div>
  );
}
