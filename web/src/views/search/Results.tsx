import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { conceptPath } from '../../components/address.ts';
import { SystemCode } from '../../components/CodeLabel.tsx';
import { count } from '../../components/format.ts';
import { Grid, type Column } from '../../components/Grid.tsx';
import { Plain } from '../../components/Plain.tsx';
import { PolarityMark } from '../../components/PolarityMark.tsx';
import { TroubleNote } from '../../components/QueryState.tsx';
import { conceptActs } from '../../components/rowMenu.ts';
import { useSettings } from '../../components/settings.ts';
import type { Pages } from '../../components/usePages.ts';
import { kindWords, standingNames } from '../../components/words.ts';
import { Matched } from './Matched.tsx';
import { searchRowsMax } from './searchParams.ts';
import type { Hit } from './useHits.ts';

interface ResultsProps {
  hits: Pages<Hit>;
  total: number | undefined;
  wanted: number;
  row: string;
  onRow: (id: string) => void;
  onShown: (rows: number) => void;
}

export function Results({ hits, total, wanted, row, onRow, onShown }: ResultsProps) {
  const navigate = useNavigate();
  const { pageSize, pages } = useSettings();
  const columns = useMemo<readonly Column<Hit>[]>(
    () => [
      { key: 'code', title: 'System and code', cell: ({ node }) => <SystemCode concept={node} /> },
      {
        key: 'term',
        title: 'Concept',
        cell: ({ node }) => (
          <>
            <Link
              to={conceptPath(node.id)}
              tabIndex={-1}
              // Back then finds the row that was opened.
              onClick={() => {
                onRow(node.id);
              }}
            >
              <Plain>{node.label}</Plain>
            </Link>
            {!node.active && (
              <>
                {' '}
                <PolarityMark polarity="withdrawn" word="inactive" />
                {node.replacedBy[0] && (
                  <span className="quiet">
                    , replaced by <Plain>{node.replacedBy[0].label}</Plain>
                  </span>
                )}
              </>
            )}
            {node.standing !== 'PUBLISHED' && <span className="quiet"> {standingNames[node.standing]}</span>}
          </>
        ),
      },
      { key: 'kind', title: 'Kind', cell: ({ node }) => <span className="quiet">{kindWords[node.kind]}</span> },
      { key: 'matched', title: 'Matched', cell: ({ why }) => <Matched why={why} /> },
    ],
    [onRow],
  );
  // In pages only the last rows are shown; their address is the same as that of the growing list.
  const shownRows = pages ? hits.rows.slice(Math.max(0, wanted - pageSize), wanted) : hits.rows.slice(0, wanted);
  const from = pages ? Math.max(0, wanted - pageSize) : 0;
  const more = hits.more || hits.rows.length > wanted;
  return (
    <>
      <Grid
        label="Results"
        columns={columns}
        rows={shownRows}
        total={total}
        idOf={({ node }) => node.id}
        codedOf={({ node }) => node}
        menuOf={({ node }) =>
          conceptActs(node, conceptPath(node.id), () => {
            onRow(node.id);
            void navigate(conceptPath(node.id));
          })
        }
        focusRow={row === '' ? undefined : row}
      />
      {hits.trouble && <TroubleNote trouble={hits.trouble} what="further results" operation="Search" onRetry={hits.retry} />}
      <p className="paging">
        <span className="quiet">
          {count(from + 1)}–{count(from + shownRows.length)}
          {total !== undefined && ` of ${count(total)}`}
        </span>
        {pages && from > 0 && (
          <button
            onClick={() => {
              onShown(Math.max(pageSize, wanted - pageSize));
            }}
          >
            Previous {pageSize}
          </button>
        )}
        {more && wanted < searchRowsMax && (
          <button
            disabled={hits.loading}
            onClick={() => {
              onShown(Math.min(wanted + pageSize, searchRowsMax));
            }}
          >
            {hits.loading ? 'Loading…' : `Next ${pageSize}`}
          </button>
        )}
        {more && wanted >= searchRowsMax && <span>Further results are not listed. Narrow the search by a filter or another word.</span>}
      </p>
    </>
  );
}
