import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { createSourceEventStream, execute } from 'graphql';
import type { RequestContext } from './context.ts';

/** As graphql-js subscribes, but each event is answered as a request of its own: with its own time, turns and loaders. */
export async function subscribeWith(args: ExecutionArgs, newContext: () => RequestContext): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  const over = { done: true, value: undefined } as const;
  // No generator function: its end would wait for the next event.
  const answers: AsyncIterableIterator<ExecutionResult> = {
    next: async () => {
      const event: IteratorResult<unknown> = await events.next();
      return event.done === true ? over : { done: false, value: await execute({ ...args, rootValue: event.value, contextValue: newContext() }) };
    },
    return: async () => {
      await events.return?.();
      return over;
    },
    throw: async (error) => {
      await events.throw?.(error);
      return over;
    },
    [Symbol.asyncIterator]: () => answers,
  };
  return answers;
}
