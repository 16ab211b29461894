import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { serverLimits } from '../../components/serverLimits.ts';
import { troubleOf, type Trouble } from '../../components/trouble.ts';
import { TreeChildrenDocument, type TreeChildrenQuery } from '../../generated/graphql.ts';
import type { ChildPage } from './treeModel.ts';

export const childrenPage = serverLimits.pageItemsMax;

const noChildren: ChildPage = { nodes: [], total: 0, next: undefined };

function pageAfter(known: ChildPage | undefined, node: TreeChildrenQuery['node'] | undefined): ChildPage {
  if (node?.__typename !== 'Concept') return noChildren;
  const { nodes, totalCount, pageInfo } = node.children;
  const all = [...(known?.nodes ?? []), ...nodes];
  return { nodes: all, total: totalCount ?? all.length, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined };
}

interface Children {
  readonly pages: ReadonlyMap<string, ChildPage>;
  readonly loading: ReadonlySet<string>;
  readonly trouble: { readonly of: string; readonly trouble: Trouble } | undefined;
  /** The next page of children; the first where none is loaded. */
  readonly load: (id: string) => void;
}

/** Children of concepts, a page at a time, loaded when they are first needed and kept while the tree stands. */
export function useChildren(needed: readonly string[]): Children {
  const client = useClient();
  const [pages, setPages] = useState<ReadonlyMap<string, ChildPage>>(new Map());
  const [loading, setLoading] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<Children['trouble']>();

  const load = useCallback(
    (id: string): void => {
      if (loading.has(id)) return;
      const known = pages.get(id);
      setLoading((before) => new Set(before).add(id));
      setTrouble(undefined);
      void client
        .query(TreeChildrenDocument, { id, first: childrenPage, after: known?.next ?? null })
        .toPromise()
        .then(({ data, error, extensions }) => {
          setLoading((before) => new Set([...before].filter((other) => other !== id)));
          if (error) setTrouble({ of: id, trouble: troubleOf(error, extensions) });
          else setPages((before) => new Map(before).set(id, pageAfter(known, data?.node)));
        });
    },
    [client, loading, pages],
  );

  const failed = trouble?.of;
  useEffect(() => {
    for (const id of needed) if (!loading.has(id) && id !== failed) load(id);
  }, [failed, load, loading, needed]);
  return { pages, loading, trouble, load };
}
