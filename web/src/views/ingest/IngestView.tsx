import './IngestView.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { announce } from '../../components/announce.ts';
import { count, counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import { QueryState, TroubleNote } from '../../components/QueryState.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { useUrlState } from '../../components/useUrlState.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { CancelIngestDocument, IngestDocument, PauseIngestDocument, ResumeIngestDocument, ServeReleaseDocument, StartIngestDocument, type IngestQuery, type IngestRunStateFragment } from '../../generated/graphql.ts';
import { ingestParams, isAt, isIn, phaseFilters, runPath, stateFilters, type StateFilter } from './ingestParams.ts';
import { Releases } from './Releases.tsx';
import { RunDetail, type RunActs } from './RunDetail.tsx';
import { RunList, type RunPart } from './RunList.tsx';
import { bytes, doing, isOver, taskName } from './runWords.ts';
import { StartForm } from './StartForm.tsx';
import { useAct } from './useAct.ts';
import { pollMs, useProgress } from './useProgress.ts';
import { recordsIn, useRecords } from './useRecords.ts';

const nothing = {};

export default function IngestView() {
  const { run: hash = '' } = useParams();
  const opened = hash === '' ? undefined : `run:${hash}`;
  const url = useUrlState(ingestParams);
  const navigate = useNavigate();
  const answer = useAnswer(IngestDocument, nothing, false, false);
  const { retry } = answer;
  const data = answer.state === 'ready' ? answer.data : undefined;
  const active = data && activeIn(data.ingestRuns, opened);
  const { run: live, feed } = useProgress(active?.id, retry, retry);
  const runs = useMemo(() => data?.ingestRuns.map((run) => (run.id === live?.id && !isOver(run) ? live : run)) ?? [], [data, live]);
  const shown = runs.find(({ id }) => id === opened);
  const records = useRecords(shown);
  const [wanted, setWanted] = useState<RunPart>();
  const reached = useCallback(() => { setWanted(undefined); }, []);
  const { act, busy, trouble } = useAct();
  useSpokenPhase(live);

  const goTo = (started: { readonly id: string } | undefined): void => {
    if (!started) return;
    retry();
    void navigate(runPath(started.id));
  };
  const start = (source: string, path: string, dryRun: boolean, release?: string): void => {
    void act(StartIngestDocument, { source, path, dryRun, release: release ?? null }).then((data) => { goTo(data?.startIngest); });
  };
  const serve = (release: string): void => {
    void act(ServeReleaseDocument, { release }).then((data) => { goTo(data?.serveRelease); });
  };
  const actsOf = (run: IngestRunStateFragment): RunActs => {
    const { source, path } = run;
    const load = (dryRun: boolean, release?: string): void => {
      if (source != null && path != null) start(source, path, dryRun, release);
    };
    const on = (document: typeof CancelIngestDocument | typeof PauseIngestDocument | typeof ResumeIngestDocument) => (): void => {
      void act<object, { run: string }>(document, { run: run.id }).then(retry);
    };
    return {
      start: (release) => { load(false, release); },
      again: () => {
        if (source == null && run.release != null) serve(run.release);
        else load(run.dryRun, run.dryRun ? undefined : (run.release ?? undefined));
      },
      pause: on(PauseIngestDocument), resume: on(ResumeIngestDocument), cancel: on(CancelIngestDocument),
    };
  };
  const openPart = (run: string, part: RunPart): void => {
    setWanted(part);
    if (run !== opened) void navigate(runPath(run));
  };
  const rejected = records.state === 'ready' ? recordsIn(records.data)?.rejected : undefined;
  const { state, phase, rule } = url.values;
  const listed = runs.filter((run) => isIn(state, run.status) && isAt(phase, run.phase));

  return (
    <ViewFrame
      view="ingest"
      title="Ingest"
      received={answer.state === 'ready' ? answer.received : undefined}
      complete={answer.state === 'ready' && answer.trouble === undefined}
      addressAt={(release) => url.address({ at: release, why: '' })}
      table={() =>
        shown && rejected && rejected.length > 0
          ? { columns: ['file', 'line', 'record', 'reason', 'remedy'], rows: rejected.map(({ file, line, record, reason, remedy }) => [file, line, record, reason, remedy]) }
          : { columns: ['run', 'task', 'path', 'status', 'read', 'accepted', 'rejected', 'skipped', 'started'], rows: runs.map((run) => [run.id, taskName(run), run.path ?? '', run.status, run.read, run.accepted, run.rejectedCount, run.skipped, run.startedAt]) }
      }
      invalid={url.invalid}
      onDismiss={() => { url.go({}, 'replace'); }}
    >
      <QueryState answer={answer} what="the runs">
        {({ ingestOptions }) => (
          <>
            <Summary runs={runs} options={ingestOptions} feed={active && feed} />
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
                records={records}
                options={ingestOptions}
                busy={busy}
                rule={rule}
                wanted={wanted}
                onWanted={reached}
                onRule={(reason) => { url.go({ rule: reason }); }}
                acts={actsOf(shown)}
              />
            )}
            <h2 id="runs-title">Runs</h2>
            {runs.length === 0 ? <NoRuns /> : (
              <>
                <div className="reasons">
                  {stateFilters.map((filter) => (
                    <button key={filter} aria-pressed={filter === state} onClick={() => { url.go({ state: filter }); }}>
                      {filter} ({count(runs.filter(({ status }) => isIn(filter, status)).length)})
                    </button>
                  ))}
                  <label>
                    Part{' '}
                    <select value={phase} onChange={(event) => { url.go({ phase: phaseFilters.find((filter) => filter === event.target.value) ?? 'any' }); }}>
                      {phaseFilters.map((filter) => (
                        <option key={filter}>{filter}</option>
                      ))}
                    </select>
                  </label>
                </div>
                {listed.length === 0 ? <p className="note">No run is as these filters say.</p> : <RunList runs={listed} opened={opened} onOpen={openPart} />}
              </>
            )}
            <Releases releases={ingestOptions.releases} served={ingestOptions.served} mayAct={ingestOptions.allowed} busy={busy} onServe={serve} />
          </>
        )}
      </QueryState>
    </ViewFrame>
  );
}

/** The run whose progress is followed: the opened one while it lasts, else the one under way, else one that waits. */
const activeIn = (runs: readonly IngestRunStateFragment[], opened: string | undefined): IngestRunStateFragment | undefined =>
  runs.find((run) => run.id === opened && !isOver(run)) ?? runs.find((run) => !isOver(run) && run.status !== 'QUEUED') ?? runs.find((run) => !isOver(run));

function Summary({ runs, options, feed }: { runs: readonly IngestRunStateFragment[]; options: IngestQuery['ingestOptions']; feed: 'live' | 'polling' | undefined }) {
  const under = (filter: StateFilter): string => count(runs.filter(({ status }) => isIn(filter, status)).length);
  return (
    <p className="ingest-summary">
      ● running {under('running')} · ‖ paused {under('paused')} · ✓ succeeded {under('succeeded')} · ✕ failed {under('failed')} ·{' '}
      <span data-volatile>
        free: {bytes(options.freeBytes)} of the disk, {bytes(options.freeMemoryBytes)} of memory
      </span>
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

/** Told at the changes of a phase only: figures that change four times a second would never end. */
function useSpokenPhase(live: IngestRunStateFragment | undefined): void {
  const words = live && `${taskName(live)}: ${doing(live)}${isOver(live) ? `, ${counted(live.rejectedCount, 'record')} rejected` : ''}`;
  useEffect(() => {
    if (words !== undefined) announce(words);
  }, [words]);
}
