import { useState } from 'react';
import { count, counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';

/** Levels that are open at first, and entries of one list that are drawn at once. */
const openLevels = 3;
const entriesShown = 50;

/** A value as branches that open and close; a branch that is closed is not drawn. */
export function JsonTree({ name, value, level = 0 }: { name: string; value: unknown; level?: number }) {
  const [open, setOpen] = useState(level < openLevels);
  const [shown, setShown] = useState(entriesShown);
  if (typeof value !== 'object' || value === null) {
    return (
      <li>
        <span className="json-name">{name}</span> <bdi className="json-value" data-type={value === null ? 'null' : typeof value}>{plainText(JSON.stringify(value))}</bdi>
      </li>
    );
  }
  const entries = Array.isArray(value) ? value.map((entry: unknown, index): [string, unknown] => [String(index), entry]) : Object.entries(value as Readonly<Record<string, unknown>>);
  const size = Array.isArray(value) ? counted(entries.length, 'entry', 'entries') : counted(entries.length, 'field');
  if (entries.length === 0) {
    return (
      <li>
        <span className="json-name">{name}</span> <span className="note">{size}</span>
      </li>
    );
  }
  return (
    <li>
      <details
        open={open}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>
          <span className="json-name">{name}</span> <span className="note">{size}</span>
        </summary>
        {open && (
          <ul className="json">
            {entries.slice(0, shown).map(([key, entry]) => (
              <JsonTree key={key} name={key} value={entry} level={level + 1} />
            ))}
            {entries.length > shown && (
              <li>
                <button
                  onClick={() => {
                    setShown(shown + entriesShown);
                  }}
                >
                  Show more of {count(entries.length)}
                </button>
              </li>
            )}
          </ul>
        )}
      </details>
    </li>
  );
}
