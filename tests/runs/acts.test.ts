import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../graphql/api.ts';
import type { IngestApi, Run } from './ingestApi.ts';
import { ingestPlace, runFields, serveEmbedded, table, writeTable } from './ingestApi.ts';

const start = 'mutation ($path: String! = "table.tsv", $dryRun: Boolean! = true, $release: ID) { startIngest(source: "plain", path: $path, dryRun: $dryRun, release: $release) { id } }';
const started = async (api: IngestApi, variables: object = {}): Promise<string> => ((await api.ask(start, { ...variables })).data as { startIngest: { id: string } }).startIngest.id;
const act = async (api: IngestApi, name: 'pauseIngest' | 'resumeIngest' | 'cancelIngest', run: string): Promise<Run> =>
  ((await api.ask(`mutation ($run: ID!) { ${name}(run: $run) { ${runFields} } }`, { run })).data as Readonly<Record<string, Run>>)[name] ?? (() => { throw new Error(`${name} was not answered`); })();
const stateOf = async (api: IngestApi, id: string): Promise<Run> => ((await api.ask(`query ($id: ID!) { node(id: $id) { ... on IngestRun { ${runFields} } } }`, { id })).data as { readonly node: Run }).node;
const serveRelease = (api: IngestApi, release: string) => api.ask('mutation ($release: ID!) { serveRelease(release: $release) { id source path dryRun } }', { release });
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

describe('a run', () => {
  it('that is paused rests where it reads, keeps the others waiting, and ends as one that was not', { timeout: 180_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    await writeTable(place, table('1', 200_000));
    await writeFile(path.join(place.ingestDir, 'small.tsv'), table('2', 3));
    const dry = await started(api);
    await expect.poll(async () => (await stateOf(api, dry)).read, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    expect(await act(api, 'pauseIngest', dry)).toMatchObject({ status: 'PAUSED', phase: 'READ' });
    const behind = await started(api, { path: 'small.tsv' });
    const saysThatItRests = async (run: string): Promise<boolean | undefined> => (await stateOf(api, run)).log?.some(({ text }) => text === 'rests');
    await expect.poll(() => saysThatItRests(dry), { timeout: 30_000 }).toBe(true);
    const { read } = await stateOf(api, dry);
    await pause(1_000);
    const rests = await stateOf(api, dry);
    expect([rests.read, rests.status, (await stateOf(api, behind)).status]).toEqual([read, 'PAUSED', 'QUEUED']);
    expect(rests.read).toBeLessThan(200_001);
    const listening = api.runs.watch(dry);
    await listening.next();
    const next = listening.next();
    await listening.return(undefined);
    expect(await next).toEqual({ done: true, value: undefined });
    await act(api, 'resumeIngest', dry);
    const over = await api.over(dry);
    expect(over).toMatchObject({ status: 'SUCCEEDED', read: 200_001, accepted: 200_001 });
    expect(over.log?.map(({ text }) => text)).toEqual(expect.arrayContaining(['READ', 'paused', 'rests', 'resumed']));
    expect(await api.over(behind)).toMatchObject({ status: 'SUCCEEDED' });
    expect((await act(api, 'pauseIngest', dry)).status).toBe('SUCCEEDED');
  });

  it('that waits is passed over while it is paused, and can be cancelled', { timeout: 60_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    await writeTable(place, table('1', 5));
    for (const name of ['second.tsv', 'third.tsv']) await writeFile(path.join(place.ingestDir, name), table('2', 5));
    const [first, second, third] = [await started(api), await started(api, { path: 'second.tsv' }), await started(api, { path: 'third.tsv' })];
    await act(api, 'pauseIngest', second);
    expect([(await api.over(first)).status, (await api.over(third)).status, (await stateOf(api, second)).status]).toEqual(['SUCCEEDED', 'SUCCEEDED', 'PAUSED']);
    await act(api, 'resumeIngest', second);
    expect((await api.over(second)).status).toBe('SUCCEEDED');
    const last = await started(api, { path: 'third.tsv' });
    await act(api, 'pauseIngest', last);
    expect((await act(api, 'cancelIngest', last)).status).toBe('CANCELLED');
    expect(await api.run({ path: 'second.tsv', dryRun: true })).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('serves the release that was confirmed and no other, takes about what was estimated, and is rolled back as a run of its own', { timeout: 180_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    const [seeds = ''] = await place.library.served();
    await writeTable(place, table('1', 60_000));
    const dry = await api.run({ dryRun: true });
    const confirmed = dry.release ?? '';
    const other = table('1', 4).replaceAll('LOADED', 'OTHER');
    await writeFile(path.join(place.ingestDir, 'other.tsv'), other);
    await api.run({ path: 'other.tsv', dryRun: true });
    const otherRelease = (await api.run({ path: 'other.tsv', dryRun: false })).release;
    const refused = await api.run({ dryRun: false, release: confirmed });
    expect(refused).toMatchObject({ status: 'FAILED', failure: { code: 'CONTENT_CHANGED', message: expect.stringContaining('the sources beside it are not those of the dry run') as string } });
    expect((await place.library.served())[0]).toBe(otherRelease);

    const again = await api.run({ dryRun: true });
    expect(again.release).not.toBe(confirmed);
    const real = await api.run({ dryRun: false, release: again.release });
    expect(real).toMatchObject({ status: 'SUCCEEDED', release: again.release });
    const { needs } = again;
    const { took } = real;
    if (needs === null || took === null) throw new Error('a load tells neither what it needs nor what it took');
    for (const share of [took.memoryBytes / needs.memoryBytes, took.diskBytes / needs.diskBytes]) {
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThan(2);
    }

    expect((await api.ask('{ ingestOptions { served freeMemoryBytes releases { id } } }')).data).toMatchObject({ ingestOptions: { served: [again.release, otherRelease], releases: [{ id: again.release }, { id: otherRelease }] } });
    expect((await serveRelease(api, again.release ?? '')).errors?.[0]?.message).toContain('is served already');
    expect(refusalOf(await serveRelease(api, 'release:0000000000000000'))[0]).toBe('NOT_FOUND');
    expect(refusalOf(await serveRelease(api, seeds))).toEqual(['NOT_FOUND', expect.stringContaining('The latest 2 that were served are kept')]);
    const answer = (await serveRelease(api, otherRelease ?? '')).data as { serveRelease: { id: string } };
    expect(answer.serveRelease).toMatchObject({ source: null, path: null, dryRun: false });
    expect(await api.over(answer.serveRelease.id)).toMatchObject({ status: 'SUCCEEDED', phase: 'SWITCH', release: otherRelease, took: null });
    expect(await place.library.served()).toEqual([otherRelease, again.release]);
    expect(await stateOf(api, dry.id)).toMatchObject({ status: 'SUCCEEDED', release: confirmed });
    await expect.poll(async () => ((await api.ask('{ release { id } }')).data as { release: { id: string } }).release.id, { timeout: 10_000 }).toBe(otherRelease);

    await rm(path.join(place.dataDir, 'releases', (again.release ?? '').replace('release:', '')), { recursive: true });
    expect((await api.ask('{ ingestOptions { served } }')).data).toEqual({ ingestOptions: { served: [otherRelease] } });
    expect((await readdir(path.join(place.dataDir, 'runs'))).length).toBeGreaterThan(5);
  });

  it('that waits to serve a release still finds it after those before it have switched', { timeout: 120_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    const [seeds = ''] = await place.library.served();
    const load = async (path: string): Promise<string> => {
      await api.run({ path, dryRun: true });
      return started(api, { path, dryRun: false });
    };
    await writeTable(place, table('1', 3));
    await writeFile(path.join(place.ingestDir, 'second.tsv'), table('2', 3));
    const first = await api.over(await load('table.tsv'));
    const second = await load('second.tsv');
    const back = ((await serveRelease(api, seeds)).data as { serveRelease: { id: string } }).serveRelease.id;
    expect([(await stateOf(api, second)).phase, (await stateOf(api, back)).status]).toEqual([expect.not.stringMatching('SWITCH'), 'QUEUED']);
    const switched = await api.over(second);
    expect(await api.over(back)).toMatchObject({ status: 'SUCCEEDED', release: seeds, failure: null });
    expect(await place.library.served()).toEqual([seeds, switched.release]);
    expect(await place.library.has(first.release ?? '')).toBe(false);
  });

  it('tells the mappings of other sources that name what it renames or removes', { timeout: 120_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    await writeTable(place, table('1', 20));
    await writeFile(path.join(place.ingestDir, 'maps.sssom.tsv'), [
      '#mapping_set_id: "https://example.org/maps"', '#mapping_set_version: "1"', '#license: "https://creativecommons.org/publicdomain/zero/1.0/"',
      'subject_id\tpredicate_id\tobject_id\tmapping_justification', ...['C3', 'C4', 'C5'].map((code) => `HP:0001945\tskos:exactMatch\tLOADED:${code}\tsemapv:ManualMappingCuration`),
    ].join('\n') + '\n');
    for (const task of [{ path: 'table.tsv' }, { source: 'sssom', path: 'maps.sssom.tsv' }]) {
      for (const dryRun of [true, false]) expect(await api.run({ ...task, dryRun })).toMatchObject({ status: 'SUCCEEDED', affectedMappings: { total: 0 } });
    }
    await writeTable(place, table('2', 20).replace('Concept number 3\t', 'A new name\t').replace(/^C4\t.*\n/m, ''));
    expect((await api.run({ dryRun: true })).affectedMappings).toMatchObject({
      total: 2, accepted: 2,
      mappings: [
        { source: 'HP:0001945', target: 'LOADED:C3', status: 'ACCEPTED', concept: 'LOADED:C3', touch: 'RENAMED', labelBefore: 'Concept number 3', labelAfter: 'A new name', replacedBy: [] },
        { source: 'HP:0001945', target: 'LOADED:C4', concept: 'LOADED:C4', touch: 'REMOVED', labelBefore: 'Concept number 4', labelAfter: null },
      ],
    });
  });
});
