import './Tree.css';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { actFor, type ActIn } from './keys.ts';
import { Menu } from './Menu.tsx';
import { openInNewTab } from './rowMenu.ts';
import { TreeLine, type TreeRow } from './TreeLine.tsx';

interface TreeProps {
  label: string;
  rows: readonly TreeRow[];
  onToggle: (keys: readonly string[], expand: boolean) => void;
  onMore: (key: string) => void;
}

const plainRowsMax = 300;
const rowHeightPx = 34;
/** Letters typed faster than this make one word to jump to. */
const wordMs = 700;

/** The ARIA tree: one tab stop, lazy branches, letters jump. */
export function Tree({ label, rows, onToggle, onMore }: TreeProps) {
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string>();
  const [menuKey, setMenuKey] = useState<string>();
  const typed = useRef({ word: '', at: 0 });
  const wantsFocus = useRef(false);
  /** The "more" row that was pressed: the row that takes its place takes the focus. */
  const pressed = useRef<string>(undefined);
  const lastIndex = useRef(0);
  const focused = useRef<HTMLElement>(null);
  const long = rows.length > plainRowsMax;
  const indexOf = (key: string | undefined): number => rows.findIndex((row) => row.key === key);
  const current = rows.findIndex((row) => row.kind === 'node' && row.current);
  const found = activeKey === undefined ? current : indexOf(activeKey);
  const at = found < 0 ? Math.min(lastIndex.current, Math.max(rows.length - 1, 0)) : found;
  const virtual = useVirtualizer({
    // The active row is drawn wherever the others are scrolled to, or it would lose the focus.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), at])].sort((one, other) => one - other),
    count: long ? rows.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeightPx,
    overscan: 10,
  });

  const row = rows[at];
  const elementAt = (index: number): HTMLElement | null => frame.current?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
  const focusAt = (index: number): void => {
    const target = rows[index];
    if (!target) return;
    setActiveKey(target.key);
    if (long) virtual.scrollToIndex(index);
    const element = elementAt(index);
    if (element) element.focus();
    else wantsFocus.current = true;
  };
  const more = (key: string): void => {
    pressed.current = key;
    onMore(key);
  };
  useLayoutEffect(() => {
    lastIndex.current = at;
    if (pressed.current !== undefined && indexOf(pressed.current) < 0) {
      pressed.current = undefined;
      wantsFocus.current = true;
    }
    // The focused row was drawn anew, in a longer tree or another place of it.
    if (focused.current?.isConnected === false && document.activeElement === document.body) wantsFocus.current = true;
    if (!wantsFocus.current) return;
    const element = elementAt(at);
    if (!element) return;
    wantsFocus.current = false;
    element.focus();
  });
  useCurrentInSight(frame, current, long ? virtual.scrollToIndex : undefined);

  const acts: Record<ActIn<'tree'>, () => void> = {
    up: () => {
      focusAt(at - 1);
    },
    down: () => {
      focusAt(at + 1);
    },
    right: () => {
      if (row?.kind !== 'node' || row.expanded === undefined) return;
      if (!row.expanded) onToggle([row.key], true);
      else if (rows[at + 1]?.parent === row.key) focusAt(at + 1);
    },
    left: () => {
      if (row?.kind === 'node' && row.expanded) onToggle([row.key], false);
      else if (row?.parent !== undefined) focusAt(indexOf(row.parent));
    },
    first: () => {
      focusAt(0);
    },
    last: () => {
      focusAt(rows.length - 1);
    },
    siblings: () => {
      const closed = rows.filter((other) => other.kind === 'node' && other.parent === row?.parent && other.expanded === false);
      onToggle(closed.map((other) => other.key), true);
    },
    open: () => {
      if (row?.kind === 'node') void navigate(row.address);
      else if (row) more(row.key);
    },
    newTab: () => {
      if (row?.kind === 'node') openInNewTab(row.address);
    },
    menu: () => {
      if (row?.kind === 'node') setMenuKey(row.key);
    },
  };
  const jump = (letter: string): void => {
    const now = performance.now();
    const fresh = now - typed.current.at > wordMs;
    const word = fresh ? letter : typed.current.word + letter;
    typed.current = { word, at: now };
    const starts = (index: number): boolean => rows[index % rows.length]?.text.toLowerCase().startsWith(word) === true;
    // A first letter looks behind the active row, further letters may keep it.
    const from = at + (fresh ? 1 : 0);
    const step = rows.findIndex((_, offset) => starts(from + offset));
    if (step >= 0) focusAt((from + step) % rows.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actFor('tree', event.nativeEvent);
    if (act) acts[act]();
    else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) jump(event.key.toLowerCase());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const drawn = long ? virtual.getVirtualItems() : undefined;
  const draw = (each: TreeRow, index: number): ReactNode => (
    <TreeLine
      key={each.key}
      row={each}
      index={index}
      measure={long ? virtual.measureElement : undefined}
      tabIndex={index === at ? 0 : -1}
      onFocus={() => {
        setActiveKey(each.key);
      }}
      onToggle={onToggle}
      onMore={more}
    />
  );
  const menuRow = rows[indexOf(menuKey)];
  return (
    <div className="tree-frame" ref={frame}>
      <div
        role="tree"
        aria-label={label}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          focused.current = event.target;
        }}
        onBlur={(event) => {
          if (event.target.isConnected) focused.current = null;
        }}
      >
        {drawn ? (
          <div role="none" className="tree-space" style={{ blockSize: virtual.getTotalSize() }}>
            {drawn.map(({ index, start }) => {
              const each = rows[index];
              return (
                each && (
                  <div key={each.key} role="none" className="tree-line" style={{ transform: `translateY(${start}px)` }}>
                    {draw(each, index)}
                  </div>
                )
              );
            })}
          </div>
        ) : (
          rows.map(draw)
        )}
      </div>
      {menuRow?.kind === 'node' && (
        <Menu
          label={`Acts of ${menuRow.text}`}
          items={menuRow.menu}
          style={{ insetBlockStart: (elementAt(at)?.offsetTop ?? 0) + rowHeightPx, insetInlineStart: 'var(--space-5)' }}
          onClose={() => {
            setMenuKey(undefined);
            elementAt(at)?.focus();
          }}
        />
      )}
    </div>
  );
}

/** Keeps the current concept in sight while the tree around it loads, until someone uses the tree; the page does not scroll. */
function useCurrentInSight(frame: React.RefObject<HTMLDivElement | null>, current: number, scrollToIndex: ((index: number) => void) | undefined): void {
  const shownAt = useRef(-1);
  useLayoutEffect(() => {
    if (shownAt.current === current || current < 0 || frame.current?.contains(document.activeElement)) return;
    shownAt.current = current;
    if (scrollToIndex) {
      scrollToIndex(current);
      return;
    }
    const element = frame.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    if (!frame.current || !element) return;
    // As little as needed, so that what lies above the concept stays in sight too.
    const below = element.offsetTop + 2 * element.offsetHeight - frame.current.clientHeight;
    frame.current.scrollTop = Math.max(0, below);
  });
}
