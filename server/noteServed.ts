// What Neo4j serves is what is served. DATA_DIR notes a switch after it: where a process was killed between the two, its list is behind, and the next load
// would go on without the sources of the last one. A release that was built elsewhere is not noted, since its sources are not here.
import type { Neo4jConnection } from './graph/neo4j/connection.ts';
import { connected, unheard } from './graph/neo4j/connection.ts';
import { outageOf } from './graph/neo4j/outage.ts';
import { servedIn } from './graph/neo4j/serving.ts';
import type { GraphPlaces } from './openGraph.ts';
import type { ReleaseLibrary } from './release/library.ts';
import { RunJournal } from './runs/runJournal.ts';

/** The list of DATA_DIR, and what Neo4j serves where the list is behind. The list is read first, so that what a run switches to and notes meanwhile is not put back. */
async function compared(connection: Neo4jConnection, library: ReleaseLibrary): Promise<{ readonly noted: readonly string[]; readonly unnoted: readonly string[] }> {
  const noted = await library.served();
  const served = (await servedIn(connection))?.release;
  const isBehind = served !== undefined && served !== noted[0] && (await library.has(served)) && (await library.originsOf(served)).length > 0;
  return { noted, unnoted: isBehind ? [served] : [] };
}

/** Ids from the served release to the one served longest ago, as far as they were built here; while Neo4j is away, as they were last noted. */
export async function servedHere(connection: Neo4jConnection, library: ReleaseLibrary): Promise<readonly string[]> {
  try {
    const { noted, unnoted } = await compared(connection, library);
    return [...new Set([...unnoted, ...noted])];
  } catch (problem) {
    if (outageOf(problem) === undefined) throw problem;
    return library.served();
  }
}

/** Before something is done that goes on from what is served. What is awaited stays, as does what a run waits to serve. */
export async function noteServed(connection: Neo4jConnection, library: ReleaseLibrary, { dataDir }: GraphPlaces, awaited: readonly string[] = []): Promise<void> {
  const { unnoted } = await compared(connection, library);
  for (const id of unnoted) await library.activate(id, [...awaited, ...(await new RunJournal(dataDir).awaited())]);
}

/** As `noteServed`; without Neo4j the list is what is served. */
export async function noteServedIn(library: ReleaseLibrary, places: GraphPlaces): Promise<void> {
  if (places.neo4j !== undefined) await connected(places.neo4j, unheard, (connection) => noteServed(connection, library, places));
}

/** As `servedHere`; without Neo4j the list is what is served. */
export async function servedOf(library: ReleaseLibrary, { neo4j }: GraphPlaces): Promise<readonly string[]> {
  return neo4j === undefined ? library.served() : connected(neo4j, unheard, (connection) => servedHere(connection, library));
}
