import { DomainError } from '../domain/errors.ts';
import type { IngestRun } from '../domain/ingestRun.ts';
import { isOver } from '../domain/ingestRun.ts';
import type { RunProcess, RunReport, RunTask, StartRunProcess } from './runProcess.ts';
import type { RunRegister } from './runRegister.ts';

/** One run with its process: what the process tells goes into the register, and what people want goes to the process. */
export class RunUnderWay {
  readonly #id: string;
  readonly #register: RunRegister;
  readonly #onFault: (problem: unknown) => void;
  /** Undefined while the task is looked at once more. */
  #process: RunProcess | undefined;
  #isLeft = false;

  constructor(id: string, register: RunRegister, onFault: (problem: unknown) => void) {
    this.#id = id;
    this.#register = register;
    this.#onFault = onFault;
  }

  /** Ends when its process has, and the register knows how. */
  async toEnd(taskOf: () => Promise<RunTask>, startProcess: StartRunProcess): Promise<void> {
    this.#register.change(this.#id, { status: 'RUNNING' });
    try {
      const task = await taskOf();
      if (this.#isUnwanted) return; // It was cancelled meanwhile, or the server ends.
      await new Promise<void>((resolve) => {
        const process = startProcess(task, (report) => { this.#hear(process, report); }, resolve);
        this.#process = process;
        if (this.#run.paused) process.pause();
      });
    } catch (problem) {
      if (!(problem instanceof DomainError)) this.#onFault(problem);
      else if (!this.#isUnwanted) await this.#fail(problem);
    }
    if (!this.#isUnwanted) await this.#register.endWithout(this.#id).catch(this.#onFault);
  }

  /** It rests once what it does at a stretch is done. */
  pause(): void {
    this.#process?.pause();
  }

  resume(): void {
    this.#process?.resume();
  }

  /** Ends its process, where it has one; what the register knows of the run is the caller's. */
  kill(): void {
    this.#process?.kill();
  }

  /** The server ends, and nothing more is written of the run: the next start tells how it ended. */
  leave(): void {
    this.#isLeft = true;
    this.kill();
  }

  get #run(): IngestRun {
    return this.#register.known(this.#id);
  }

  get #isUnwanted(): boolean {
    return this.#isLeft || isOver(this.#run);
  }

  #hear(process: RunProcess, report: RunReport): void {
    if (this.#isUnwanted) return;
    const [id, register] = [this.#id, this.#register];
    switch (report.kind) {
      case 'phase':
        if (report.phase === 'SWITCH') void this.#switching(process, report.release);
        else void register.keep(id, { phase: report.phase, status: 'RUNNING' });
        register.tell(id, `${report.phase}${report.release === undefined ? '' : ` ${report.release}`}`);
        break;
      case 'line': register.tell(id, report.text); break;
      case 'progress': register.change(id, { balance: report.balance, recordsPerSecond: report.recordsPerSecond }); break;
      case 'checking': register.change(id, { status: 'CHECKING' }); break;
      case 'checked': register.change(id, { balance: report.balance, checks: report.checks, rejected: report.rejected }); break;
      case 'read': register.change(id, { asRead: report.asRead }); break;
      case 'done': void register.end(id, { status: 'SUCCEEDED', took: report.took }).catch(this.#onFault); break;
      case 'failed': void this.#fail(report); break;
    }
  }

  #fail({ code, message }: NonNullable<IngestRun['failure']>): Promise<void> {
    return this.#register.end(this.#id, { status: 'FAILED', failure: { code, message } }).catch(this.#onFault);
  }

  /** It serves once the state that says so is on the disk; one that is paused by then rests before it. */
  async #switching(process: RunProcess, release: string | undefined): Promise<void> {
    while (this.#run.paused && !this.#isUnwanted) await this.#register.changed();
    if (this.#isUnwanted) return;
    await this.#register.keep(this.#id, { phase: 'SWITCH', status: 'RUNNING', ...(release !== undefined && { release }) });
    process.mayServe();
  }
}
