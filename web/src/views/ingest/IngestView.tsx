import './IngestView.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import { announce } from '../../components/announce.ts';
import { count, counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import { QueryState, TroubleNote } from '../../components/QueryState.tsx';
import { troubleOf, type Trouble } from '../../components/trouble.ts';
import { useAnswer } from '../../components/useAnswer.ts';
import { useUrlState } from '../../components/useUrlState.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { CancelIngestDocument, IngestDocument, RejectedRecordsDocument, StartIngestDocument, type IngestQuery, type IngestRunStateFragment } from '../../generated/graphql.ts';
import { ingestParams, isUnder, runPath, type StateFilter } from './ingestParams.ts';
import { rejectedIn } from './Rejected.tsx';
import { RunDetail } from './RunDetail.tsx';
import { RunLine } from './RunLine.tsx';
import { bytes, doing, isOver } from './runWords.ts';
import { StartForm } from './StartForm.tsx';
import { pollMs, useProgress } from './useProgress.ts';

const nothing = {};
const filters = ['all', 'running', 'succeeded', 'failed', 'cancelled'] as const satisfies readonly StateFilter[];

export default function IngestView() {
  const { run: hash = '' } = useParams();
  const opened = hash === '' ? undefined : `run:${hash}`;
  const url = useUrlState(ingestParams);
  const navigate = useNavigate();
  const answer = useAnswer(IngestDocument, nothing, false, false);
  const { retry } = answer;
  const data = answer.state === 'ready' ? answer.data : undefined;
  const active = data && (data.ingestRuns.find((run) => !isOver(run) && run.status !== 'QUEUED') ?? data.ingestRuns.find((run) => !isOver(run)));
  const { run: live, feed } = useProgress(active?.id, retry, retry);
  const runs = useMemo(() => data?.ingestRuns.map((run) => (run.id === live?.id && !isOver(run) ? live : run)) ?? [], [data, live]);
  const shown = runs.find(({ id }) => id === opened);
  const rejected = useAnswer(RejectedRecordsDocument, useMemo(() => ({ id: shown?.id ?? '' }), [shown?.id]), !shown || !isOver(shown) || shown.rejectedCount === 0, false);
  const { act, busy, trouble } = useAct();
  useSpokenPhase(live);

  const start = (source: string, path: string, dryRun: boolean): void => {
    void act(StartIngestDocument, { source, path, dryRun }).then((started) => {
      if (!started) return;
      retry();
      void navigate(runPath(started.startIngest.id));
    });
  };
  const cancel = (id: string): void => {
    void act(CancelIngestDocument, { run: id }).then(retry);
  };
  const records = rejected.state === 'ready' && shown ? rejectedIn(rejected.data) : undefined;
  const mayAct = data?.ingestOptions.allowed === true;
  const { state, rule } = url.values;

  return (
    <ViewFrame
      view="ingest"
      title="Ingest"
      received={answer.state === 'ready' ? answer.received : undefined}
      complete={answer.state === 'ready' && answer.trouble === undefined}
      addressAt={(release) => url.address({ at: release, why: '' })}
      table={() =>
        records
          ? { columns: ['file', 'line', 'record', 'reason', 'remedy'], rows: records.map(({ file, line, record, reason, remedy }) => [file, line, record, reason, remedy]) }
          : { columns: ['run', 'source', 'path', 'kind', 'status', 'read', 'accepted', 'rejected', 'skipped', 'started'], rows: runs.map((run) => [run.id, run.source, run.path, run.dryRun ? 'dry run' : 'load', run.status, run.read, run.accepted, run.rejectedCount, run.skipped, run.startedAt]) }
      }
      invalid={url.invalid}
      onDismiss={() => { url.go({}, 'replace'); }}
    >
      <QueryState answer={answer} what="the runs">
        {({ ingestOptions }) => (
          <>
            <Summary runs={runs} freeBytes={ingestOptions.freeBytes} feed={active && feed} />
            {ingestOptions.allowed ? (
              <StartForm options={ingestOptions} busy={busy} onStart={(source, path) => { start(source, path, true); }} />
            ) : (
              <p className="notice" role="note" aria-label="Nothing is loaded here">
                {ingestOptions.refusal}
              </p>
            )}
            {trouble && <TroubleNote trouble={trouble.trouble} what="the act" operation={trouble.operation} onRetry={trouble.again} />}
            {opened !== undefined && !shown && <p className="notice">No run {plainText(opened)} is remembered here; the last 100 are.</p>}
            {shown && (
              <RunDetail
                key={shown.id}
                run={shown}
                rejected={rejected}
                mayAct={mayAct}
                busy={busy}
                rule={rule}
                onRule={(reason) => { url.go({ rule: reason }); }}
                onStart={(dryRun) => { start(shown.source, shown.path, dryRun); }}
                onCancel={() => { cancel(shown.id); }}
              />
            )}
            <h2>Runs</h2>
            {runs.length === 0 ? <NoRuns /> : (
              <>
                <p className="reasons">
                  {filters.map((filter) => (
                    <button key={filter} aria-pressed={filter === state} onClick={() => { url.go({ state: filter }); }}>
                      {filter} ({count(runs.filter(({ status }) => isUnder(filter, status)).length)})
                    </button>
                  ))}
                </p>
                <ul className="plain runs">
                  {runs.filter(({ status }) => isUnder(state, status)).map((run) => (
                    <li key={run.id}>
                      <RunLine run={run} current={run.id === opened} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </QueryState>
    </ViewFrame>
  );
}

function Summary({ runs, freeBytes, feed }: { runs: readonly IngestRunStateFragment[]; freeBytes: IngestQuery['ingestOptions']['freeBytes']; feed: 'live' | 'polling' | undefined }) {
  const under = (filter: StateFilter): string => count(runs.filter(({ status }) => isUnder(filter, status)).length);
  return (
    <p className="ingest-summary">
      ● running {under('running')} · ✓ succeeded {under('succeeded')} · ✕ failed {under('failed')} · <span data-volatile>{bytes(freeBytes)} free for releases</span>
      {feed && <span data-volatile> · {feed === 'live' ? 'progress comes by itself' : `connection lost, polling every ${pollMs / 1_000} s`}</span>}
    </p>
  );
}

function NoRuns() {
  return (
    <>
      <p>Nothing was loaded over the API yet. At the command line these load sample data:</p>
      <pre tabIndex={0} role="region" aria-label="Commands">
        {'npm run ingest -- sources\nnpm run ingest -- check hpo --from downloads\nnpm run ingest -- load hpo --from downloads'}
      </pre>
    </>
  );
}

/** One act at a time, and why the last one was not done. */
function useAct() {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ readonly trouble: Trouble; readonly operation: string; readonly again: () => void }>();
  const act = useCallback(async <Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data | undefined> => {
    setBusy(true);
    setTrouble(undefined);
    const { data, error, extensions } = await client.mutation(document, variables).toPromise();
    setBusy(false);
    if (error) setTrouble({ trouble: troubleOf(error, extensions), operation: 'the ingest', again: () => void act(document, variables) });
    return error ? undefined : data;
  }, [client]);
  return { act, busy, trouble };
}

/** Told at the changes of a phase only: figures that change four times a second would never end. */
function useSpokenPhase(live: IngestRunStateFragment | undefined): void {
  const words = live && `${live.source} ${live.dryRun ? 'dry run' : 'load'}: ${doing(live)}${isOver(live) ? `, ${counted(live.rejectedCount, 'record')} rejected` : ''}`;
  useEffect(() => {
    if (words !== undefined) announce(words);
  }, [words]);
}
