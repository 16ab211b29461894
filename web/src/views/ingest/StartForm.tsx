import { useId, useState } from 'react';
import type { IngestQuery } from '../../generated/graphql.ts';

/** Names what is to be loaded and starts its dry run, which keeps nothing. */
export function StartForm({ options, busy, onStart }: { options: IngestQuery['ingestOptions']; busy: boolean; onStart: (source: string, path: string) => void }) {
  const [source, setSource] = useState(options.sources[0]?.name ?? '');
  const [path, setPath] = useState('');
  const id = useId();
  const known = options.sources.find(({ name }) => name === source);
  return (
    <form
      className="start-run"
      onSubmit={(event) => {
        event.preventDefault();
        onStart(source, path.trim());
      }}
    >
      <h2>New run</h2>
      <div className="start-fields">
        <label>
          Source
          <select value={source} onChange={(event) => { setSource(event.target.value); }}>
            {options.sources.map(({ name, title }) => (
              <option key={name} value={name}>
                {name}: {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          File or folder
          <input type="text" value={path} list={`${id}-paths`} required autoComplete="off" spellCheck={false} onChange={(event) => { setPath(event.target.value); }} />
        </label>
        <datalist id={`${id}-paths`}>
          {options.paths.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <button className="primary" disabled={busy}>
          Start dry run
        </button>
      </div>
      {known && (
        <p className="note">
          Needs {known.files.join('; ')}
          {known.needs.length > 0 && `. Loaded before it: ${known.needs.join(', ')}`}. A dry run reads and checks, and keeps nothing.
        </p>
      )}
    </form>
  );
}
