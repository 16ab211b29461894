import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { DryRunNeeded, InvalidInput, LimitExceeded, NotFound, TooLate } from '../domain/errors.ts';
import type { IngestRun, IngestSource, IngestTask, LoadTask } from '../domain/ingestRun.ts';
import { isOver } from '../domain/ingestRun.ts';
import { limits } from '../domain/limits.ts';
import type { GraphRelease } from '../domain/release.ts';
import { freeBytesOn, pathsIn, placeInside } from './loadFolder.ts';
import { RunJournal } from './runJournal.ts';
import type { RunProcess, RunReport, RunTask, StartRunProcess } from './runProcess.ts';

const msBetweenTold = 250;

export interface IngestRunsParts {
  /** Where releases and the journal of runs lie. */
  readonly dataDir: string;
  /** Real path of the folder that files are loaded from; undefined: nothing may be loaded. */
  readonly folder: string | undefined;
  readonly sources: readonly IngestSource[];
  readonly startProcess: StartRunProcess;
  /** Ids from the served release to the one served longest ago. */
  readonly served: () => Promise<readonly string[]>;
  /** The releases that are built, newest first. */
  readonly built: () => Promise<readonly GraphRelease[]>;
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
    for (const run of remembered) {
      opened.#runs.set(run.id, run);
      if (!isOver(run)) await opened.#endWithout(run.id);
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

  /** What `serve` can serve, newest first. */
  built(): Promise<readonly GraphRelease[]> {
    return this.#parts.built();
  }

  /** Ids of built releases: the one that is served, then those served before it, the latest first. */
  async served(): Promise<readonly string[]> {
    const built = new Set((await this.#parts.built()).map(({ id }) => id));
    return (await this.#parts.served()).filter((id) => built.has(id));
  }

  /** Reads files, and loads them where it is no dry run. `folder` is that of the parts; the caller has made sure that there is one. */
  async load(folder: string, asked: Omit<LoadTask, 'kind'>): Promise<IngestRun> {
    const source = this.#parts.sources.find(({ name }) => name.toLowerCase() === asked.source.toLowerCase());
    if (source === undefined) throw new InvalidInput(`source: there is no "${asked.source.slice(0, limits.ingestPathMax)}". Sources are ${this.#parts.sources.map(({ name }) => name).join(', ')}.`);
    const task: LoadTask = { kind: 'LOAD', source: source.name, path: asked.path.replace(/\/+$/, '') || '.', dryRun: asked.dryRun, confirmed: asked.confirmed };
    await placeInside(folder, task.path);
    return this.#start(folder, task);
  }

  /** Serves a built release. */
  async serve(folder: string, release: string): Promise<IngestRun> {
    if (!(await this.#parts.built()).some(({ id }) => id === release)) throw new NotFound('built release', release, `The latest ${limits.releasesKept} that were served are kept; ingestOptions lists them.`);
    const [served] = await this.#parts.served();
    if (served === release) throw new InvalidInput(`release: ${release} is served already.`);
    return this.#start(folder, { kind: 'SWITCH', release });
  }

  async #start(folder: string, task: IngestTask): Promise<IngestRun> {
    const runs = this.newest(limits.ingestRunsMax);
    const same = runs.find((run) => !isOver(run) && isSame(run.task, task));
    if (same !== undefined) return same;
    const dryRun = task.kind === 'LOAD' ? this.#dryRunOf(task) : undefined;
    if (task.kind === 'LOAD' && !task.dryRun && dryRun === undefined) throw new DryRunNeeded(task.source, task.path);
    const waiting = runs.filter(({ status }) => status === 'QUEUED').length;
    if (waiting >= limits.ingestRunsWaitingMax) throw new LimitExceeded('runs that wait', limits.ingestRunsWaitingMax, waiting + 1, 'Wait for one to end, or cancel one.');
    const startedAt = this.#parts.now().toISOString();
    const run: IngestRun = {
      task, startedAt, id: `run:${createHash('sha256').update(JSON.stringify([task, startedAt, this.#runs.size])).digest('hex').slice(0, 16)}`, status: 'QUEUED', paused: false, phase: undefined, finishedAt: undefined,
      balance: { read: 0, accepted: 0, rejected: 0, skipped: 0 }, recordsPerSecond: undefined, recordsExpected: dryRun?.balance.read,
      rejected: [], checks: [], asRead: undefined, release: task.kind === 'SWITCH' ? task.release : undefined, took: undefined, log: [], failure: undefined,
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

  /** It rests once what it does at a stretch is done, the reading of some records or the building of the release; one that waits is passed over. */
  async pause(id: string): Promise<IngestRun> {
    const run = this.#known(id);
    if (isOver(run) || run.paused) return run;
    if (run.phase === 'SWITCH') throw new TooLate('The release is being switched to, which cannot be paused.');
    if (run.status !== 'QUEUED') this.#process?.pause();
    this.#change(id, { paused: true });
    return this.#told(id, 'paused');
  }

  async resume(folder: string, id: string): Promise<IngestRun> {
    const run = this.#known(id);
    if (isOver(run) || !run.paused) return run;
    if (run.status !== 'QUEUED') this.#process?.resume();
    this.#change(id, { paused: false });
    void this.#next(folder);
    return this.#told(id, 'resumed');
  }

  async cancel(id: string): Promise<IngestRun> {
    const run = this.#known(id);
    if (isOver(run)) return run;
    if (run.phase === 'SWITCH') throw new TooLate('The release is being switched to, which cannot be cancelled. Serve the one before again once it has ended.');
    const isRunning = run.status !== 'QUEUED';
    await this.#end(id, { status: 'CANCELLED' });
    if (isRunning) this.#process?.kill();
    return this.#known(id);
  }

  /** The run as it is, then at each change, until it is over or nobody listens any more. */
  watch(id: string): AsyncGenerator<IngestRun> {
    const left = new AbortController();
    const told = this.#states(id, left.signal);
    const end = told.return.bind(told);
    // A generator hears of its end only after what it waits for, and of a run that rests nothing changes for hours.
    told.return = (value) => {
      left.abort();
      return end(value);
    };
    return told;
  }

  async *#states(id: string, left: AbortSignal): AsyncGenerator<IngestRun, undefined> {
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

  #dryRunOf({ source, path }: Pick<LoadTask, 'source' | 'path'>): IngestRun | undefined {
    return this.newest(limits.ingestRunsMax).find(({ status, task }) => status === 'SUCCEEDED' && isSame(task, { kind: 'LOAD', source, path, dryRun: true, confirmed: undefined }));
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
    const run = [...this.#runs.values()].find(({ status, paused }) => status === 'QUEUED' && !paused);
    if (run === undefined || this.#process !== undefined || this.#stopped) return;
    const { id, task } = run;
    const over = (): void => {
      this.#process = undefined;
      this.#changes.emit('idle');
      if (!this.#isUnwanted(id)) void this.#endWithout(id).catch(this.#parts.onFault);
      void this.#next(folder);
    };
    const nothing = (): void => undefined;
    const own = { kill: nothing, mayServe: nothing, pause: nothing, resume: nothing };
    this.#process = own; // Taken, while the path is looked at once more.
    try {
      this.#change(id, { status: 'RUNNING' });
      const order: RunTask = task.kind === 'SWITCH' ? task : { ...task, from: await placeInside(folder, task.path), contentHash: task.dryRun ? undefined : this.#dryRunOf(task)?.asRead?.contentHash };
      const process = this.#parts.startProcess(order, (report) => { this.#hear(id, process, report); }, over);
      this.#process = process;
      // It may have been cancelled or paused while the path was looked at.
      if (this.#isUnwanted(id)) process.kill();
      else if (this.#known(id).paused) process.pause();
    } catch (problem) {
      this.#parts.onFault(problem);
      over();
    }
  }

  #hear(id: string, process: RunProcess, report: RunReport): void {
    if (this.#isUnwanted(id)) return;
    switch (report.kind) {
      case 'phase':
        if (report.phase === 'SWITCH') void this.#switching(id, process, report.release);
        else void this.#keeping(this.#change(id, { phase: report.phase, status: 'RUNNING' }));
        this.#told(id, `${report.phase}${report.release === undefined ? '' : ` ${report.release}`}`);
        break;
      case 'line': this.#told(id, report.text); break;
      case 'progress': this.#change(id, { balance: report.balance, recordsPerSecond: report.recordsPerSecond }); break;
      case 'checking': this.#change(id, { status: 'CHECKING' }); break;
      case 'checked': this.#change(id, { balance: report.balance, checks: report.checks, rejected: report.rejected }); break;
      case 'read': this.#change(id, { asRead: report.asRead }); break;
      case 'done': void this.#ending(id, { status: 'SUCCEEDED', took: report.took }); break;
      case 'failed': void this.#ending(id, { status: 'FAILED', failure: { code: report.code, message: report.message } }); break;
    }
  }

  /** Cancelled meanwhile, or the server ends. */
  #isUnwanted(id: string): boolean {
    return this.#stopped || isOver(this.#known(id));
  }

  /** Its process has ended without its last word, perhaps between that and the switch. */
  async #endWithout(id: string): Promise<void> {
    const { phase, release } = this.#known(id);
    const isServed = phase === 'SWITCH' && release !== undefined && (await this.#parts.served())[0] === release;
    await this.#end(id, isServed ? { status: 'SUCCEEDED' } : { status: 'FAILED', failure: interrupted });
  }

  async #ending(id: string, change: Pick<IngestRun, 'status'> & Partial<IngestRun>): Promise<void> {
    await this.#end(id, change).catch(this.#parts.onFault);
  }

  /** It serves once the state that says so is on the disk; one that is paused by then rests before it. */
  async #switching(id: string, process: RunProcess, release: string | undefined): Promise<void> {
    while (this.#known(id).paused && !this.#isUnwanted(id)) await once(this.#changes, 'change');
    if (this.#isUnwanted(id)) return;
    await this.#keeping(this.#change(id, { phase: 'SWITCH', status: 'RUNNING', ...(release !== undefined && { release }) }));
    process.mayServe();
  }

  /** A run goes on where its state cannot be written: what it does itself tells whether there is room. */
  async #keeping(run: IngestRun): Promise<void> {
    await this.#journal.keep(run).catch(this.#parts.onFault);
  }

  /** Adds a line to what the run has said. */
  #told(id: string, text: string): IngestRun {
    const run = this.#known(id);
    return run.log.length >= limits.ingestLogLinesMax ? run : this.#change(id, { log: [...run.log, { at: this.#parts.now().toISOString(), text }] });
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

const isSame = (one: IngestTask, other: IngestTask): boolean =>
  (one.kind === 'LOAD' ? other.kind === 'LOAD' && one.source === other.source && one.path === other.path && one.dryRun === other.dryRun : other.kind === 'SWITCH' && one.release === other.release);
