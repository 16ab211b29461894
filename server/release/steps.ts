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

/** Other work of the process has its turn between the steps. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < turnMs) continue;
    await new Promise((resume) => { setImmediate(resume); });
    since = performance.now();
  }
}
