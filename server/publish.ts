import { mkdir } from 'node:fs/promises';
import type { Neo4jAccess, OnNotification } from './graph/neo4j/connection.ts';
import { Neo4jConnection } from './graph/neo4j/connection.ts';
import { loadRelease } from './graph/neo4j/loader.ts';
import { ensureSchema } from './graph/neo4j/schema.ts';
import { dropUnread, servedIn, serveFrom } from './graph/neo4j/serving.ts';
import type { GraphPlaces } from './openGraph.ts';
import { buildWhereSeedsChanged, seedsOf, wantedOrigins } from './openGraph.ts';
import type { BuildProgress, ReleaseLibrary } from './release/library.ts';
import { RunJournal } from './runs/runJournal.ts';

/** Loads a built release beside what is served, verifies it, and switches to it in one transaction. Nothing is dropped for one that cannot be opened. */
async function publish(connection: Neo4jConnection, library: ReleaseLibrary, id: string, seedsSeen: string | undefined, onProgress: BuildProgress): Promise<void> {
  const release = await library.open(id);
  await ensureSchema(connection);
  await dropUnread(connection, id, (done, total) => { onProgress({ what: 'removing', done, total }); });
  await loadRelease(connection, release, onProgress);
  await serveFrom(connection, id, seedsSeen);
}

/**
 * What Neo4j serves is what is served. DATA_DIR notes a switch after it: where a process was killed between the two, its list is behind, and the next load
 * would go on without the sources of the last one. A release that was built elsewhere is not noted, since its sources are not here.
 */
export async function noteServed(connection: Neo4jConnection, library: ReleaseLibrary, { dataDir }: GraphPlaces): Promise<void> {
  const served = (await servedIn(connection))?.release;
  const [noted] = await library.served();
  if (served === undefined || served === noted || !(await library.has(served)) || (await library.originsOf(served)).length === 0) return;
  await library.activate(served, await new RunJournal(dataDir).awaited());
}

/**
 * Publishes the release of the seeds and of what was loaded since, where the seeds, the left-out sources or the word tables
 * are not those of the last time; otherwise what is served stays, also where it was switched to by hand. Processes that
 * start at once share the load.
 */
export async function publishWhereSeedsChanged(connection: Neo4jConnection, library: ReleaseLibrary, places: GraphPlaces, onProgress: BuildProgress): Promise<void> {
  await mkdir(places.dataDir, { recursive: true });
  await noteServed(connection, library, places);
  const { lexicon, seedsId } = await seedsOf(places);
  if ((await servedIn(connection))?.seedsSeen === seedsId) return;
  const id = await library.build(await wantedOrigins(library, places), lexicon, onProgress);
  await publish(connection, library, id, seedsId, onProgress);
  await library.activate(id);
}

const unheard: OnNotification = () => undefined;

/** As the server does when it starts, without serving. */
export async function publishSeeds(library: ReleaseLibrary, places: GraphPlaces, onProgress: BuildProgress, onNotification = unheard): Promise<void> {
  const { neo4j } = places;
  if (neo4j === undefined) await buildWhereSeedsChanged(library, places, onProgress);
  else await connected(neo4j, onNotification, (connection) => publishWhereSeedsChanged(connection, library, places, onProgress));
}

/** As `noteServed`, before something is done that goes on from what is served; without Neo4j the list is what is served. */
export async function noteServedIn(library: ReleaseLibrary, places: GraphPlaces): Promise<void> {
  if (places.neo4j !== undefined) await connected(places.neo4j, unheard, (connection) => noteServed(connection, library, places));
}

/** Makes a built release the served one; with Neo4j it is loaded there first where it is not there. What a run waits to serve is not removed. */
export async function serveRelease(library: ReleaseLibrary, places: GraphPlaces, id: string, onProgress: BuildProgress, onNotification = unheard): Promise<void> {
  const { neo4j } = places;
  if (neo4j !== undefined) await connected(neo4j, onNotification, (connection) => publish(connection, library, id, undefined, onProgress));
  await library.activate(id, await new RunJournal(places.dataDir).awaited());
}

async function connected(access: Neo4jAccess, onNotification: OnNotification, work: (connection: Neo4jConnection) => Promise<void>): Promise<void> {
  const connection = new Neo4jConnection(access, onNotification);
  try {
    await work(connection);
  } finally {
    await connection.close();
  }
}
