import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSource } from '../../ingest/load.ts';
import { servedIn } from '../../server/graph/neo4j/serving.ts';
import { publishSeeds } from '../../server/publish.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { describe as described, named } from '../fixtures/rows.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { table } from '../runs/ingestApi.ts';
import { placesWith, serveApi, writeSeeds } from './servedApi.ts';
import { neo4jIsHere, sharedConnection, sharedUri } from './sharedNeo4j.ts';

const silent = { onPhase: () => undefined, onLine: () => undefined, onProgress: () => undefined };

const seedsWith = (system: string): readonly SourceRows[] => [...smallGraph, { description: described(system, [system]), rows: named(`${system}:A`, 'FINDING', `Of ${system}`) }];

/** A DATA_DIR as a load leaves it that was killed between its switch in Neo4j and the note of it; its seeds hold a system of this name. */
async function unnotedSwitch(system: string) {
  const places = await placesWith(sharedUri(), seedsWith(system));
  const library = new ReleaseLibrary(places.dataDir);
  const load = async (loaded: string): Promise<string> => {
    const file = path.join(path.dirname(places.dataDir), `${loaded}.tsv`);
    await writeFile(file, table('1', 5).replaceAll('LOADED', loaded));
    return loadSource('plain', [file], places, silent);
  };
  const sourcesOf = async (id = ''): Promise<readonly string[]> => (await library.originsOf(id)).map(({ source }) => source);
  await publishSeeds(library, places, () => undefined);
  const [before = ''] = await library.served();
  const loaded = await load('LOADED');
  const noteOnly = (...ids: readonly string[]): Promise<void> => writeFile(path.join(places.dataDir, 'current'), `${ids.join('\n')}\n`);
  await noteOnly(before);
  return { places, library, load, sourcesOf, noteOnly, before, loaded };
}

describe.runIf(neo4jIsHere())('a load that was killed between its switch in Neo4j and the note of it', () => {
  const connection = sharedConnection();

  it('is what the next load goes on from', async () => {
    const { library, load, sourcesOf, before, loaded } = await unnotedSwitch('FIRST');
    expect([(await servedIn(connection))?.release, await library.served()]).toEqual([loaded, [before]]);
    const next = await load('NEXT');
    expect(await sourcesOf(next)).toEqual(expect.arrayContaining(['LOADED', 'NEXT']));
    expect(await library.served()).toEqual([next, loaded]);
  });

  it('is what a server goes on from when it starts, also where the seeds changed meanwhile, and what it tells while it runs', async () => {
    const { places, library, sourcesOf, noteOnly, before, loaded } = await unnotedSwitch('SECOND');
    await writeSeeds(places, seedsWith('THIRD'));
    const { served, started, problems } = await serveApi(sharedUri(), places);
    await started;
    const now = served.current?.release.id ?? '';
    expect(await sourcesOf(now)).toEqual(expect.arrayContaining(['LOADED', 'THIRD']));
    expect(await library.served()).toEqual([now, loaded]);
    await noteOnly(loaded, before);
    expect(await served.served(places)).toEqual([now, loaded]);
    expect(problems).toEqual([]);
  });

  it('is not noted where another machine serves it, which does not have its sources', async () => {
    const { places, loaded } = await unnotedSwitch('FOURTH');
    const elsewhere = { ...places, dataDir: `${places.dataDir}-2` };
    const { served, started } = await serveApi(sharedUri(), elsewhere);
    await started;
    expect([served.current?.release.id, await served.served(elsewhere)]).toEqual([loaded, []]);
  });
});
