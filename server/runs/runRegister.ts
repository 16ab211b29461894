import { EventEmitter, once } from 'node:events';
import { NotFound } from '../domain/errors.ts';
import type { IngestRun } from '../domain/ingestRun.ts';
import { isOver } from '../domain/ingestRun.ts';
import { limits } from '../domain/limits.ts';
import { RunJournal } from './runJournal.ts';

export interface RunRegisterParts {
  /** Where releases and the journal of runs lie. */
  readonly dataDir: string;
  /** Whether questions are answered from this release. Rejects where the store that answers them cannot be asked. */
  readonly isServed: (release: string) => Promise<boolean>;
  readonly now: () => Date;
  readonly onFault: (problem: unknown) => void;
}

type Ending = Pick<IngestRun, 'status'> & Partial<IngestRun>;

/** What is known of each run, in memory for whoever asks and in the journal for the next start. */
export class RunRegister {
  readonly #parts: RunRegisterParts;
  readonly #journal: RunJournal;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  /** From the oldest to the newest. */
  readonly #runs = new Map<string, IngestRun>();

  private constructor(parts: RunRegisterParts) {
    this.#parts = parts;
    this.#journal = new RunJournal(parts.dataDir);
  }

  /** Reads the journal; a run that was under way when the process before ended has ended with it. */
  static async open(parts: RunRegisterParts): Promise<RunRegister> {
    const opened = new RunRegister(parts);
    const remembered = [...(await opened.#journal.read())].sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : a.id < b.id ? -1 : 1));
    for (const run of remembered) {
      opened.#runs.set(run.id, run);
      if (!isOver(run)) await opened.endWithout(run.id).catch(parts.onFault);
    }
    return opened;
  }

  get size(): number {
    return this.#runs.size;
  }

  /** From the oldest to the newest. */
  all(): readonly IngestRun[] {
    return [...this.#runs.values()];
  }

  find(id: string): IngestRun | undefined {
    return this.#runs.get(id);
  }

  /** Throws NotFound. */
  known(id: string): IngestRun {
    const run = this.#runs.get(id);
    if (run === undefined) throw new NotFound('run', id, 'List them with ingestRuns.');
    return run;
  }

  /** Ends when the run is on the disk; where it cannot be written there, it is not known either. Those that are over make room for it. */
  async add(run: IngestRun): Promise<void> {
    this.#runs.set(run.id, run);
    await this.#journal.keep(run).catch((problem: unknown) => {
      this.#runs.delete(run.id);
      throw problem;
    });
    for (const oldest of this.#runs.values()) {
      if (this.#runs.size <= limits.ingestRunsMax) return;
      if (!isOver(oldest)) continue;
      this.#runs.delete(oldest.id);
      await this.#journal.forget(oldest).catch(this.#parts.onFault);
    }
  }

  change(id: string, change: Partial<IngestRun>): IngestRun {
    const run = { ...this.known(id), ...change };
    this.#runs.set(id, run);
    this.#changes.emit('change');
    return run;
  }

  /** Adds a line to what the run has said. */
  tell(id: string, text: string): IngestRun {
    const run = this.known(id);
    return run.log.length >= limits.ingestLogLinesMax ? run : this.change(id, { log: [...run.log, { at: this.#parts.now().toISOString(), text }] });
  }

  /** Changes the run on the disk too. It goes on where its state cannot be written: what it does itself tells whether there is room. */
  async keep(id: string, change: Partial<IngestRun>): Promise<void> {
    await this.#journal.keep(this.change(id, change)).catch(this.#parts.onFault);
  }

  /** Ends when the end is on the disk. */
  end(id: string, ending: Ending): Promise<void> {
    return this.#journal.keep(this.change(id, { ...ending, finishedAt: this.#parts.now().toISOString() }));
  }

  /** Of a run whose process has ended without its last word, perhaps between that and the switch. */
  async endWithout(id: string): Promise<void> {
    await this.end(id, await this.#endingOf(this.known(id)));
  }

  async #endingOf({ phase, release }: IngestRun): Promise<Ending> {
    if (phase !== 'SWITCH' || release === undefined) return interrupted('What was served before is served still');
    try {
      return (await this.#parts.isServed(release)) ? { status: 'SUCCEEDED' } : interrupted('What was served before is served still');
    } catch (problem) {
      this.#parts.onFault(problem);
      return interrupted(`${release} may be served already, which could not be asked`);
    }
  }

  /** Ends with the next change of any run. Throws where the signal aborts. */
  async changed(signal?: AbortSignal): Promise<void> {
    await once(this.#changes, 'change', signal && { signal });
  }

  /** Ends when everything is on the disk. */
  settled(): Promise<void> {
    return this.#journal.settled();
  }
}

const interrupted = (whatIsServed: string): Ending =>
  ({ status: 'FAILED', failure: { code: 'INTERRUPTED', message: `The run ended before it was done. ${whatIsServed}; start it again, and it ends as if nothing had happened.` } });
