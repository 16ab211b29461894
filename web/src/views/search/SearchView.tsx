import './SearchView.css';
import { useEffect, useMemo } from 'react';
import { useRelease } from '../../components/releaseContext.ts';
import { count, counted } from '../../components/format.ts';
import { announce } from '../../components/announce.ts';
import { actFor } from '../../components/keys.ts';
import { plainText } from '../../components/plainText.ts';
import { QueryState } from '../../components/QueryState.tsx';
import { serverLimits } from '../../components/serverLimits.ts';
import { useAnswer } from '../../components/useAnswer.ts';
import { useSettings } from '../../components/settings.ts';
import { useUrlState } from '../../components/useUrlState.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { BranchDocument, SearchDocument } from '../../generated/graphql.ts';
import { matchWords } from './matchWords.ts';
import { Results } from './Results.tsx';
import { SearchField } from './SearchField.tsx';
import { Facets, facetsId } from './Facets.tsx';
import { NoHits } from './NoHits.tsx';
import { StartPage } from './StartPage.tsx';
import { kindsOf, searchParams } from './searchParams.ts';
import { useHits } from './useHits.ts';
import type { Filters } from './filters.ts';

export default function SearchView() {
  const url = useUrlState(searchParams);
  const { q, systems, kinds, within, inactive, shown, row } = url.values;
  const { pageSize } = useSettings();
  const shell = useRelease();
  const asked = q.trim();
  const wanted = shown === 0 ? pageSize : shown;

  const filters = useMemo<Filters>(
    () => ({ systems, kinds: kindsOf(kinds), within: within === '' ? undefined : within, includeInactive: inactive }),
    [systems, kinds, within, inactive],
  );
  const variables = useMemo(
    () => ({
      text: asked,
      systems: filters.systems.length > 0 ? [...filters.systems] : null,
      kinds: filters.kinds.length > 0 ? [...filters.kinds] : null,
      within: filters.within ?? null,
      includeInactive: filters.includeInactive,
    }),
    [asked, filters],
  );
  const first = Math.min(pageSize, serverLimits.searchHitsMax);
  const answer = useAnswer(SearchDocument, useMemo(() => ({ ...variables, first }), [variables, first]), asked === '');
  const branchAnswer = useAnswer(BranchDocument, useMemo(() => ({ id: within }), [within]), within === '');
  const branchNode = branchAnswer.state === 'ready' ? branchAnswer.data.node : undefined;
  const branch = branchNode?.__typename === 'Concept' ? branchNode : undefined;
  const hits = useHits(asked === '' || answer.state !== 'ready' ? undefined : answer.data, variables, wanted);
  const total = answer.state === 'ready' && asked !== '' ? answer.data.searchConcepts.totalCount : undefined;

  useEffect(() => {
    if (typeof total === 'number') announce(`${counted(total, 'result')} for ${asked}`);
  }, [total, asked]);

  const change = (filter: Partial<typeof url.values>): void => {
    url.go({ shown: 0, row: '', ...filter });
  };
  const address = (release: string): string => url.address({ at: release, shown: wanted === 20 ? 0 : wanted, why: '', row: '' });
  const ready = answer.state === 'ready' && asked !== '' ? answer : undefined;

  return (
    <ViewFrame
      view="search"
      title={asked === '' ? 'Search' : `Search: ${asked}`}
      received={ready?.received}
      complete={ready !== undefined && ready.trouble === undefined && hits.trouble === undefined}
      addressAt={address}
      table={
        ready &&
        (() => ({
          columns: ['system', 'code', 'label', 'kind', 'active', 'matched'],
          rows: hits.rows.map(({ node, why }) => [
            node.system.id,
            node.code,
            plainText(node.label),
            node.kind,
            node.active ? 'active' : 'inactive',
            why.map(({ reason, term }) => `${matchWords[reason]}${term ? `: ${plainText(term)}` : ''}`).join('; '),
          ]),
        }))
      }
      invalid={url.invalid}
      onDismiss={() => {
        url.go({}, 'replace');
      }}
    >
      <SearchField
        asked={q}
        filters={filters}
        onAsk={(text) => {
          change({ q: text });
        }}
      />
      {asked === '' ? (
        <StartPage shell={shell} filters={filters} branch={branch} onChange={change} />
      ) : (
        <QueryState answer={answer} what="results">
          {(data) => (
            <div
              className={answer.state === 'ready' && answer.renewing ? 'search-body renewing' : 'search-body'}
              onKeyDown={(event) => {
                if (actFor('search', event.nativeEvent) !== 'facets') return;
                event.preventDefault();
                document.querySelector<HTMLElement>(`#${facetsId} input`)?.focus();
              }}
            >
              <Facets
                facets={data.searchConcepts.facets}
                inactiveCount={data.searchConcepts.inactiveCount}
                filters={filters}
                branch={branch}
                onChange={change}
              />
              <section className="search-results" aria-label="Results">
                <p className="result-count">
                  {typeof data.searchConcepts.totalCount === 'number'
                    ? counted(data.searchConcepts.totalCount, 'result')
                    : `${count(hits.rows.length)} or more results`}
                </p>
                {hits.rows.length === 0 ? (
                  <NoHits asked={asked} filters={filters} branch={branch} data={data.searchConcepts} onChange={change} />
                ) : (
                  <Results
                    hits={hits}
                    total={data.searchConcepts.totalCount ?? undefined}
                    wanted={wanted}
                    row={row}
                    onRow={(id) => {
                      url.go({ row: id }, 'replace');
                    }}
                    onShown={(rows) => {
                      url.go({ shown: rows });
                    }}
                  />
                )}
              </section>
            </div>
          )}
        </QueryState>
      )}
    </ViewFrame>
  );
}
