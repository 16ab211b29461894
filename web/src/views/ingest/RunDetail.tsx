import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { announce } from '../../components/announce.ts';
import { count } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import { QueryState } from '../../components/QueryState.tsx';
import type { Answer } from '../../components/useAnswer.ts';
import type { IngestQuery, IngestRunStateFragment, RunRecordsQuery } from '../../generated/graphql.ts';
import { Affected } from './Affected.tsx';
import { ConfirmRelease } from './ConfirmRelease.tsx';
import { Rejected } from './Rejected.tsx';
import { Room } from './Room.tsx';
import type { RunPart } from './RunList.tsx';
import { RunLine } from './RunLine.tsx';
import { RunLog } from './RunLog.tsx';
import { checkWords, isOver, stepsOf } from './runWords.ts';
import { recordsIn } from './useRecords.ts';

interface RunDetailProps {
  run: IngestRunStateFragment;
  records: Answer<RunRecordsQuery>;
  options: IngestQuery['ingestOptions'];
  busy: boolean;
  rule: string;
  /** The part that is to have the focus, once it is there. */
  wanted: RunPart | undefined;
  onWanted: () => void;
  onRule: (rule: string) => void;
  acts: RunActs;
}

export interface RunActs {
  /** With the release that was confirmed, it is built and served. */
  readonly start: (release: string | undefined) => void;
  /** What ended before it was done is started as it was. */
  readonly again: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
}

/** Everything of one run: what went wrong first, then what was found. */
export function RunDetail({ run, records, options, busy, rule, wanted, onWanted, onRule, acts }: RunDetailProps) {
  useWanted(wanted, run, records.state, onWanted);
  return (
    <section className="run" aria-labelledby="run-title">
      <h2 id="run-title" tabIndex={-1}>
        Run <code>{run.id}</code>
      </h2>
      <RunLine run={run} current />
      <ol className="steps" aria-label="Parts of the run">
        {stepsOf(run).map(({ name, state }) => (
          <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {name}
            {state === 'done' && <span className="visually-hidden">, done</span>}
            {state === 'ended' && ' (ended here)'}
          </li>
        ))}
      </ol>
      {run.failure && (
        <div className="trouble" data-kind="failed">
          <p>
            <strong>It failed.</strong> {plainText(run.failure.message)} <code>{run.failure.code}</code>
          </p>
          {run.phase !== 'SWITCH' && <p>Readers are not affected: the release served before is served still.</p>}
        </div>
      )}
      {run.status === 'PAUSED' && <p className="note">It rests once what it does at a stretch is done. Runs behind it wait.</p>}
      {options.allowed && <Acts run={run} options={options} busy={busy} acts={acts} />}
      <Facts run={run} options={options} />
      <Checks checks={run.checks} />
      <QueryState answer={records} what="the records of the run">
        {(data) => {
          const found = recordsIn(data);
          return (
            <>
              {run.affectedMappings && run.affectedMappings.total > 0 && <Affected mappings={found?.affectedMappings?.mappings ?? []} total={run.affectedMappings.total} accepted={run.affectedMappings.accepted} />}
              {run.rejectedCount > 0 && isOver(run) && <Rejected records={found?.rejected} total={run.rejectedCount} rule={rule} onRule={onRule} />}
              <RunLog lines={found?.log} />
            </>
          );
        }}
      </QueryState>
    </section>
  );
}

const headingOf = { run: 'run-title', rejected: 'rejected-title', log: 'log-title' } as const satisfies Record<RunPart, string>;

/** The focus goes to the part that was asked for as soon as it is drawn. */
function useWanted(wanted: RunPart | undefined, run: IngestRunStateFragment, state: string, onWanted: () => void): void {
  useEffect(() => {
    if (wanted === undefined || (state !== 'ready' && wanted !== 'run')) return;
    const heading = document.getElementById(headingOf[wanted]);
    heading?.focus();
    if (!heading) announce(run.rejectedCount > 0 ? 'The rejected records are listed once the run is over.' : 'No record was rejected.');
    onWanted();
  }, [wanted, state, run, onWanted]);
}

function Acts({ run, options, busy, acts }: Pick<RunDetailProps, 'run' | 'options' | 'busy' | 'acts'>) {
  const [asking, setAsking] = useState(false);
  const mayStop = !isOver(run) && run.phase !== 'SWITCH';
  return (
    <>
      <p className="run-acts">
        {mayStop && run.status !== 'PAUSED' && (
          <button disabled={busy} onClick={acts.pause}>
            Pause
          </button>
        )}
        {run.status === 'PAUSED' && (
          <button className="primary" disabled={busy} onClick={acts.resume}>
            Resume
          </button>
        )}
        {mayStop && (
          <button disabled={busy} onClick={acts.cancel}>
            Cancel
          </button>
        )}
        {run.status === 'SUCCEEDED' && run.dryRun && (
          <button className="primary" disabled={busy} aria-haspopup="dialog" onClick={() => { setAsking(true); }}>
            Load it
          </button>
        )}
        {(run.status === 'FAILED' || run.status === 'CANCELLED') && (
          <button disabled={busy} onClick={acts.again}>
            {run.dryRun ? 'Start dry run again' : 'Resume'}
          </button>
        )}
      </p>
      {asking && run.release != null && (
        <ConfirmRelease
          title={`Load ${run.source ?? ''} ${run.version ?? ''}`}
          release={run.release}
          act="Build and serve"
          busy={busy}
          agreement="It may be used here under this licence"
          onConfirm={() => { setAsking(false); acts.start(run.release ?? undefined); }}
          onClose={() => { setAsking(false); }}
        >
          <p>A release is built with it and then answers everybody. Until then the present one stays, and it can be rolled back to.</p>
          <p>Licence: {plainText(run.licence ?? 'not stated')}.</p>
          {run.needs && (
            <p>
              Needs about <Room room={run.needs} free={options} />.
            </p>
          )}
          {run.affectedMappings && run.affectedMappings.total > 0 && <p>Mappings to look at again: {count(run.affectedMappings.total)}.</p>}
        </ConfirmRelease>
      )}
    </>
  );
}

function Facts({ run, options }: Pick<RunDetailProps, 'run' | 'options'>) {
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Licence', run.licence != null && plainText(run.licence)],
    ['Concepts', run.changes && `${count(run.changes.added)} new, ${count(run.changes.changed)} changed, ${count(run.changes.retired)} retired, ${count(run.changes.removed)} gone, beside what the served release said`],
    ['Mappings affected', run.affectedMappings && `${count(run.affectedMappings.total)}, of which ${count(run.affectedMappings.accepted)} accepted here`],
    ['Needs, about', run.needs && !run.took && <Room room={run.needs} {...(run.dryRun && { free: options })} />],
    ['Took', run.took && <Room room={run.took} />],
    ['Release', run.release != null && (
      <>
        <code>{run.release}</code>
        {run.dryRun ? ', once it is loaded' : run.status !== 'SUCCEEDED' && ', not served'}
      </>
    )],
    ['Content', run.contentHash != null && <code>{run.contentHash.slice(0, 16)}…</code>],
  ];
  return (
    <dl>
      {facts.filter(([, value]) => value != null && value !== false).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Checks({ checks }: Pick<IngestRunStateFragment, 'checks'>) {
  const failed = useMemo(() => checks.some(({ passed }) => !passed), [checks]);
  if (checks.length === 0) return null;
  return (
    <details className="checks" open={failed}>
      <summary>{checkWords(checks)}</summary>
      <ul className="plain">
        {checks.map(({ name, passed, expected, found, examples }) => (
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
  );
}
