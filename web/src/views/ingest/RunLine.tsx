import { Link } from 'react-router';
import { count, percent } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import type { IngestRunStateFragment } from '../../generated/graphql.ts';
import { runPath } from './ingestParams.ts';
import { balanceWords, checkWords, doing, durationWords, isOver, statusMarks, taskName } from './runWords.ts';

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** One run in a line: what, how far, and its balance. */
export function RunLine({ run, current, tabIndex }: { run: IngestRunStateFragment; current: boolean; tabIndex?: number }) {
  const checks = checkWords(run.checks);
  return (
    <div className="run-line" data-status={run.status}>
      <p className="run-name">
        <span aria-hidden="true" className="run-mark">{statusMarks[run.status]}</span> <span className="run-status">{doing(run)}</span>{' '}
        <Link to={runPath(run.id)} aria-current={current ? 'true' : undefined} tabIndex={tabIndex}>
          {plainText(taskName(run))}
        </Link>{' '}
        <span className="note">
          {run.path != null && (
            <>
              from <bdi>{plainText(run.path)}</bdi>,{' '}
            </>
          )}
          {clock.format(new Date(run.startedAt))}
        </span>
      </p>
      {!isOver(run) && <RunProgress run={run} />}
      {run.read > 0 && (
        <p className="balance">
          <span>{balanceWords(run)}</span>
          {checks !== undefined && ` · ${checks}`}
        </p>
      )}
    </div>
  );
}

/** Without a known whole it shows the rate and no percentage. */
function RunProgress({ run }: { run: IngestRunStateFragment }) {
  const share = run.progress ?? undefined;
  return (
    <div className="run-progress">
      <div
        role="progressbar"
        aria-label={`Progress of ${taskName(run)}`}
        className="bar"
        {...(share === undefined ? {} : { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(share * 100) })}
      >
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          {share === undefined ? <rect className="bar-unknown" width="100" height="4" /> : <rect className="bar-done" width={share * 100} height="4" />}
        </svg>
      </div>
      <span className="note" data-volatile>
        {[
          share !== undefined && `${percent(share)} % of the records`,
          typeof run.recordsPerSecond === 'number' && `${count(run.recordsPerSecond)} records a second`,
          typeof run.secondsLeft === 'number' && `${durationWords(run.secondsLeft)} left to read`,
        ].filter((part) => part !== false).join(' · ')}
      </span>
    </div>
  );
}
