import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Deadline } from '../../server/domain/deadline.ts';
import { DeadlineExceeded, StoreUnavailable } from '../../server/domain/errors.ts';
import { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { underWay } from './holding.ts';
import { accessTo } from './neo4jServer.ts';
import { neo4jIsHere, openInNeo4j, sharedConnection } from './sharedNeo4j.ts';

const mark = 'a statement that takes for ever';
const endless = { text: `UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS /* ${mark} */ n`, parameters: () => ({}), read: () => undefined };

describe.runIf(neo4jIsHere())('a read of Neo4j', () => {
  const connection = sharedConnection();

  it('that takes too long is ended in Neo4j itself', async () => {
    await expect(connection.read(endless, undefined, 500)).rejects.toThrow(DeadlineExceeded);
    expect(await underWay(connection, mark)).toEqual([]);
  });

  it('has one time for all its attempts', async () => {
    const holdMs = 1_500;
    const breaksOff = createServer((socket) => {
      socket.on('error', () => undefined);
      setTimeout(() => { socket.destroy(); }, holdMs);
    });
    breaksOff.listen(0, '127.0.0.1');
    await once(breaksOff, 'listening');
    const { port } = breaksOff.address() as AddressInfo;
    const other = new Neo4jConnection(accessTo(`bolt://127.0.0.1:${port}`), () => undefined);
    onTestFinished(async () => {
      await other.close();
      breaksOff.close();
    });
    const askedAt = performance.now();
    await expect(other.read(endless, undefined, holdMs + 500)).rejects.toThrow(StoreUnavailable);
    expect(performance.now() - askedAt).toBeLessThan(2.5 * holdMs);
  });

  it('beside many others of one request warns of nothing', async () => {
    const warned: Error[] = [];
    const hear = (warning: Error): void => { warned.push(warning); };
    process.on('warning', hear);
    onTestFinished(() => { process.off('warning', hear); });
    const { left } = new Deadline(10_000, () => performance.now());
    const one = { text: 'RETURN 1 AS n', parameters: () => ({}), read: () => 1 };
    await Promise.all(Array.from({ length: 30 }, () => connection.read(one, undefined, 10_000, left)));
    await setImmediate();
    expect(warned).toEqual([]);
  });

  it('is not begun when the time of its request is over', async () => {
    const { store } = await openInNeo4j(connection, smallGraph);
    const cancelled = new Deadline(10_000, () => performance.now());
    expect(await store.until(cancelled).concepts(['HP:0000819'])).toHaveLength(1);
    cancelled.cancel();
    await expect(store.until(cancelled).concepts(['HP:0000819'])).rejects.toThrow('The request took longer than 10000 ms and was stopped.');
  });
});
