import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { StoreUnavailable } from '../../../server/domain/errors.ts';
import { Neo4jConnection } from '../../../server/graph/neo4j/connection.ts';
import { Neo4jStore } from '../../../server/graph/neo4j/neo4jStore.ts';
import { releasesIn } from '../../../server/graph/neo4j/rebuild.ts';
import { servedIn } from '../../../server/graph/neo4j/serving.ts';
import { publishSeeds } from '../../../server/publish.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { assertionRow, describe, isA, mappingRow, named } from '../../fixtures/rows.ts';
import { smallGraph } from '../../fixtures/smallGraph.ts';
import { javaIsHere, startNeo4j } from '../neo4jServer.ts';
import { notifications } from '../notifications.ts';
import { placesWith, writeSeeds } from '../servedApi.ts';
import { accessTo } from '../sharedNeo4j.ts';

/** More than one batch of each kind. */
const codes = 12_000;
const codeAt = (place: number): ConceptId => `KILLED:C${place}`;
const killed = {
  description: describe('KILLED', ['KILLED']),
  rows: [
    ...named('KILLED:R', 'FINDING', 'Root'),
    ...Array.from({ length: codes }, (_, place) => [
      ...named(codeAt(place), 'DISEASE', `Concept number ${place}`), ...isA(codeAt(place), 'KILLED:R'),
      assertionRow(codeAt(place), 'HAS_FINDING', 'KILLED:R', { references: [`PMID:${place}`] }), mappingRow(codeAt(place), codeAt((place + 1) % codes)),
    ]).flat(),
  ],
};

/** Neo4j rolls back what a killed load left open, and on two busy cores may answer only when that is done. */
async function patiently<Value>(ask: () => Promise<Value>, tries = 10): Promise<Value> {
  try {
    return await ask();
  } catch (problem) {
    if (!(problem instanceof StoreUnavailable) || tries === 1) throw problem;
    return patiently(ask, tries - 1);
  }
}

/** At which parts of a load it is killed, and how long after the part began. */
const rounds = [['concepts', 40], ['statements', 10], ['verifying', 60]] as const;

it.runIf(javaIsHere())('a load that is killed at any moment leaves the served release whole, and the next one completes', { timeout: 600_000 }, async () => {
  const server = await startNeo4j({ heap: '768m' });
  onTestFinished(() => server.stop());
  const { unwanted, listen } = notifications();
  const connection = new Neo4jConnection(accessTo(server.uri), listen);
  onTestFinished(async () => {
    await connection.close();
    expect(unwanted).toEqual([]);
  });
  const places = await placesWith(server.uri, smallGraph);
  await publishSeeds(new ReleaseLibrary(places.dataDir), places, () => undefined, listen);
  const before = (await servedIn(connection))?.release ?? '';
  await writeSeeds(places, [...smallGraph, killed]);
  const publishing = () => spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'publishOnce.ts'), server.uri, places.dataDir, places.seedsDir], { stdio: ['ignore', 'pipe', 'inherit'] });

  for (const [part, ms] of rounds) {
    const child = publishing();
    const exited = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) {
      if (!line.startsWith(part)) continue;
      await new Promise((resolve) => setTimeout(resolve, ms));
      child.kill('SIGKILL');
      break;
    }
    await exited;
    expect((await patiently(() => servedIn(connection)))?.release).toBe(before);
    expect((await patiently(() => releasesIn(connection))).map(({ id }) => id)).toEqual([before]);
    expect(await patiently(() => new Neo4jStore(connection, before).concepts(['OMIM:222300']))).toMatchObject([{ label: 'Wolfram syndrome 1' }]);
  }

  // The end of a load verifies that nothing is missing and nothing was written twice.
  const [code] = (await once(publishing(), 'exit')) as [number];
  expect(code).toBe(0);
  const after = (await servedIn(connection))?.release ?? '';
  expect(after).not.toBe(before);
  const [page] = await new Neo4jStore(connection, after).statements([{ concept: 'KILLED:R', role: 'OBJECT', predicates: undefined, first: 1, after: undefined }]);
  expect(page?.total).toBe(codes);
});
