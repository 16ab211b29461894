import { useMemo, useState } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { count, counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import type { Answer } from '../../components/useAnswer.ts';
import type { IngestRunStateFragment, RejectedRecordsQuery } from '../../generated/graphql.ts';
import { Rejected } from './Rejected.tsx';
import { RunLine } from './RunLine.tsx';
import { isOver } from './runWords.ts';

interface RunDetailProps {
  run: IngestRunStateFragment;
  /** Of a real run: the dry run before it, of which it says whether the figures are the same. */
  rejected: Answer<RejectedRecordsQuery>;
  mayAct: boolean;
  busy: boolean;
  rule: string;
  onRule: (rule: string) => void;
  onStart: (dryRun: boolean) => void;
  onCancel: () => void;
}

/** Everything of one run: what went wrong first, then what was found. */
export function RunDetail({ run, rejected, mayAct, busy, rule, onRule, onStart, onCancel }: RunDetailProps) {
  const [asking, setAsking] = useState(false);
  const failed = useMemo(() => run.checks.filter(({ passed }) => !passed), [run.checks]);
  return (
    <section className="run" aria-labelledby="run-title">
      <h2 id="run-title">
        Run <code>{run.id}</code>
      </h2>
      <RunLine run={run} current />
      {run.failure && (
        <div className="trouble" data-kind="failed">
          <p>
            <strong>It failed.</strong> {plainText(run.failure.message)} <code>{run.failure.code}</code>
          </p>
          <p>Readers are not affected: the release served before is served still.</p>
        </div>
      )}
      {mayAct && (
        <p className="run-acts">
          {!isOver(run) && run.phase !== 'SWITCH' && (
            <button disabled={busy} onClick={onCancel}>
              Cancel
            </button>
          )}
          {run.status === 'SUCCEEDED' && run.dryRun && (
            <button className="primary" disabled={busy} aria-haspopup="dialog" onClick={() => { setAsking(true); }}>
              Load it
            </button>
          )}
          {(run.status === 'FAILED' || run.status === 'CANCELLED') && (
            <button disabled={busy} onClick={() => { onStart(run.dryRun); }}>
              {run.dryRun ? 'Start dry run again' : 'Resume'}
            </button>
          )}
        </p>
      )}
      <dl>
        {run.licence != null && (
          <>
            <dt>Licence</dt>
            <dd>{plainText(run.licence)}</dd>
          </>
        )}
        {run.changes && (
          <>
            <dt>Concepts</dt>
            <dd>
              {count(run.changes.added)} new, {count(run.changes.changed)} changed, {count(run.changes.removed)} gone, beside what the source said in the served release
            </dd>
          </>
        )}
        {run.release != null && (
          <>
            <dt>Release</dt>
            <dd>
              <code>{run.release}</code>
              {run.status !== 'SUCCEEDED' && ', not served'}
            </dd>
          </>
        )}
        {run.contentHash != null && (
          <>
            <dt>Content</dt>
            <dd>
              <code>{run.contentHash.slice(0, 16)}…</code>
            </dd>
          </>
        )}
      </dl>
      {run.checks.length > 0 && (
        <details className="checks" open={failed.length > 0}>
          <summary>
            {counted(run.checks.length - failed.length, 'check')} passed{failed.length > 0 && `, ${count(failed.length)} failed`}
          </summary>
          <ul className="plain">
            {run.checks.map(({ name, passed, expected, found, examples }) => (
              <li key={name}>
                <span aria-hidden="true">{passed ? '✓' : '✕'}</span> {passed ? 'passed' : <strong>failed</strong>}: {name}, expected {expected}, found {found}
                {examples.length > 0 && (
                  <ul>
                    {examples.map((example) => (
                      <li key={example}>{plainText(example)}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {run.rejectedCount > 0 && isOver(run) && <Rejected answer={rejected} total={run.rejectedCount} rule={rule} onRule={onRule} />}
      {asking && (
        <Dialog title={`Load ${run.source} ${run.version ?? ''}`} onClose={() => { setAsking(false); }}>
          <p>A release is built with it and then answers everybody. Until then the present one stays, and “npm run ingest -- rollback” goes back to it.</p>
          <p>Its licence: {plainText(run.licence ?? 'not stated')}. Load it only where you may use it so.</p>
          <p>
            <button className="primary" disabled={busy} onClick={() => { setAsking(false); onStart(false); }}>
              Build and serve
            </button>
          </p>
        </Dialog>
      )}
    </section>
  );
}
