import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { servedIn } from '../../server/graph/neo4j/serving.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { serveIngest, table, writeTable } from '../runs/ingestApi.ts';
import { eventually, placesWith, serveApi } from './servedApi.ts';
import { neo4jIsHere, sharedConnection, sharedUri } from './sharedNeo4j.ts';

describe.runIf(neo4jIsHere())('a run over the API', () => {
  const connection = sharedConnection();

  it('loads the release into Neo4j, and the server switches to it', async () => {
    const uri = sharedUri();
    const places = await placesWith(uri, smallGraph);
    const served = await serveApi(uri, places);
    await served.started;
    const before = (await servedIn(connection))?.release;
    const ingestDir = path.join(path.dirname(places.dataDir), 'incoming');
    await mkdir(ingestDir);
    const place = { ...places, file: '', library: new ReleaseLibrary(places.dataDir), ingestDir };
    await writeTable(place, table('1', 50));
    const api = await serveIngest(place, () => served.served.current, places.neo4j);
    expect(await api.run({ dryRun: true })).toMatchObject({ status: 'SUCCEEDED', changes: { added: 51, changed: 0, retired: 0, removed: 0 } });
    expect((await servedIn(connection))?.release).toBe(before);
    const { status, release } = await api.run({ dryRun: false });
    expect([status, (await servedIn(connection))?.release]).toEqual(['SUCCEEDED', release]);
    await eventually(() => served.served.current?.release.id, (id) => id === release);
    expect((await api.ask('{ concept(by: { id: "LOADED:C7" }) { label parents { id } } }')).data).toEqual({ concept: { label: 'Concept number 7', parents: [{ id: 'LOADED:R' }] } });
    const back = await api.over(((await api.ask('mutation ($release: ID!) { serveRelease(release: $release) { id } }', { release: before })).data as { serveRelease: { id: string } }).serveRelease.id);
    expect([back.status, (await servedIn(connection))?.release]).toEqual(['SUCCEEDED', before]);
    await eventually(() => served.served.current?.release.id, (id) => id === before);
    expect(served.problems).toEqual([]);
  });
});
