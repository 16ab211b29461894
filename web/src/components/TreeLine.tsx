import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MenuItem } from './Menu.tsx';

interface TreePlace {
  /** Unique in the tree; a concept with two parents has a row under each. */
  readonly key: string;
  readonly parent: string | undefined;
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
}

export type TreeRow = TreePlace &
  (
    | {
        readonly kind: 'node';
        /** Absent on a leaf. */
        readonly expanded: boolean | undefined;
        readonly busy: boolean;
        readonly address: string;
        /** What a typed letter is compared with. */
        readonly text: string;
        readonly content: ReactNode;
        readonly current: boolean;
        readonly menu: readonly MenuItem[];
      }
    | { readonly kind: 'more'; readonly text: string; readonly busy: boolean }
  );

/** One row of the tree: a link to its concept, or the way to further children. */
export function TreeLine({
  row,
  index,
  tabIndex,
  measure,
  onFocus,
  onToggle,
  onMore,
}: {
  row: TreeRow;
  index: number;
  tabIndex: number;
  measure: ((element: Element | null) => void) | undefined;
  onFocus: () => void;
  onToggle: (keys: readonly string[], expand: boolean) => void;
  onMore: (key: string) => void;
}) {
  const shared = {
    role: 'treeitem',
    'aria-level': row.level,
    'aria-posinset': row.position,
    'aria-setsize': row.setSize,
    'aria-busy': row.busy || undefined,
    'data-index': index,
    ref: measure,
    tabIndex,
    onFocus,
    style: { paddingInlineStart: `calc(${(row.level - 1) * 1.125}rem + var(--space-1))` },
  };
  if (row.kind === 'more') {
    return (
      <div
        {...shared}
        className="tree-row tree-more"
        onClick={() => {
          onMore(row.key);
        }}
      >
        {row.busy ? 'Loading…' : row.text}
      </div>
    );
  }
  return (
    <Link
      {...shared}
      to={row.address}
      className="tree-row"
      aria-expanded={row.expanded}
      aria-current={row.current ? 'page' : undefined}
    >
      <span
        className="twisty"
        aria-hidden="true"
        data-expanded={row.expanded}
        onClick={(event) => {
          if (row.expanded === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          onToggle([row.key], !row.expanded);
        }}
      >
        {row.expanded !== undefined && (
          <svg viewBox="0 0 16 16">
            <path d="M5 3l6 5-6 5z" />
          </svg>
        )}
      </span>
      <span className="tree-content">{row.content}</span>
    </Link>
  );
}
