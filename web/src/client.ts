import { Client, fetchExchange, type Exchange, type OperationResult } from 'urql';
import { filter, map, merge, pipe, share, tap } from 'wonka';

/** Answers kept for Back and for parts that ask alike; the least recently used one leaves first. */
const answersMax = 150;

/** Keeps complete answers only: what failed, in whole or in part, is asked again; nothing of a question asked with `kept: false`. */
export const answerMemory =
  (max: number): Exchange =>
  ({ forward }) => {
    const answers = new Map<number, OperationResult>();
    const remember = (key: number, answer: OperationResult): void => {
      answers.delete(key);
      answers.set(key, answer);
      for (const oldest of answers.keys()) {
        if (answers.size <= max) break;
        answers.delete(oldest);
      }
    };
    return (operations) => {
      const shared = share(operations);
      const known = (key: number, policy: string): OperationResult | undefined => (policy === 'network-only' ? undefined : answers.get(key));
      return merge([
        pipe(
          shared,
          filter(({ kind, key, context }) => kind === 'query' && known(key, context.requestPolicy) !== undefined),
          map((operation) => {
            const answer = answers.get(operation.key);
            if (!answer) throw new Error(`answer ${operation.key} left the memory while it was read`);
            remember(operation.key, answer);
            return { ...answer, operation };
          }),
        ),
        pipe(
          shared,
          filter(({ kind, key, context }) => kind !== 'query' || known(key, context.requestPolicy) === undefined),
          forward,
          tap((answer) => {
            if (answer.operation.kind === 'query' && answer.operation.context['kept'] !== false && answer.data && !answer.error) remember(answer.operation.key, answer);
          }),
        ),
      ]);
    };
  };

/** Queries go by POST: the server refuses GET as a protection against forged requests, and addresses end up in logs. */
export const createClient = (url: string): Client =>
  new Client({ url, preferGetMethod: false, exchanges: [answerMemory(answersMax), fetchExchange] });
