import { setImmediate } from 'node:timers/promises';
import type { Deadline } from '../domain/deadline.ts';
import type { RequestContext } from './context.ts';
import type { QueryResolvers, Resolvers } from './generated.ts';

/** Fields of the query that compute for long, each in a turn of its own. */
const longFields: ReadonlySet<string> = new Set(['searchConcepts', 'differential', 'compareDiagnoses', 'mapConcept', 'mapPhrase', 'linkMentions', 'harmonizeDrug', 'shortestPaths', 'measureQuery'] satisfies (keyof QueryResolvers)[]);

/** The same resolvers; the long ones wait for their turn. */
export const inTurns = (resolvers: Resolvers): Resolvers => ({
  ...resolvers,
  Query: Object.fromEntries(Object.entries(resolvers.Query ?? {}).map(([field, resolve]) => [field, longFields.has(field) ? takingTurn(resolve) : resolve])),
});

const takingTurn = (resolve: unknown) => async (root: unknown, args: unknown, context: RequestContext, info: unknown): Promise<unknown> => {
  await context.pause();
  return typeof resolve === 'function' ? (Reflect.apply(resolve, undefined, [root, args, context, info]) as unknown) : resolve;
};

/**
 * Who computes next. What takes the process for long (a search, a ranking, a note) waits for its turn: requests take turns one
 * after another, with a look at the network between any two, so that a request of thirty rankings delays the others by one.
 */
export class Turns {
  readonly #waiting = new Map<object, (() => void)[]>();
  #running = false;

  /** Ends when it is this request's turn. Throws DeadlineExceeded where its time is over by then. */
  async take(request: object, deadline: Deadline): Promise<void> {
    await new Promise<void>((resolve) => {
      const own = this.#waiting.get(request) ?? [];
      this.#waiting.set(request, own);
      own.push(resolve);
      if (!this.#running) void this.#run();
    });
    deadline.check();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.size > 0) {
      for (const [request, own] of this.#waiting) {
        own.shift()?.();
        if (own.length === 0) this.#waiting.delete(request);
        await setImmediate();
      }
    }
    this.#running = false;
  }
}
