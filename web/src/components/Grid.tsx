import './Grid.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { actFor, type ActIn } from './keys.ts';
import { Menu, type MenuItem } from './Menu.tsx';
import { copyCode, copyTerm, openInNewTab, type Coded } from './rowMenu.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What can be pressed inside carries `tabIndex={-1}`: the grid is one tab stop, and Enter presses it; elsewhere in the row, what carries `data-opens-row`. */
  cell(row: Row): ReactNode;
}

interface GridProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** All rows that there are, of which `rows` are the first; unknown when absent. */
  total?: number | undefined;
  idOf: (row: Row) => string;
  /** Rows that follow each other with the same heading stand under it. */
  headingOf?: (row: Row) => string;
  codedOf?: (row: Row) => Coded | undefined;
  menuOf?: (row: Row) => readonly MenuItem[];
  /** The row that takes the focus when it is there, e.g. the one opened before Back. */
  focusRow?: string | undefined;
}

/** Above this, only the rows in sight are in the document; below it, find in page and print see all. */
const plainRowsMax = 2_000;
const pageRows = 10;
const rowHeightPx = 44;

/** One tab stop; arrows move by cell, Enter presses what the cell holds, else opens the row. */
export function Grid<Row>({ label, columns, rows, total, idOf, headingOf, codedOf, menuOf, focusRow }: GridProps<Row>) {
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState({ id: focusRow, column: 0 });
  const [menuRow, setMenuRow] = useState<Row>();
  const wantsFocus = useRef(focusRow !== undefined);
  const long = rows.length > plainRowsMax;
  const virtual = useVirtualizer({
    count: long ? rows.length : 0,
    getScrollElement: () => document.documentElement,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  });
  const found = rows.findIndex((row) => idOf(row) === active.id);
  const at = Math.max(found, 0);

  const cellAt = (row: number, column: number): HTMLElement | null =>
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`) ?? null;
  const focusAt = (row: number, column: number): void => {
    const to = Math.min(Math.max(row, 0), rows.length - 1);
    const target = rows[to];
    if (!target) return;
    setActive({ id: idOf(target), column });
    if (long) virtual.scrollToIndex(to);
    // A row that is not drawn yet takes the focus after the scrolling has drawn it.
    const cell = cellAt(to, column);
    if (cell) cell.focus();
    else wantsFocus.current = true;
  };
  useLayoutEffect(() => {
    if (!wantsFocus.current || found < 0) return;
    const cell = cellAt(found, active.column);
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus();
  });

  const row = rows[at];
  const coded = row ? codedOf?.(row) : undefined;
  const opener = (): HTMLElement | null => table.current?.querySelector<HTMLElement>(`[data-row="${at}"] [data-opens-row]`) ?? null;
  const link = (): HTMLAnchorElement | null => table.current?.querySelector<HTMLAnchorElement>(`[data-row="${at}"] a[href]`) ?? null;
  const lastColumn = columns.length - 1;
  const acts: Record<ActIn<'grid'>, () => void> = {
    up: () => {
      focusAt(at - 1, active.column);
    },
    down: () => {
      focusAt(at + 1, active.column);
    },
    left: () => {
      focusAt(at, Math.max(active.column - 1, 0));
    },
    right: () => {
      focusAt(at, Math.min(active.column + 1, lastColumn));
    },
    rowStart: () => {
      focusAt(at, 0);
    },
    rowEnd: () => {
      focusAt(at, lastColumn);
    },
    first: () => {
      focusAt(0, 0);
    },
    last: () => {
      focusAt(rows.length - 1, lastColumn);
    },
    pageUp: () => {
      focusAt(at - pageRows, active.column);
    },
    pageDown: () => {
      focusAt(at + pageRows, active.column);
    },
    open: () => {
      (cellAt(at, active.column)?.querySelector<HTMLElement>('a[href], button') ?? opener() ?? link())?.click();
    },
    newTab: () => {
      const address = link()?.href;
      if (address) openInNewTab(address);
    },
    menu: () => {
      if (row && menuOf) setMenuRow(() => row);
    },
    copyCode: () => {
      if (coded) copyCode(coded);
    },
    copyTerm: () => {
      if (coded) copyTerm(coded);
    },
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actFor('grid', event.nativeEvent);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    acts[act]();
  };

  const drawn = long ? virtual.getVirtualItems().map(({ index }) => index) : rows.map((_, index) => index);
  const before = long ? (virtual.getVirtualItems()[0]?.start ?? 0) : 0;
  const after = long ? virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) : 0;
  return (
    <div className="grid-frame">
      <table ref={table} role="grid" aria-label={label} aria-rowcount={total === undefined ? -1 : total + 1} onKeyDown={onKeyDown}>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {before > 0 && <tr aria-hidden="true" style={{ blockSize: before }} />}
          {drawn.map((index) => {
            const each = rows[index];
            const previous = rows[index - 1];
            if (each === undefined) return null;
            const heading = headingOf?.(each);
            return [
              heading !== undefined && (previous === undefined || headingOf?.(previous) !== heading) && (
                <tr key={`heading ${idOf(each)}`} role="row" className="grid-heading">
                  <td role="gridcell" colSpan={columns.length}>
                    {heading}
                  </td>
                </tr>
              ),
              <tr
                key={idOf(each)}
                role="row"
                aria-rowindex={index + 2}
                data-row={index}
                data-index={index}
                ref={long ? virtual.measureElement : undefined}
                onContextMenu={() => {
                  setActive({ id: idOf(each), column: active.column });
                }}
              >
                {columns.map((column, place) => (
                  <td
                    key={column.key}
                    role="gridcell"
                    data-column={place}
                    data-title={column.title}
                    className={`cell-${column.key}`}
                    tabIndex={index === at && place === active.column ? 0 : -1}
                    onFocus={() => {
                      setActive({ id: idOf(each), column: place });
                    }}
                  >
                    {column.cell(each)}
                  </td>
                ))}
              </tr>,
            ];
          })}
          {after > 0 && <tr aria-hidden="true" style={{ blockSize: after }} />}
        </tbody>
      </table>
      {menuRow !== undefined && menuOf && (
        <Menu
          label="Acts of the row"
          items={menuOf(menuRow)}
          style={{ insetBlockStart: cellAt(at, 0)?.offsetTop ?? 0, insetInlineStart: 'var(--space-6)' }}
          onClose={() => {
            setMenuRow(undefined);
            cellAt(at, active.column)?.focus();
          }}
        />
      )}
    </div>
  );
}
