import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ReleaseLibrary } from '../../server/release/library.ts';
import type { Answer } from '../graphql/api.ts';
import { refusalOf } from '../graphql/api.ts';
import type { Run } from './ingestApi.ts';
import { ingestPlace, serveEmbedded, table, told, writeTable } from './ingestApi.ts';

const start = 'mutation ($source: String! = "plain", $path: String! = "table.tsv", $dryRun: Boolean! = true) { startIngest(source: $source, path: $path, dryRun: $dryRun) { id status } }';
const figures = ({ read, accepted, rejectedCount, skipped, rejected, checks, version, licence, changes, affectedMappings, contentHash, release }: Run) => ({ read, accepted, rejectedCount, skipped, rejected, checks, version, licence, changes, affectedMappings, contentHash, release });
/** Two lines of it are rejected: a code without a label, and one of too few cells. */
const faulty = table('1', 300, ['BAD1\tR\t\t\t\ten', 'BAD2\tR\t\t\t\ten']);

describe('a run over the API', () => {
  it('is dry first; the real run finds the same, builds the release, and the server switches to it', { timeout: 120_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    await writeTable(place, faulty);
    expect(refusalOf(await api.ask(start, { dryRun: false }))[0]).toBe('DRY_RUN_NEEDED');
    const before = await place.library.served();
    const dry = await api.run({ dryRun: true });
    expect(dry).toMatchObject({ status: 'SUCCEEDED', phase: 'READ', read: 303, rejectedCount: 2, version: '1', licence: 'CC0', changes: { added: 301, changed: 0, retired: 0, removed: 0 }, release: expect.stringMatching(/^release:[0-9a-f]{16}$/) as string, took: null, failure: null });
    expect(dry.read).toBe(dry.accepted + dry.rejectedCount + dry.skipped);
    expect(dry.rejected).toHaveLength(2);
    expect(dry.rejected?.[0]).toMatchObject({ file: 'table.tsv', line: 308, record: expect.stringContaining('BAD1') as string });
    expect(await place.library.served()).toEqual(before);
    expect(await readdir(path.join(place.dataDir, 'sources')).catch(() => [])).toEqual([]);

    const real = await api.run({ dryRun: false });
    expect(real).toMatchObject({ status: 'SUCCEEDED', phase: 'SWITCH', failure: null });
    expect(figures(real)).toEqual(figures(dry));
    expect((await place.library.served())[0]).toBe(real.release);
    await expect.poll(async () => ((await api.ask('{ release { id } }')).data as { release: { id: string } }).release.id, { timeout: 10_000 }).toBe(real.release);
    expect((await api.ask('{ concept(by: { id: "LOADED:C7" }) { label } }')).data).toEqual({ concept: { label: 'Concept number 7' } });

    await writeTable(place, table('2', 301).replace('Concept number 7\t', 'Another name\t').replace(/^C9\t.*\n/m, ''));
    expect((await api.run({ dryRun: true })).changes).toEqual({ added: 1, changed: 1, retired: 0, removed: 1 });
  });

  it('whose files changed since the dry run, or fail a check, or are none of the source, fails and says why without a path of this machine', { timeout: 120_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    const before = await place.library.served();
    await writeTable(place, table('1', 5));
    await api.run({ dryRun: true });
    await writeTable(place, table('1', 6));
    expect(await api.run({ dryRun: false })).toMatchObject({ status: 'FAILED', failure: { code: 'CONTENT_CHANGED' } });
    await writeTable(place, table('1', 5, ['X\tNOWHERE\tWithout a parent\t\t\ten']));
    const failed = await api.run({ dryRun: true });
    expect(failed).toMatchObject({ status: 'FAILED', failure: { code: 'BAD_USER_INPUT', message: 'LOADED: 1 of 6 checks failed, so nothing was kept. The report says what was found.' } });
    expect(failed.checks.filter(({ passed }) => !passed)).toEqual([{ name: 'no dangling parent', passed: false }]);
    expect(refusalOf(await api.ask(start, { dryRun: false, path: 'other.tsv' }))[0]).toBe('BAD_USER_INPUT');
    const none = await api.run({ source: 'HPO', path: '.', dryRun: true });
    expect(none).toMatchObject({ status: 'FAILED', failure: { code: 'FILE_PROBLEM' } });
    expect(JSON.stringify(none)).not.toContain(path.dirname(place.dataDir));
    expect(await place.library.served()).toEqual(before);
  });

  it('tells its progress by subscription and to whoever asks again, in figures that always balance', { timeout: 120_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    await writeTable(place, table('1', 20_000));
    await api.run({ dryRun: true });
    const { id } = ((await api.ask(start, { dryRun: false })).data as { startIngest: { id: string } }).startIngest;
    const same = await api.ask(start, { dryRun: false });
    expect(same.data).toMatchObject({ startIngest: { id } });
    const runs = await told(api.url, id);
    for (const run of runs) expect(run.read).toBe(run.accepted + run.rejectedCount + run.skipped);
    expect(runs.length).toBeGreaterThan(3);
    expect(runs.filter(({ progress }) => progress !== null && (progress < 0 || progress > 1))).toEqual([]);
    expect(runs.at(-1)).toMatchObject({ status: 'SUCCEEDED', read: 20_001, phase: 'SWITCH' });
    expect(await api.over(id)).toEqual(runs.at(-1));
    expect((await api.ask('{ ingestRuns { id } }')).data).toMatchObject({ ingestRuns: [{ id }, {}] });
  });

  it('is cancelled while it waits or runs, and one that has ended stays as it is', { timeout: 120_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    await writeTable(place, table('1', 20_000));
    await writeFile(path.join(place.ingestDir, 'second.tsv'), table('2', 5));
    const cancel = (id: string) => api.ask('mutation ($id: ID!) { cancelIngest(run: $id) { id status finishedAt } }', { id });
    const idOf = async (variables: object): Promise<string> => ((await api.ask(start, { ...variables })).data as { startIngest: { id: string } }).startIngest.id;
    const [running, waiting, last] = [await idOf({}), await idOf({ path: 'second.tsv' }), await idOf({ path: './second.tsv', source: 'sssom' })];
    expect((await cancel(waiting)).data).toMatchObject({ cancelIngest: { status: 'CANCELLED' } });
    expect((await cancel(running)).data).toMatchObject({ cancelIngest: { status: 'CANCELLED' } });
    expect(await api.over(last)).toMatchObject({ status: 'FAILED' });
    const ended = (await cancel(waiting)).data as unknown;
    expect((await cancel(waiting)).data).toEqual(ended);
    expect(refusalOf(await cancel('run:0000000000000000'))[0]).toBe('NOT_FOUND');
    expect(await api.run({ path: 'second.tsv', dryRun: true })).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('what may be loaded', () => {
  it('lies in the configured folder, whatever the path says and wherever its links lead', async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    const outside = path.dirname(place.ingestDir);
    await writeFile(path.join(outside, 'secret.tsv'), table('1', 1));
    await mkdir(path.join(place.ingestDir, 'inner'));
    await symlink(path.join(outside, 'secret.tsv'), path.join(place.ingestDir, 'link.tsv'));
    await symlink(outside, path.join(place.ingestDir, 'inner', 'up'));
    for (const asked of ['../secret.tsv', '..', path.join(outside, 'secret.tsv'), '/etc/passwd', 'inner/../../secret.tsv', 'link.tsv', 'inner', 'inner/up', 'inner/up/secret.tsv', '.', 'a\0b', `${place.ingestDir}-other`]) {
      const [code, message] = refusalOf(await api.ask(start, { path: asked }));
      expect([asked, code, message]).toEqual([asked, 'BAD_USER_INPUT', `path: "${asked}" leads out of the folder that this server loads from. Name a file or a folder inside it.`]);
    }
    expect(refusalOf(await api.ask(start, { path: 'nothing.tsv' }))[1]).toContain('there is no "nothing.tsv"');
    expect(refusalOf(await api.ask(start, { path: 'a'.repeat(501) }))[0]).toBe('LIMIT_EXCEEDED');
    expect(refusalOf(await api.ask(start, { source: 'NONE' }))[1]).toContain('there is no "NONE". Sources are ICD10CM');
    expect((await api.ask('{ ingestRuns { id } ingestOptions { allowed refusal paths sources { name } } }')).data).toMatchObject({ ingestRuns: [], ingestOptions: { allowed: true, refusal: null, paths: ['inner/'] } });
  });

  it('is loaded by this machine alone: a page whose name points here is refused, and sees no record', { timeout: 20_000 }, async () => {
    const place = await ingestPlace();
    const api = await serveEmbedded(place);
    await writeTable(place, faulty);
    const { id, rejected } = await api.run({ dryRun: true });
    expect(rejected).toHaveLength(2);
    // fetch() does not let a caller choose the host.
    const { request } = await import('node:http');
    const asked = (query: string): Promise<Pick<Answer, 'data' | 'errors'>> => new Promise((resolve, reject) => {
      const sent = request(`${api.url}/graphql`, { method: 'POST', headers: { host: 'graph.example:4000', 'content-type': 'application/json' } }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => { resolve(JSON.parse(text) as Answer); });
      });
      sent.on('error', reject).end(JSON.stringify({ query }));
    });
    for (const query of ['mutation { startIngest(source: "plain", path: "table.tsv") { id } }', `mutation { cancelIngest(run: "${id}") { id } }`]) expect((await asked(query)).errors?.[0]?.extensions['code']).toBe('NOT_ALLOWED');
    expect((await asked('{ ingestRuns { status rejectedCount rejected { record } } ingestOptions { allowed paths } }')).data).toEqual({ ingestRuns: [{ status: 'SUCCEEDED', rejectedCount: 2, rejected: null }], ingestOptions: { allowed: false, paths: [] } });
  });
});

describe('the journal of the runs', () => {
  it('outlives the server: a run that was killed has failed, is started again, and ends equal to a run that nobody disturbed', { timeout: 180_000 }, async () => {
    const [place, undisturbed] = [await ingestPlace(), await ingestPlace()];
    for (const each of [place, undisturbed]) await writeTable(each, table('1', 20_000));
    const first = await serveEmbedded(place);
    const dry = await first.run({ dryRun: true });
    const before = await place.library.served();
    const { id } = ((await first.ask(start, { dryRun: false })).data as { startIngest: { id: string } }).startIngest;
    for await (const { phase } of first.runs.watch(id)) if (phase === 'BUILD') break;
    await first.stop();
    expect(await place.library.served()).toEqual(before);

    const second = await serveEmbedded(place);
    expect((await second.ask('{ ingestRuns { id status failure { code } } }')).data).toEqual({ ingestRuns: [{ id, status: 'FAILED', failure: { code: 'INTERRUPTED' } }, { id: dry.id, status: 'SUCCEEDED', failure: null }] });
    const again = await second.run({ dryRun: false });
    expect(again).toMatchObject({ status: 'SUCCEEDED' });
    const other = await serveEmbedded(undisturbed);
    await other.run({ dryRun: true });
    expect((await other.run({ dryRun: false })).release).toBe(again.release);
    expect((await new ReleaseLibrary(place.dataDir).open(again.release ?? '')).manifest.arrays.sha256).toBe((await new ReleaseLibrary(undisturbed.dataDir).open(again.release ?? '')).manifest.arrays.sha256);
    expect((await readdir(path.join(place.dataDir, 'releases'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
