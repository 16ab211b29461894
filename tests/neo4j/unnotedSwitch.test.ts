import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dryRunSource, loadSource } from '../../ingest/load.ts';
import type { Statement } from '../../server/graph/neo4j/connection.ts';
import { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { serveFrom, servedIn } from '../../server/graph/neo4j/serving.ts';
import { noteServed, noteServedIn } from '../../server/noteServed.ts';
import { publishSeeds, serveRelease } from '../../server/publish.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { describe as described, named } from '../fixtures/rows.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { table } from '../runs/ingestApi.ts';
import { accessTo } from './neo4jServer.ts';
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
    expect([await served.served(), await library.served()]).toEqual([[now, loaded, before], [loaded, before]]);
    expect(problems).toEqual([]);
  });

  it('is not noted where another machine serves it, which does not have its sources', async () => {
    const { places, loaded } = await unnotedSwitch('FOURTH');
    const elsewhere = { ...places, dataDir: `${places.dataDir}-2` };
    const { served, started } = await serveApi(sharedUri(), elsewhere);
    await started;
    expect([served.current?.release.id, await served.served()]).toEqual([loaded, []]);
  });

  it('is what another release is served instead of, also one that the list would forget with it, so that a rollback leads to it', async () => {
    const { places, library, noteOnly, before, loaded } = await unnotedSwitch('FIFTH');
    await noteOnly('release:0000000000000000', before);
    await serveRelease(library, places, before, () => undefined);
    expect([(await servedIn(connection))?.release, await library.served()]).toEqual([before, [before, loaded]]);
  });

  it('is what a dry run and a load look for concepts in', async () => {
    const { places, library, noteOnly, before, loaded } = await unnotedSwitch('SIXTH');
    const file = path.join(path.dirname(places.dataDir), 'maps.sssom.tsv');
    await writeFile(file, [
      '#mapping_set_id: "https://example.org/maps"', '#mapping_set_version: "1"', '#license: "https://creativecommons.org/publicdomain/zero/1.0/"',
      'subject_id\tpredicate_id\tobject_id\tmapping_justification', 'HP:0001945\tskos:exactMatch\tLOADED:C3\tsemapv:ManualMappingCuration',
    ].join('\n') + '\n');
    const rejected: unknown[] = [];
    const display = { ...silent, onRejected: (record: unknown) => { rejected.push(record); } };
    await dryRunSource('sssom', [file], places, display);
    expect([rejected, await library.served()]).toEqual([[], [loaded, before]]);
    await noteOnly(before);
    await loadSource('sssom', [file], places, display);
    expect(rejected).toEqual([]);
  });

  it('is not put back where a run switches and notes it between the two that are compared', async () => {
    const { places, library, before, loaded } = await unnotedSwitch('SEVENTH');
    await noteServed(connection, library, places);
    const overtaken = new (class extends Neo4jConnection {
      override async read<Input, Answer>(statement: Statement<Input, Answer>, input: Input, msMax: number): Promise<readonly Answer[]> {
        const answer = await super.read(statement, input, msMax);
        await serveFrom(connection, before, undefined);
        await library.activate(before);
        return answer;
      }
    })(accessTo(sharedUri()), () => undefined);
    onTestFinished(() => overtaken.close());
    await noteServed(overtaken, library, places);
    expect(await library.served()).toEqual([before, loaded]);
  });

  it('is done where DATA_DIR could not note it, with a warning, and is noted next', async () => {
    const { places, library, before, loaded } = await unnotedSwitch('EIGHTH');
    await noteServedIn(library, places);
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    onTestFinished(() => { warned.mockRestore(); });
    const inTheWay = path.join(places.dataDir, 'current.part');
    await mkdir(inTheWay);
    await serveRelease(library, places, before, () => undefined);
    expect([(await servedIn(connection))?.release, await library.served()]).toEqual([before, [loaded, before]]);
    expect(warned.mock.calls).toEqual([[expect.stringContaining(`${before} is served. DATA_DIR could not note it`)]]);
    await rm(inTheWay, { recursive: true });
    await noteServedIn(library, places);
    expect(await library.served()).toEqual([before, loaded]);
  });
});
