import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Trouble } from './trouble.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page starts; absent on the last one. */
  readonly next: string | undefined;
}

export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  readonly retry: () => void;
}

interface Later<Row> {
  readonly of: Page<Row> | undefined;
  readonly pages: readonly Page<Row>[];
  readonly trouble: Trouble | undefined;
}

const noPages: readonly Page<never>[] = [];

/** The first page and, one after the other, as many later ones as `wanted` rows need. A new first page starts afresh. */
export function usePages<Row>(
  first: Page<Row> | undefined,
  wanted: number,
  load: (after: string, size: number) => Promise<Page<Row> | Trouble>,
): Pages<Row> {
  const [later, setLater] = useState<Later<Row>>({ of: first, pages: [], trouble: undefined });
  const current = later.of === first ? later : undefined;
  const pages = current?.pages ?? noPages;
  const rows = useMemo(() => (first ? [first, ...pages].flatMap((page) => page.rows) : []), [first, pages]);
  const next = (pages.at(-1) ?? first)?.next;
  const missing = wanted - rows.length;
  const due = next !== undefined && missing > 0 && !current?.trouble;

  useEffect(() => {
    if (!due) return undefined;
    let dropped = false;
    void load(next, missing).then((answer) => {
      if (dropped) return;
      setLater((before) => {
        const earlier = before.of === first ? before.pages : [];
        return 'rows' in answer ? { of: first, pages: [...earlier, answer], trouble: undefined } : { of: first, pages: earlier, trouble: answer };
      });
    });
    return () => {
      dropped = true;
    };
  }, [due, first, load, missing, next]);

  const retry = useCallback(() => {
    setLater((before) => ({ ...before, trouble: undefined }));
  }, []);
  return { rows, more: next !== undefined, loading: due, trouble: current?.trouble, retry };
}
