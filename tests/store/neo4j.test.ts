import { describe, vi } from 'vitest';
import { neo4jIsHere, openInNeo4j, sharedConnection } from '../neo4j/sharedNeo4j.ts';
import { testGraphStore } from './conformance.ts';

// Loading the random graphs is part of the first test that asks for them.
vi.setConfig({ testTimeout: 120_000 });
const graphCount = 40;

describe.runIf(neo4jIsHere())('with a real Neo4j', () => {
  const connection = sharedConnection();
  testGraphStore('the Neo4j store', (sources, excluded) => openInNeo4j(connection, sources, excluded), graphCount);
  testGraphStore('the Neo4j store with arrays rebuilt from Neo4j alone', (sources, excluded) => openInNeo4j(connection, sources, excluded, 'rebuilt'), graphCount);
});
