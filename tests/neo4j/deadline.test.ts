import { describe, expect, it } from 'vitest';
import { Deadline } from '../../server/domain/deadline.ts';
import { DeadlineExceeded, StoreUnavailable } from '../../server/domain/errors.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { eventually } from './servedApi.ts';
import { neo4jIsHere, openInNeo4j, sharedConnection } from './sharedNeo4j.ts';

const mark = 'a statement that takes for ever';
const endless = { text: `UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS /* ${mark} */ n`, parameters: () => ({}), read: () => undefined };
const running = { text: 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark AND NOT currentQuery STARTS WITH "SHOW" RETURN currentQuery', parameters: () => ({ mark }), read: (row: { toObject(): unknown }) => row.toObject() };

describe.runIf(neo4jIsHere())('a read of Neo4j', () => {
  const connection = sharedConnection();

  it('that takes too long is ended in Neo4j itself', async () => {
    const reading = connection.read(endless, undefined, 500);
    // A machine that is very busy may take longer to say so than it is waited for.
    const refused: unknown = await reading.catch((error: unknown) => error);
    expect(refused instanceof DeadlineExceeded || refused instanceof StoreUnavailable, String(refused)).toBe(true);
    await eventually(() => connection.read(running, undefined, 5_000), (transactions) => transactions.length === 0);
  });

  it('is not begun when the time of its request is over', async () => {
    const { store } = await openInNeo4j(connection, smallGraph);
    const cancelled = new Deadline(10_000, () => performance.now());
    expect(await store.until(cancelled).concepts(['HP:0000819'])).toHaveLength(1);
    cancelled.cancel();
    await expect(store.until(cancelled).concepts(['HP:0000819'])).rejects.toThrow('The request took longer than 10000 ms and was stopped.');
  });
});
