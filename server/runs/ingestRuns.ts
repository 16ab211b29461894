import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { DryRunNeeded, InvalidInput, LimitExceeded, NotFound, TooLate } from '../domain/errors.ts';
import type { IngestRun, IngestSource, IngestTask } from '../domain/ingestRun.ts';
import { isOver } from '../domain/ingestRun.ts';
import { limits } from '../domain/limits.ts';
import { freeBytesOn, pathsIn, placeInside } from './loadFolder.ts';
import { RunJournal } from './runJournal.ts';
import type { RunProcess, RunReport, StartRunProcess } from './runProcess.ts';

const msBetweenTold = 250;

export interface IngestRunsParts {
  /** Where releases and the journal of runs lie. */
  readonly dataDir: string;
  /** Real path of the folder that files are loaded from; undefined: nothing may be loaded. */
  readonly folder: string | undefined;
  readonly sources: readonly IngestSource[];
  readonly startProcess: StartRunProcess;
  /** Id of the served release. */
  readonly served: () => Promise<string | undefined>;
  readonly now: () => Date;
  readonly onFault: (problem: unknown) => void;
}

/** Runs of the ingest, one at a time, each in a process of its own, remembered in a journal on disk. */
export class IngestRuns {
  readonly #parts: IngestRunsParts;
  readonly #journal: RunJournal;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  /** From the oldest to the newest. */
  readonly #runs = new Map<string, IngestRun>();
  #process: RunProcess | undefined;
  #stopped = false;

  private constructor(parts: IngestRunsParts) {
    this.#parts = parts;
    this.#journal = new RunJournal(parts.dataDir);
  }

  /** Reads the journal; a run that was under way when the process before ended has ended with it. */
  static async open(parts: IngestRunsParts): Promise<IngestRuns> {
    const opened = new IngestRuns(parts);
    const remembered = [...(await opened.#journal.read())].sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : a.id < b.id ? -1 : 1));
    const served = await parts.served();
    for (const run of remembered) {
      opened.#runs.set(run.id, run);
      if (isOver(run)) continue;
      // It may have been killed between the switch and its last word.
      if (run.phase === 'SWITCH' && run.release !== undefined && run.release === served) await opened.#end(run.id, { status: 'SUCCEEDED' });
      else await opened.#end(run.id, { status: 'FAILED', failure: interrupted });
    }
    return opened;
  }

  get folder(): string | undefined {
    return this.#parts.folder;
  }

  get sources(): readonly IngestSource[] {
    return this.#parts.sources;
  }

  /** Newest first. */
  newest(first: number): readonly IngestRun[] {
    return [...this.#runs.values()].reverse().slice(0, first);
  }

  run(id: string): IngestRun | undefined {
    return this.#runs.get(id);
  }

  async paths(): Promise<readonly string[]> {
    return this.#parts.folder === undefined ? [] : pathsIn(this.#parts.folder);
  }

  freeBytes(): Promise<number> {
    return freeBytesOn(this.#parts.dataDir);
  }

  /** `folder` is that of the parts; the caller has made sure that there is one. */
  async start(folder: string, asked: IngestTask): Promise<IngestRun> {
    const source = this.#parts.sources.find(({ name }) => name.toLowerCase() === asked.source.toLowerCase());
    if (source === undefined) throw new InvalidInput(`source: there is no "${asked.source.slice(0, limits.ingestPathMax)}". Sources are ${this.#parts.sources.map(({ name }) => name).join(', ')}.`);
    const task: IngestTask = { source: source.name, path: asked.path.replace(/\/+$/, '') || '.', dryRun: asked.dryRun };
    await placeInside(folder, task.path);
    const runs = this.newest(limits.ingestRunsMax);
    const same = runs.find((run) => !isOver(run) && isSame(run, task));
    if (same !== undefined) return same;
    if (!task.dryRun && this.#dryRunOf(task) === undefined) throw new DryRunNeeded(task.source, task.path);
    const waiting = runs.filter(({ status }) => status === 'QUEUED').length;
    if (waiting >= limits.ingestRunsWaitingMax) throw new LimitExceeded('runs that wait', limits.ingestRunsWaitingMax, waiting + 1, 'Wait for one to end, or cancel one.');
    const startedAt = this.#parts.now().toISOString();
    const run: IngestRun = {
      ...task, startedAt, id: `run:${createHash('sha256').update(JSON.stringify([task, startedAt, this.#runs.size])).digest('hex').slice(0, 16)}`, status: 'QUEUED', phase: undefined, finishedAt: undefined,
      balance: { read: 0, accepted: 0, rejected: 0, skipped: 0 }, recordsPerSecond: undefined, recordsExpected: this.#dryRunOf(task)?.balance.read,
      rejected: [], checks: [], asRead: undefined, release: undefined, failure: undefined,
    };
    this.#runs.set(run.id, run);
    await this.#journal.keep(run).catch((problem: unknown) => {
      this.#runs.delete(run.id);
      throw problem;
    });
    await this.#forgetOldest();
    void this.#next(folder);
    return run;
  }

  async cancel(id: string): Promise<IngestRun> {
    const run = this.#known(id);
    if (isOver(run)) return run;
    if (run.phase === 'SWITCH') throw new TooLate('The release is being switched to, which cannot be cancelled. "npm run ingest -- rollback" goes back.');
    const isRunning = run.status !== 'QUEUED';
    await this.#end(id, { status: 'CANCELLED' });
    if (isRunning) this.#process?.kill();
    return this.#known(id);
  }

  /** The run as it is, then at each change, until it is over or nobody listens any more. */
  watch(id: string): AsyncGenerator<IngestRun> {
    const left = new AbortController();
    const told = this.#told(id, left.signal);
    const end = told.return.bind(told);
    // A generator hears of its end only after what it waits for, and of a run that rests nothing changes for hours.
    told.return = (value) => {
      left.abort();
      return end(value);
    };
    return told;
  }

  async *#told(id: string, left: AbortSignal): AsyncGenerator<IngestRun, undefined> {
    let told: IngestRun | undefined;
    const stays = (wait: Promise<unknown>): Promise<boolean> => wait.then(() => true, (problem: unknown) => {
      if (left.aborted) return false;
      throw problem;
    });
    for (;;) {
      const run = this.#known(id);
      if (run !== told) yield run;
      told = run;
      if (isOver(run)) return undefined;
      if (this.#known(id) === run && !(await stays(once(this.#changes, 'change', { signal: left })))) return undefined;
      if (!(await stays(setTimeout(msBetweenTold, undefined, { signal: left })))) return undefined;
    }
  }

  /** Ends the run under way, of which the next start tells that it failed; nothing is written after it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#process?.kill();
    if (this.#process !== undefined) await once(this.#changes, 'idle');
    await this.#journal.settled();
  }

  #known(id: string): IngestRun {
    const run = this.#runs.get(id);
    if (run === undefined) throw new NotFound('run', id, 'List them with ingestRuns.');
    return run;
  }

  #dryRunOf({ source, path }: IngestTask): IngestRun | undefined {
    return this.newest(limits.ingestRunsMax).find((run) => run.status === 'SUCCEEDED' && isSame(run, { source, path, dryRun: true }));
  }

  #change(id: string, change: Partial<IngestRun>): IngestRun {
    const run = { ...this.#known(id), ...change };
    this.#runs.set(id, run);
    this.#changes.emit('change');
    return run;
  }

  #end(id: string, change: Pick<IngestRun, 'status'> & Partial<IngestRun>): Promise<void> {
    return this.#journal.keep(this.#change(id, { ...change, finishedAt: this.#parts.now().toISOString() }));
  }

  async #next(folder: string): Promise<void> {
    const run = [...this.#runs.values()].find(({ status }) => status === 'QUEUED');
    if (run === undefined || this.#process !== undefined || this.#stopped) return;
    const { id, source, path, dryRun } = run;
    const over = (): void => {
      this.#process = undefined;
      this.#changes.emit('idle');
      if (!this.#isUnwanted(id)) this.#fail(id);
      void this.#next(folder);
    };
    const own = { kill: (): void => undefined, mayServe: (): void => undefined };
    this.#process = own; // Taken, while the path is looked at once more.
    try {
      this.#change(id, { status: 'RUNNING' });
      const from = await placeInside(folder, path);
      const process = this.#parts.startProcess({ source, path, dryRun, from, contentHash: dryRun ? undefined : this.#dryRunOf(run)?.asRead?.contentHash }, (report) => { this.#hear(id, process, report); }, over);
      this.#process = process;
      if (this.#isUnwanted(id)) process.kill();
    } catch (problem) {
      this.#parts.onFault(problem);
      over();
    }
  }

  #hear(id: string, process: RunProcess, report: RunReport): void {
    if (this.#isUnwanted(id)) return;
    switch (report.kind) {
      case 'phase':
        void this.#keeping(this.#change(id, { phase: report.phase, status: 'RUNNING', ...(report.release !== undefined && { release: report.release }) }), () => {
          if (report.phase === 'SWITCH') process.mayServe();
        });
        break;
      case 'progress': this.#change(id, { balance: report.balance, recordsPerSecond: report.recordsPerSecond }); break;
      case 'checking': this.#change(id, { status: 'CHECKING' }); break;
      case 'checked': this.#change(id, { balance: report.balance, checks: report.checks, rejected: report.rejected }); break;
      case 'read': this.#change(id, { asRead: report.asRead }); break;
      case 'done': void this.#ending(id, { status: 'SUCCEEDED' }); break;
      case 'failed': void this.#ending(id, { status: 'FAILED', failure: { code: report.code, message: report.message } }); break;
    }
  }

  /** Cancelled meanwhile, or the server ends. */
  #isUnwanted(id: string): boolean {
    return this.#stopped || isOver(this.#known(id));
  }

  #fail(id: string): void {
    void this.#ending(id, { status: 'FAILED', failure: interrupted });
  }

  async #ending(id: string, change: Pick<IngestRun, 'status'> & Partial<IngestRun>): Promise<void> {
    await this.#end(id, change).catch(this.#parts.onFault);
  }

  /** A run goes on where its state cannot be written: what it does itself tells whether there is room. */
  async #keeping(run: IngestRun, then: () => void): Promise<void> {
    await this.#journal.keep(run).catch(this.#parts.onFault);
    then();
  }

  async #forgetOldest(): Promise<void> {
    for (const run of this.#runs.values()) {
      if (this.#runs.size <= limits.ingestRunsMax) return;
      if (!isOver(run)) continue;
      this.#runs.delete(run.id);
      await this.#journal.forget(run);
    }
  }
}

const interrupted = { code: 'INTERRUPTED', message: 'The run ended before it was done. What was served before is served still; start it again, and it ends as if nothing had happened.' };

const isSame = (run: IngestTask, task: IngestTask): boolean => run.source === task.source && run.path === task.path && run.dryRun === task.dryRun;
