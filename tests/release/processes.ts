import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface Running {
  readonly pid: number;
  /** Resolves with the next line of its output; undefined when it has ended. */
  nextLine(): Promise<string | undefined>;
  /** As `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Runs a script of this folder in a process of its own, which does not outlive the test. */
export function run(script: string, ...args: readonly string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'], cwd: path.resolve(import.meta.dirname, '..', '..') });
  if (child.pid === undefined) throw new Error(`${script} could not be started`);
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const kill = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    pid: child.pid, kill,
    nextLine: async () => {
      const line = await lines.next();
      return line.done === true ? undefined : line.value;
    },
  };
}
