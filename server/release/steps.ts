import { setImmediate as nextTurn } from 'node:timers/promises';

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

/** Other work of the process has its turn between the steps, while what `pause` answers is awaited, if anything. */
export async function inTurns<Result>(steps: Steps<Result>, pause: () => Promise<void> | undefined = () => undefined): Promise<Result> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < turnMs) continue;
    await (pause() ?? nextTurn());
    since = performance.now();
  }
}
