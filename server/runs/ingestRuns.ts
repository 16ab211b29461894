import { createHash } from 'node:crypto';
import { DryRunNeeded, InvalidInput, LimitExceeded, NotFound, TooLate } from '../domain/errors.ts';
import type { IngestRun, IngestSource, IngestTask, LoadTask } from '../domain/ingestRun.ts';
import { isOver } from '../domain/ingestRun.ts';
import { limits } from '../domain/limits.ts';
import type { GraphRelease } from '../domain/release.ts';
import { freeBytesOn, pathsIn, placeInside } from './loadFolder.ts';
import type { RunTask, StartRunProcess } from './runProcess.ts';
import type { RunRegisterParts } from './runRegister.ts';
import { RunRegister } from './runRegister.ts';
import { RunUnderWay } from './runUnderWay.ts';
import { watchRun } from './watchRun.ts';

export interface IngestRunsParts extends RunRegisterParts {
  /** Real path of the folder that files are loaded from; undefined: nothing may be loaded. */
  readonly folder: string | undefined;
  readonly sources: readonly IngestSource[];
  readonly startProcess: StartRunProcess;
  /** Ids from the served release to the one served longest ago. */
  readonly served: () => Promise<readonly string[]>;
  /** The releases that are built, newest first. */
  readonly built: () => Promise<readonly GraphRelease[]>;
}

/** Runs of the ingest, one at a time, each in a process of its own: what people may ask of them. */
export class IngestRuns {
  readonly #parts: IngestRunsParts;
  readonly #register: RunRegister;
  #underWay: RunUnderWay | undefined;
  /** Ends when no run is under way. */
  #ended: Promise<void> = Promise.resolve();
  #stopped = false;

  private constructor(parts: IngestRunsParts, register: RunRegister) {
    this.#parts = parts;
    this.#register = register;
  }

  /** With the runs that the process before remembered. */
  static async open(parts: IngestRunsParts): Promise<IngestRuns> {
    return new IngestRuns(parts, await RunRegister.open(parts));
  }

  get folder(): string | undefined {
    return this.#parts.folder;
  }

  get sources(): readonly IngestSource[] {
    return this.#parts.sources;
  }

  /** Newest first. */
  newest(first: number): readonly IngestRun[] {
    return [...this.#register.all()].reverse().slice(0, first);
  }

  run(id: string): IngestRun | undefined {
    return this.#register.find(id);
  }

  watch(id: string): AsyncGenerator<IngestRun> {
    return watchRun(this.#register, id);
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
      task, startedAt, id: `run:${createHash('sha256').update(JSON.stringify([task, startedAt, this.#register.size])).digest('hex').slice(0, 16)}`, status: 'QUEUED', paused: false, phase: undefined, finishedAt: undefined,
      balance: { read: 0, accepted: 0, rejected: 0, skipped: 0 }, recordsPerSecond: undefined, recordsExpected: dryRun?.balance.read,
      rejected: [], checks: [], asRead: undefined, release: task.kind === 'SWITCH' ? task.release : undefined, took: undefined, log: [], failure: undefined,
    };
    await this.#register.add(run);
    this.#next(folder);
    return run;
  }

  /** It rests once what it does at a stretch is done; one that waits is passed over. */
  async pause(id: string): Promise<IngestRun> {
    const run = this.#register.known(id);
    if (isOver(run) || run.paused) return run;
    if (run.phase === 'SWITCH') throw new TooLate('The release is being switched to, which cannot be paused.');
    if (run.status !== 'QUEUED') this.#underWay?.pause();
    this.#register.change(id, { paused: true });
    return this.#register.tell(id, 'paused');
  }

  async resume(folder: string, id: string): Promise<IngestRun> {
    const run = this.#register.known(id);
    if (isOver(run) || !run.paused) return run;
    if (run.status !== 'QUEUED') this.#underWay?.resume();
    this.#register.change(id, { paused: false });
    this.#next(folder);
    return this.#register.tell(id, 'resumed');
  }

  async cancel(id: string): Promise<IngestRun> {
    const run = this.#register.known(id);
    if (isOver(run)) return run;
    if (run.phase === 'SWITCH') throw new TooLate('The release is being switched to, which cannot be cancelled. Serve the one before again once it has ended.');
    const underWay = run.status === 'QUEUED' ? undefined : this.#underWay; // By the time that the end is on the disk, it may be the next one.
    try {
      await this.#register.end(id, { status: 'CANCELLED' });
    } finally {
      underWay?.kill();
    }
    return this.#register.known(id);
  }

  /** Ends the run under way, of which the next start tells how it ended; nothing is written after it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#underWay?.leave();
    await this.#ended;
    await this.#register.settled();
  }

  #dryRunOf({ source, path }: Pick<LoadTask, 'source' | 'path'>): IngestRun | undefined {
    return this.newest(limits.ingestRunsMax).find(({ status, task }) => status === 'SUCCEEDED' && isSame(task, { kind: 'LOAD', source, path, dryRun: true, confirmed: undefined }));
  }

  /** Begins the run that has waited longest, where none is under way. */
  #next(folder: string): void {
    const run = this.#register.all().find(({ status, paused }) => status === 'QUEUED' && !paused);
    if (run === undefined || this.#underWay !== undefined || this.#stopped) return;
    const underWay = new RunUnderWay(run.id, this.#register, this.#parts.onFault);
    this.#underWay = underWay;
    this.#ended = underWay.toEnd(() => this.#taskOf(folder, run.task), this.#parts.startProcess).then(() => {
      this.#underWay = undefined;
      this.#next(folder);
    });
  }

  /** What its process is told, once the path was looked at again. */
  async #taskOf(folder: string, task: IngestTask): Promise<RunTask> {
    return task.kind === 'SWITCH' ? task : { ...task, from: await placeInside(folder, task.path), contentHash: task.dryRun ? undefined : this.#dryRunOf(task)?.asRead?.contentHash };
  }
}

const isSame = (one: IngestTask, other: IngestTask): boolean =>
  (one.kind === 'LOAD' ? other.kind === 'LOAD' && one.source === other.source && one.path === other.path && one.dryRun === other.dryRun : other.kind === 'SWITCH' && one.release === other.release);
