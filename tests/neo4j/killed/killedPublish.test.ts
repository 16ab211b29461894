import { expect, it, onTestFinished } from 'vitest';
import { Neo4jConnection } from '../../../server/graph/neo4j/connection.ts';
import { Neo4jStore } from '../../../server/graph/neo4j/neo4jStore.ts';
import { releasesIn } from '../../../server/graph/neo4j/rebuild.ts';
import { servedIn } from '../../../server/graph/neo4j/serving.ts';
import { publishSeeds } from '../../../server/publish.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { smallGraph } from '../../fixtures/smallGraph.ts';
import { accessTo, javaIsHere, startNeo4j } from '../neo4jServer.ts';
import { notifications } from '../notifications.ts';
import { placesWith, writeSeeds } from '../servedApi.ts';
import { killedCodes, killedPublish, killedSource, letTimePass, lying, patiently, published } from './killRounds.ts';

/** At which parts of a load it is killed, and how long after the part began; a later one goes on where the one before stopped. */
const rounds = [['concepts', 40], ['statements', 10], ['verifying', 60]] as const;

it.runIf(javaIsHere())('a load that is killed at any moment leaves the served release whole, the next one completes, and halves are removed', { timeout: 600_000 }, async () => {
  const server = await startNeo4j({ heap: '768m' });
  onTestFinished(() => server.stop());
  const { unwanted, listen } = notifications();
  const connection = new Neo4jConnection(accessTo(server.uri), listen);
  onTestFinished(async () => {
    await connection.close();
    expect(unwanted).toEqual([]);
  });
  const places = await placesWith(server.uri, smallGraph);
  // A Neo4j that has just started may take longer for its first answer than a read has.
  await patiently(() => publishSeeds(new ReleaseLibrary(places.dataDir), places, () => undefined, listen));
  const before = (await servedIn(connection))?.release ?? '';
  await writeSeeds(places, [...smallGraph, killedSource(1)]);
  for (const [part, ms] of rounds) {
    await killedPublish(server.uri, places, part, ms);
    expect((await patiently(() => servedIn(connection)))?.release).toBe(before);
    expect((await patiently(() => releasesIn(connection))).map(({ id }) => id)).toEqual([before]);
    expect(await patiently(() => new Neo4jStore(connection, before).concepts(['OMIM:222300']))).toMatchObject([{ label: 'Wolfram syndrome 1' }]);
  }

  // The end of a load verifies that nothing is missing and nothing was written twice.
  expect((await published(server.uri, places)).code).toBe(0);
  const after = (await servedIn(connection))?.release ?? '';
  expect(after).not.toBe(before);
  const [page] = await new Neo4jStore(connection, after).statements([{ concept: 'KILLED:R', role: 'OBJECT', predicates: undefined, first: 1, after: undefined }]);
  expect(page?.total).toBe(killedCodes);

  // Nobody goes on with this one: the next load of another release removes it, also where the removal is killed once.
  await writeSeeds(places, [...smallGraph, killedSource(2)]);
  await killedPublish(server.uri, places, 'concepts', 0);
  expect((await lying(connection)).filter((one) => one.endsWith('LOADING'))).toHaveLength(1);
  await letTimePass(connection);
  await writeSeeds(places, smallGraph);
  await killedPublish(server.uri, places, 'removing', 30);
  await letTimePass(connection);
  expect((await published(server.uri, places)).code).toBe(0);
  expect((await servedIn(connection))?.release).toBe(before);
  expect((await lying(connection)).filter((one) => !one.endsWith('READY'))).toEqual([]);
});
