import './ScoreWithReason.css';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Drawer } from './Dialog.tsx';

export interface ReasonPart {
  readonly name: string;
  readonly value: string;
  /** What the part rests on, or what it means. */
  readonly note?: ReactNode;
}

/** All that stands behind a number that was computed. Parts that are said to make a sum add up to the total as shown. */
export interface Reason {
  /** How the number comes about, in words. */
  readonly formula: string;
  readonly parts: readonly ReasonPart[];
  readonly total?: ReasonPart | undefined;
  /** Statements, terms and sources it was computed from. */
  readonly sources?: ReactNode;
  readonly wouldChange: readonly string[];
}

/** Only one reason is read at a time. */
let closeOpen: (() => void) | undefined;

/** A computed number as a button that opens what stands behind it; `name` completes "Why this …". */
export function ScoreWithReason({ value, name, reason, tabIndex }: { value: string; name: string; reason: () => Reason; tabIndex?: number }) {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  useEffect(() => {
    if (!open) return undefined;
    const mine = (): void => {
      setOpen(false);
    };
    closeOpen?.();
    closeOpen = mine;
    return () => {
      if (closeOpen === mine) closeOpen = undefined;
    };
  }, [open]);
  return (
    <>
      <button
        className="score"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setOpen(true);
        }}
      >
        {value} <span className="visually-hidden">{name}: why</span>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5 3l6 5-6 5z" />
        </svg>
      </button>
      {open &&
        createPortal(
          <Drawer title={`Why this ${name}`} onClose={close}>
            <ReasonBody value={value} reason={reason()} />
          </Drawer>,
          // Beside the view, as the drawer of statements is.
          document.querySelector('.shell-body') ?? document.body,
        )}
    </>
  );
}

function ReasonBody({ value, reason: { formula, parts, total, sources, wouldChange } }: { value: string; reason: Reason }) {
  return (
    <>
      <p className="reason-value number">{value}</p>
      <p>{formula}</p>
      <table className="reason-parts">
        <caption className="visually-hidden">What it is made of</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, value: part, note }, index) => (
            <tr key={index}>
              <th scope="row">
                {name}
                {note !== undefined && <span className="reason-note">{note}</span>}
              </th>
              <td className="number">{part}</td>
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <th scope="row">
                {total.name}
                {total.note !== undefined && <span className="reason-note">{total.note}</span>}
              </th>
              <td className="number">{total.value}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {sources !== undefined && (
        <>
          <h3>Computed from</h3>
          {sources}
        </>
      )}
      {wouldChange.length > 0 && (
        <>
          <h3>What would change it</h3>
          <ul>
            {wouldChange.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
