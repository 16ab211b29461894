import { useEffect, useRef } from 'react';
import { plainText } from '../../components/plainText.ts';
import type { Completion } from './completion.ts';

interface SuggestionsProps {
  id: string;
  completion: Completion;
  active: number;
  /** Of the word in the field, from 0, and how far the field is scrolled in pixels. */
  place: { readonly line: number; readonly column: number; readonly scrolledDown: number; readonly scrolledAside: number };
  onTake: (index: number) => void;
}

export const suggestionId = (list: string, index: number): string => `${list}-${index}`;

/** The list below the word that is being written; the focus stays in the field. */
export function Suggestions({ id, completion: { suggestions }, active, place, onTake }: SuggestionsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const description = suggestions[active]?.description ?? '';
  return (
    <div
      className="completion"
      style={{
        insetBlockStart: `calc(var(--space-2) + 2px + ${place.line + 1} * 1.5em - ${place.scrolledDown}px)`,
        insetInlineStart: `clamp(0px, var(--space-3) + ${place.column} * 1ch - ${place.scrolledAside}px, 100% - min(26rem, 100%))`,
      }}
      // Keeps the focus in the field, so that a click does not close the list before it counts.
      onMouseDown={(event) => { event.preventDefault(); }}
    >
      <ul role="listbox" id={id} ref={list} aria-label="Suggestions" className="plain">
        {suggestions.map(({ text, detail }, index) => (
          <li key={text} id={suggestionId(id, index)} role="option" aria-selected={index === active} onClick={() => { onTake(index); }}>
            {text} <span className="note">{detail}</span>
          </li>
        ))}
      </ul>
      {description !== '' && <p>{plainText(description)}</p>}
    </div>
  );
}
