import { Link } from 'react-router';
import { count, percent } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import type { IngestRunStateFragment } from '../../generated/graphql.ts';
import { runPath } from './ingestParams.ts';
import { balanceWords, doing, isOver, statusMarks } from './runWords.ts';

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** One run in a line: what, how far, and its balance. */
export function RunLine({ run, current }: { run: IngestRunStateFragment; current: boolean }) {
  return (
    <div className="run-line" data-status={run.status}>
      <p className="run-name">
        <span aria-hidden="true" className="run-mark">{statusMarks[run.status]}</span> <span className="run-status">{doing(run)}</span>{' '}
        <Link to={runPath(run.id)} aria-current={current ? 'true' : undefined}>
          {plainText(run.source)} {plainText(run.version ?? '')} {run.dryRun ? 'dry run' : 'load'}
        </Link>{' '}
        <span className="note">
          from <bdi>{plainText(run.path)}</bdi>, {clock.format(new Date(run.startedAt))}
        </span>
      </p>
      {!isOver(run) && <RunProgress run={run} />}
      {run.read > 0 && <p className="balance">{balanceWords(run)}</p>}
    </div>
  );
}

/** Without a known whole it shows the rate and no percentage. */
export function RunProgress({ run }: { run: IngestRunStateFragment }) {
  const share = run.progress ?? undefined;
  return (
    <div className="run-progress">
      <div
        role="progressbar"
        aria-label={`Progress of ${run.source}`}
        className="bar"
        {...(share === undefined ? {} : { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(share * 100) })}
      >
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          {share === undefined ? <rect className="bar-unknown" width="100" height="4" /> : <rect className="bar-done" width={share * 100} height="4" />}
        </svg>
      </div>
      <span className="note" data-volatile>
        {share !== undefined && `${percent(share)} % of the records`}
        {share !== undefined && typeof run.recordsPerSecond === 'number' && ' · '}
        {typeof run.recordsPerSecond === 'number' && `${count(run.recordsPerSecond)} records a second`}
      </span>
    </div>
  );
}
