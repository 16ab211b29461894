import { time } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import type { LogLine } from './useRecords.ts';

/** What the run said on its way. */
export function RunLog({ lines }: { lines: readonly LogLine[] | null | undefined }) {
  return (
    <section aria-labelledby="log-title">
      <h3 id="log-title" tabIndex={-1}>
        Log
      </h3>
      {lines == null ? <p className="note">Shown only where files may be loaded: lines of the operator's files are in it.</p> : lines.length === 0 ? <p className="note">It has said nothing yet.</p> : (
        <pre tabIndex={0} role="region" aria-label="Lines of the log" className="log">
          {lines.map(({ at, text }) => `${time(new Date(at))}  ${plainText(text)}`).join('\n')}
        </pre>
      )}
    </section>
  );
}
