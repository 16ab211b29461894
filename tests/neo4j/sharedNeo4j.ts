import { afterAll, beforeAll, expect, inject } from 'vitest';
import { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { loadRelease } from '../../server/graph/neo4j/loader.ts';
import { graphOf } from '../../server/graphOf.ts';
import { Neo4jStore } from '../../server/graph/neo4j/neo4jStore.ts';
import { ensureSchema } from '../../server/graph/neo4j/schema.ts';
import { rebuildRelease } from '../../server/graph/neo4j/rebuild.ts';
import type { OpenedRelease } from '../../server/release/library.ts';
import type { Graph } from '../../server/services/graph.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { buildSources } from '../fixtures/graphFiles.ts';
import { accessTo, javaIsHere } from './neo4jServer.ts';
import { notifications } from './notifications.ts';
import { temporaryFolder } from '../fixtures/scratchFolder.ts';

/** Address of the Neo4j of this worker; '' where none can be started. */
export function sharedUri(): string {
  const slot = process.env['VITEST_POOL_ID'] ?? '';
  const uri = inject('neo4jUris')[Number(slot) - 1];
  if (uri === undefined && javaIsHere()) throw new Error(`Java and Maven are here, but no Neo4j was started for worker ${slot}.`);
  return uri ?? '';
}
export const neo4jIsHere = (): boolean => sharedUri() !== '';

/** A connection to the Neo4j of this worker with its schema made; the file fails where a statement brought an unwanted notification. */
export function sharedConnection(): Neo4jConnection {
  const { unwanted, listen } = notifications();
  const connection = new Neo4jConnection(accessTo(sharedUri() || 'bolt://127.0.0.1:1'), listen);
  beforeAll(() => ensureSchema(connection));
  afterAll(async () => {
    await connection.close();
    expect(unwanted).toEqual([]);
  });
  return connection;
}

/** A release of these sources, as it was built, without its files. */
export async function builtRelease(sources: readonly SourceRows[], excluded: readonly string[] = []): Promise<OpenedRelease> {
  const { folder, remove } = await temporaryFolder();
  try {
    const { library, id } = await buildSources(folder, sources, excluded);
    return await library.open(id);
  } finally {
    await remove();
  }
}

/** A release in Neo4j, with its arrays from its files or rebuilt from Neo4j alone. */
export async function openInNeo4j(connection: Neo4jConnection, sources: readonly SourceRows[], excluded: readonly string[] = [], arrays: 'built' | 'rebuilt' = 'built'): Promise<Graph> {
  const built = await builtRelease(sources, excluded);
  await loadRelease(connection, built, () => undefined);
  const opened = arrays === 'built' ? built : await rebuildRelease(connection, built.manifest.id, () => undefined);
  return graphOf(opened, new Neo4jStore(connection, opened.manifest.id));
}
