import { useCallback, useMemo } from 'react';
import { useClient } from 'urql';
import { serverLimits } from '../../components/serverLimits.ts';
import type { Trouble } from '../../components/trouble.ts';
import { troubleOf } from '../../components/trouble.ts';
import { usePages, type Page, type Pages } from '../../components/usePages.ts';
import { SearchDocument, type SearchQuery, type SearchQueryVariables } from '../../generated/graphql.ts';

export type Hit = SearchQuery['searchConcepts']['edges'][number];

const pageOf = ({ searchConcepts: { edges, pageInfo } }: SearchQuery): Page<Hit> => ({
  rows: edges,
  next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
});

export function useHits(answer: SearchQuery | undefined, asked: Omit<SearchQueryVariables, 'first' | 'after'>, wanted: number): Pages<Hit> {
  const client = useClient();
  const first = useMemo(() => answer && pageOf(answer), [answer]);
  const load = useCallback(
    async (after: string, size: number): Promise<Page<Hit> | Trouble> => {
      const { data, error, extensions } = await client
        .query(SearchDocument, { ...asked, first: Math.min(size, serverLimits.searchHitsMax), after })
        .toPromise();
      if (data) return pageOf(data);
      if (error) return troubleOf(error, extensions);
      throw new Error('an answer with neither data nor error');
    },
    [asked, client],
  );
  return usePages(first, wanted, load);
}
