import { setTimeout } from 'node:timers/promises';
import type { IngestRun } from '../domain/ingestRun.ts';
import { isOver } from '../domain/ingestRun.ts';
import type { RunRegister } from './runRegister.ts';

const msBetweenTold = 250;

/** The run as it is, then at each change, until it is over or nobody listens any more. */
export function watchRun(register: RunRegister, id: string): AsyncGenerator<IngestRun> {
  const left = new AbortController();
  const told = states(register, id, left.signal);
  const end = told.return.bind(told);
  // A generator hears of its end only after what it waits for, and of a run that rests nothing changes for hours.
  told.return = (value) => {
    left.abort();
    return end(value);
  };
  return told;
}

async function* states(register: RunRegister, id: string, left: AbortSignal): AsyncGenerator<IngestRun, undefined> {
  let told: IngestRun | undefined;
  const stays = (wait: Promise<unknown>): Promise<boolean> => wait.then(() => true, (problem: unknown) => {
    if (left.aborted) return false;
    throw problem;
  });
  for (;;) {
    const run = register.known(id);
    if (run !== told) yield run;
    told = run;
    if (isOver(run)) return undefined;
    if (register.known(id) === run && !(await stays(register.changed(left)))) return undefined;
    if (!(await stays(setTimeout(msBetweenTold, undefined, { signal: left })))) return undefined;
  }
}
