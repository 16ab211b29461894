import { mkdir } from 'node:fs/promises';
import type { Neo4jConnection } from './graph/neo4j/connection.ts';
import { connected, unheard } from './graph/neo4j/connection.ts';
import { loadRelease } from './graph/neo4j/loader.ts';
import { ensureSchema } from './graph/neo4j/schema.ts';
import { dropUnread, servedIn, serveFrom } from './graph/neo4j/serving.ts';
import { noteServed } from './noteServed.ts';
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

/** As the server does when it starts, without serving. */
export async function publishSeeds(library: ReleaseLibrary, places: GraphPlaces, onProgress: BuildProgress, onNotification = unheard): Promise<void> {
  const { neo4j } = places;
  if (neo4j === undefined) await buildWhereSeedsChanged(library, places, onProgress);
  else await connected(neo4j, onNotification, (connection) => publishWhereSeedsChanged(connection, library, places, onProgress));
}

/**
 * Makes a built release the served one; with Neo4j it is loaded there first where it is not there. What a run waits to serve is not removed.
 * Once Neo4j has switched it is done: where DATA_DIR cannot note it, a warning says so.
 */
export async function serveRelease(library: ReleaseLibrary, places: GraphPlaces, id: string, onProgress: BuildProgress, onNotification = unheard): Promise<void> {
  const { dataDir, neo4j } = places;
  const note = async (): Promise<void> => library.activate(id, await new RunJournal(dataDir).awaited());
  if (neo4j === undefined) {
    await note();
    return;
  }
  await connected(neo4j, onNotification, async (connection) => {
    await noteServed(connection, library, places, [id]);
    await publish(connection, library, id, undefined, onProgress);
  });
  await note().catch((problem: unknown) => { process.emitWarning(`${id} is served. DATA_DIR could not note it, which the next start or load does: ${String(problem)}`); });
}
