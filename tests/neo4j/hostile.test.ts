import { describe, expect, it } from 'vitest';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { startApi } from '../graphql/api.ts';
import { injectEverywhere } from '../hostile/injections.ts';
import { neo4jIsHere, openInNeo4j, sharedConnection } from './sharedNeo4j.ts';

const everything = { text: 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS relationships', parameters: () => ({}), read: (row: { toObject(): unknown }) => row.toObject() };

describe.runIf(neo4jIsHere())('hostile texts', () => {
  const connection = sharedConnection();

  it('in every string argument are answered harmlessly from Neo4j, and change nothing there', { timeout: 400_000 }, async () => {
    const api = await startApi({ graph: await openInNeo4j(connection, smallGraph), production: true });
    try {
      const before = await connection.read(everything, undefined, 10_000);
      const { hostileRequests, unclean, beside } = await injectEverywhere(api);
      expect(unclean).toEqual([]);
      expect(beside.failures).toEqual([]);
      expect(hostileRequests.length).toBeGreaterThan(1_000);
      expect(beside.times.length).toBeGreaterThan(50);
      expect(await connection.read(everything, undefined, 10_000)).toEqual(before);
    } finally {
      await api.stop();
    }
  });
});
