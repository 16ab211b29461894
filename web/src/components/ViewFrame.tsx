import './ViewFrame.css';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { copyText } from './copyText.ts';
import { exportName, saveFile, toCsv, toJson, type ExportOrigin, type ExportTable } from './exportTable.ts';
import { date, time } from './format.ts';
import { Menu, type MenuItem } from './Menu.tsx';
import { plainText } from './plainText.ts';
import { operationText, QueryDrawer } from './QueryDrawer.tsx';
import { useRelease } from './releaseContext.ts';
import { safetyWording } from './safetyWording.ts';
import type { Received } from './useAnswer.ts';

interface ViewFrameProps {
  view: string;
  title: string;
  /** Beside the title, e.g. the code of a concept. */
  aside?: ReactNode;
  /** The answer that the view draws; absent until it is there. */
  received: Received | undefined;
  complete: boolean;
  /** The canonical address of the view at a release. */
  addressAt: (release: string) => string;
  /** What Export writes: the view as it stands, with its filters. */
  table: (() => ExportTable) | undefined;
  /** Stands for `variables` in exports where those hold more than the rows show: a note is not written to a file. */
  exportVariables?: unknown;
  /** Care may lean on it: the safety banner stands on the screen, on each printed page, and first in every export. */
  clinical?: boolean;
  /** Stands for copying the address, where more than that is to be said first. */
  onShare?: () => void;
  /** The formats of the view's own that Export offers in place of a table. */
  exports?: readonly MenuItem[] | undefined;
  invalid: readonly string[];
  onDismiss: () => void;
  children: ReactNode;
}

/** The first view of a page load leaves the focus where the browser put it; later ones take it to their title. */
let arrivals = 0;

/** What every view has: title, acts, notices, and the strip that says where the answer comes from. */
export function ViewFrame({
  view, title, aside, received, complete, addressAt, table, exportVariables, clinical = false, onShare, exports, invalid, onDismiss, children,
}: ViewFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shell = useRelease();
  const [queryShown, setQueryShown] = useState(false);
  useLayoutEffect(() => {
    // A part may have taken the focus already: the row that was opened before Back.
    if (arrivals > 0 && !document.querySelector('main')?.contains(document.activeElement)) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    arrivals += 1;
  }, []);

  const share = (): void => {
    const address = shell ? addressAt(shell.release.id) : addressAt('');
    void copyText(new URL(address, location.origin).href, 'Link copied');
  };
  const origin = (): ExportOrigin | undefined =>
    shell && received
      ? {
          view,
          address: new URL(addressAt(shell.release.id), location.origin).href,
          operation: operationText(received).name,
          variables: JSON.stringify(exportVariables ?? received.variables),
          notice: clinical ? safetyWording.banner : undefined,
          release: shell.release.id,
          createdAt: shell.release.createdAt,
          sources: shell.release.sources,
        }
      : undefined;
  const save = (kind: 'csv' | 'json') => (): void => {
    const from = origin();
    if (!from || !table) return;
    const name = exportName(from, new Date().toISOString().slice(0, 10), kind);
    if (kind === 'csv') saveFile(name, 'text/csv;charset=utf-8', toCsv(table(), from));
    else saveFile(name, 'application/json', toJson(table(), from));
  };

  const offered = exports ?? (table && [
    { title: 'CSV for spreadsheets', run: save('csv') },
    { title: 'JSON', run: save('json') },
  ]);

  return (
    <>
      <title>{`${plainText(title)} – Medical Knowledge Graph`}</title>
      <div className="view-head">
        <h1 ref={heading} tabIndex={-1} id="view-title">
          <bdi>{plainText(title)}</bdi>
        </h1>
        <div className="view-acts">
          {received && (
            <button
              aria-haspopup="dialog"
              onClick={() => {
                setQueryShown(true);
              }}
            >
              Query
            </button>
          )}
          <button onClick={onShare ?? share} aria-haspopup={onShare && 'dialog'}>
            Share
          </button>
          {shell && received && offered && <ExportButton items={offered} />}
          <button
            onClick={() => {
              print();
            }}
          >
            Print
          </button>
        </div>
        {aside !== undefined && <div className="view-aside">{aside}</div>}
      </div>
      {clinical && (
        <p className="safety" role="note" aria-label="Safety">
          {safetyWording.banner}
        </p>
      )}
      {invalid.length > 0 && (
        <div className="notice" role="note" aria-label="Parts of the address that were not used">
          <p>
            Not used, because unknown here or not valid:{' '}
            {invalid.map((parameter, index) => (
              <span key={parameter}>
                {index > 0 && ', '}
                <code>
                  <bdi>{plainText(parameter)}</bdi>
                </code>
              </span>
            ))}
            .
          </p>
          <button onClick={onDismiss}>Dismiss</button>
        </div>
      )}
      {children}
      <p className="strip">
        {received && (
          <span data-volatile>
            Answered {time(received.at)} in {Math.max(1, Math.round(received.ms))} ms ·{' '}
          </span>
        )}
        {received && <span>{complete ? 'complete' : 'not complete'} · </span>}
        {shell && (
          <span>
            release <code>{shell.release.id}</code> of {date(shell.release.createdAt)}
          </span>
        )}
      </p>
      {shell && (
        <p className="print-line" aria-hidden="true">
          Medical Knowledge Graph · release {shell.release.id} of {date(shell.release.createdAt)}
          {clinical && ` · ${safetyWording.banner}`}
        </p>
      )}
      {queryShown && received && (
        <QueryDrawer
          received={received}
          onClose={() => {
            setQueryShown(false);
          }}
        />
      )}
    </>
  );
}

function ExportButton({ items }: { items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <span className="menu-anchor">
      <button
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setOpen(true);
        }}
      >
        Export
      </button>
      {open && (
        <Menu
          label="Export this view"
          items={items}
          onClose={() => {
            setOpen(false);
            opener.current?.focus();
          }}
        />
      )}
    </span>
  );
}
