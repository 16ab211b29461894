import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Pause } from '../domain/deadline.ts';

/** Work that can stop after each step. */
export type Steps<Result> = Generator<undefined, Result>;

export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Longest that other work waits for its turn. */
const turnMs = 20;

/** Other work of the process has its turn between the steps, while `pause` is awaited. */
export async function inTurns<Result>(steps: Steps<Result>, pause: Pause = nextTurn): Promise<Result> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < turnMs) continue;
    await pause();
    since = performance.now();
  }
}
