import { useDeferredValue, useMemo, useState } from 'react';
import { counted } from '../../components/format.ts';
import definitions from '../../generated/definitions.json';

/** The schema that this version of the software has, so that it can be read where the server does not tell its own. */
export default function SchemaPanel() {
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim().toLowerCase());
  const found = useMemo(() => {
    const named = definitions.filter(({ name }) => name.toLowerCase().includes(asked));
    return [...named, ...definitions.filter((definition) => !named.includes(definition) && definition.text.toLowerCase().includes(asked))];
  }, [asked]);
  return (
    <>
      <label className="schema-filter">
        Find a type or a field
        <input type="text" value={typed} autoComplete="off" spellCheck={false} onChange={(event) => { setTyped(event.target.value); }} />
      </label>
      <p className="note">{counted(found.length, 'definition')}, as shipped with this version.</p>
      <ul className="plain definitions">
        {found.map(({ name, description, text }) => (
          <li key={name}>
            <details open={found.length <= 2}>
              <summary>
                <span className="note">{text.slice(0, text.indexOf(' '))}</span> {name}
              </summary>
              {description !== '' && <p>{description}</p>}
              <pre tabIndex={0} role="region" aria-label={`Definition of ${name}`}>
                {text}
              </pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
