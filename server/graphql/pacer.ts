import type { GraphQLFieldResolver, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, getNamedType, getNullableType, isCompositeType, isListType, isObjectType } from 'graphql';
import type { Pause } from '../domain/deadline.ts';
import type { RequestContext } from './context.ts';

/** Objects of lists that are written at a stretch: some 20 ms, and more than a page holds, so that a page is read at once. */
const objectsInTurn = 1_000;

interface Waiting {
  readonly goOn: () => void;
  readonly fail: (reason: unknown) => void;
}

/**
 * Writes a large answer in turns. The objects of a list are as they are while a turn lasts; those that come after it are
 * promises of their turn, so that an answer of hundreds of thousands of objects delays other requests by one turn.
 */
export class Pacer {
  readonly #takeTurn: Pause;
  #written = 0;
  #waiting: Waiting[] = [];
  #releasing = false;

  constructor(takeTurn: Pause) {
    this.#takeTurn = takeTurn;
  }

  /** For a reader that takes them one after another and works on each as it comes. */
  *items<Item>(list: readonly Item[]): Generator<Item | Promise<Item>> {
    for (const item of list) {
      if (this.#written < objectsInTurn) {
        this.#count();
        yield item;
      } else yield this.#turn().then(() => item);
    }
  }

  /** What others could go between is no stretch: an answer that waited for its store, and the events of a subscription, begin anew. */
  #count(): void {
    if (this.#written === 0) setImmediate(() => { this.#written = 0; });
    this.#written += 1;
  }

  #turn(): Promise<void> {
    return new Promise((goOn, fail) => {
      this.#waiting.push({ goOn, fail });
      if (!this.#releasing) void this.#release();
    });
  }

  async #release(): Promise<void> {
    this.#releasing = true;
    try {
      while (this.#waiting.length > 0) {
        await this.#takeTurn();
        this.#written = 0;
        const waiting = this.#waiting;
        let released = 0;
        // What is within a released object may use up the rest of the turn.
        while (released < waiting.length && this.#written < objectsInTurn) {
          this.#count();
          waiting[released]?.goOn();
          released += 1;
          await worked();
        }
        this.#waiting = waiting.slice(released);
      }
    } catch (problem) {
      for (const { fail } of this.#waiting.splice(0)) fail(problem);
    } finally {
      this.#releasing = false;
    }
  }
}

/** Steps from the keeping of a promise to the end of the work on what it promised, without what that itself waits for. */
const stepsToWork = 4;
async function worked(): Promise<void> {
  for (let step = 0; step < stepsToWork; step += 1) await Promise.resolve();
}

/** From now on every list of objects is written in the turns of its request. */
export function paceLists(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) if (isListOfObjects(field.type)) field.resolve = paced(field.resolve ?? defaultFieldResolver);
  }
}

const isListOfObjects = (type: GraphQLOutputType): boolean => isListType(getNullableType(type)) && isCompositeType(getNamedType(type));

const paced = (resolve: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> => (source, args, context, info) => {
  const inTurns = (value: unknown): unknown => (Array.isArray(value) ? context.pacer.items(value) : value);
  const value = resolve(source, args, context, info);
  return value instanceof Promise ? value.then(inTurns) : inTurns(value);
};
