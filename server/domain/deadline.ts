import { setMaxListeners } from 'node:events';
import { DeadlineExceeded } from './errors.ts';

/** Awaited between the parts of a long computation: others go on meanwhile, and it ends with DeadlineExceeded where there is no time left. */
export type Pause = () => Promise<void>;

/** Node warns of the eleventh that waits for one signal; of a request as many do as it has reads under way. */
export function manyWaitFor(controller: AbortController): AbortController {
  setMaxListeners(0, controller.signal);
  return controller;
}

/** The time that one request may take. Whatever works for it asks on its way whether there is time left. */
export class Deadline {
  readonly #msMax: number;
  readonly #now: () => number;
  readonly #left = manyWaitFor(new AbortController());
  #endsAt: number;

  /** `now` tells milliseconds of a clock that never goes back. */
  constructor(msMax: number, now: () => number) {
    this.#msMax = msMax;
    this.#now = now;
    this.#endsAt = now() + msMax;
  }

  /** At least 1 while there is time. Throws DeadlineExceeded after it. */
  remainingMs(): number {
    const left = this.#endsAt - this.#now();
    if (left <= 0) throw new DeadlineExceeded(this.#msMax);
    return Math.max(1, Math.floor(left));
  }

  /** Throws DeadlineExceeded where the time is over. */
  check(): void {
    this.remainingMs();
  }

  /** Aborts with DeadlineExceeded when nobody waits for the answer any more, for what waits elsewhere meanwhile. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  /** Nobody waits for the answer any more. */
  cancel(): void {
    this.#endsAt = -Infinity;
    this.#left.abort(new DeadlineExceeded(this.#msMax));
  }
}
