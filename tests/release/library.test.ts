import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileProblem } from '../../server/domain/errors.ts';
import { graphFilesFormat, readManifest } from '../../server/graph-files/manifest.ts';
import { graphFileHeader } from '../../server/graph-files/reader.ts';
import { openGraph, openServed } from '../../server/openGraph.ts';
import { originsIn, ReleaseLibrary } from '../../server/release/library.ts';
import { testLexicon } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { arraysOf, build, damage, edit, place } from './fixtures.ts';

const unnoticed = (id: string): void => { throw new Error(`${id} is damaged`); };

describe('building a release', () => {
  it('from the same files twice gives the same id and changes nothing', async () => {
    const where = await place();
    const first = await build(where);
    const before = await stat(arraysOf(where.dataDir, first));
    expect(await build(where)).toBe(first);
    const after = await stat(arraysOf(where.dataDir, first));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
    expect(await where.library.list()).toHaveLength(1);
  });

  it('gives the same id and the same arrays whenever and wherever it is built', async () => {
    const [here, there] = [await place(), await place([...smallGraph].reverse())];
    const origins = originsIn(there.files, await readManifest(there.files), new Set());
    const later = await new ReleaseLibrary(there.dataDir, () => new Date('2031-01-01')).build(origins, testLexicon, () => undefined);
    const now = await build(here);
    expect(later).toBe(now);
    expect(await readFile(arraysOf(there.dataDir, later))).toEqual(await readFile(arraysOf(here.dataDir, now)));
    expect((await there.library.list())[0]?.createdAt).toBe('2031-01-01T00:00:00.000Z');
  });

  it('gives another id where a row, a version or a word table differs', async () => {
    const where = await place();
    const [first, ...others] = smallGraph;
    if (first === undefined) throw new Error('the small graph has no source');
    const fewerRows = await place([{ ...first, rows: first.rows.slice(1) }, ...others]);
    const otherVersion = await place([{ ...first, description: { ...first.description, version: '2' } }, ...others]);
    const origins = originsIn(where.files, await readManifest(where.files), new Set());
    const ids = [
      await build(where), await build(fewerRows), await build(otherVersion), await build(where, ['ATC']),
      ReleaseLibrary.idOf(origins, { ...testLexicon, functionWords: [] }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not serve it', async () => {
    const where = await place();
    await build(where);
    expect(await where.library.served()).toEqual([]);
    expect(await openServed(where.library, unnoticed)).toBeUndefined();
  });

  it('passes over what a build that did not end has left, and removes it', async () => {
    const where = await place();
    const releases = path.join(where.dataDir, 'releases');
    await mkdir(path.join(releases, '.building-0123456789abcdef'), { recursive: true });
    await writeFile(path.join(releases, '.building-0123456789abcdef', 'arrays.bin'), 'half');
    await mkdir(path.join(releases, 'fedcba9876543210'));
    await writeFile(path.join(releases, 'fedcba9876543210', 'release.json'), '{"format":1,"id":');
    expect(await where.library.list()).toEqual([]);
    expect(await where.library.has('release:fedcba9876543210')).toBe(false);
    const id = await build(where);
    expect((await where.library.list()).map((release) => release.id)).toEqual([id]);
    expect((await readdir(releases)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await openGraph(where.library, id)).release.id).toBe(id);
  });

  it('completes where a folder of its own name holds no whole release', async () => {
    const where = await place();
    const id = await build(where);
    await rm(path.join(path.dirname(arraysOf(where.dataDir, id)), 'release.json'));
    expect(await where.library.has(id)).toBe(false);
    expect(await build(where)).toBe(id);
    expect((await openGraph(where.library, id)).release.id).toBe(id);
  });
});

describe('switching', () => {
  it('keeps the release served before, leads back to it, and removes older ones, but none that was not served yet', async () => {
    const where = await place();
    const ids = async (): Promise<readonly string[]> => (await where.library.list()).map(({ id }) => id);
    const [a, b, c, waiting] = [await build(where), await build(where, ['ATC']), await build(where, ['HOSTILE']), await build(where, ['HPO'])];
    for (const id of [a, b, b]) await where.library.activate(id);
    expect(await where.library.served()).toEqual([b, a]);
    const reader = await openGraph(where.library, a);
    await where.library.activate(c);
    expect(await where.library.served()).toEqual([c, b]);
    expect(new Set(await ids())).toEqual(new Set([b, c, waiting]));
    expect(await reader.store.concepts(['HP:0001945'])).toMatchObject([{ label: 'Fever' }]);
    await where.library.activate(b);
    expect(await where.library.served()).toEqual([b, c]);
    expect((await openServed(where.library, unnoticed))?.release.id).toBe(b);
    for (const ask of [() => where.library.activate(a), () => where.library.open(a)]) {
      await expect(ask()).rejects.toThrow(`No built release has the id "${a}". The latest 2 that were served are kept; "npm run ingest -- releases" lists them.`);
    }
    expect(await where.library.served()).toEqual([b, c]);
  });

  it('goes on with a removal that was interrupted', async () => {
    const where = await place();
    const [a, b, c, d] = [await build(where), await build(where, ['ATC']), await build(where, ['HOSTILE']), await build(where, ['HPO'])];
    for (const id of [a, b]) await where.library.activate(id);
    const releases = path.join(where.dataDir, 'releases');
    await writeFile(path.join(where.dataDir, 'current'), `${[c, b, a].join('\n')}\n`);
    const [dead, alive] = [`.removing-0123456789abcdef-${spawnSync('true').pid}`, `.removing-fedcba9876543210-${process.ppid}`];
    for (const name of [dead, alive]) await mkdir(path.join(releases, name));
    await where.library.activate(d);
    expect(await where.library.served()).toEqual([d, c]);
    const lying = [alive, ...[c, d].map((id) => id.replace('release:', ''))].sort();
    expect((await readdir(releases)).sort()).toEqual(lying);
    // Killed after its switch: the next run finds the release served already.
    await mkdir(path.join(releases, dead));
    await writeFile(path.join(where.dataDir, 'current'), `${[d, c, a].join('\n')}\n`);
    await where.library.activate(d);
    expect(await where.library.served()).toEqual([d, c]);
    expect((await readdir(releases)).sort()).toEqual(lying);
  });

  it('counts where an old release cannot be removed, which is told and tried again at the next', async () => {
    const { dataDir, files } = await place();
    const told: unknown[] = [];
    const library = new ReleaseLibrary(dataDir, () => new Date(), (problem) => told.push(problem));
    const [a, b, c, d] = [await build({ files, library }), await build({ files, library }, ['ATC']), await build({ files, library }, ['HOSTILE']), await build({ files, library }, ['HPO'])];
    for (const id of [a, b]) await library.activate(id);
    // In the way of the rename; a folder without rights would stop nobody who is root.
    await mkdir(path.join(dataDir, 'releases', `.removing-${a.replace('release:', '')}-${process.pid}`, 'inside'), { recursive: true });
    await library.activate(c);
    expect([await library.served(), told]).toEqual([[c, b, a], [expect.objectContaining({ code: 'ENOTEMPTY' })]]);
    await library.activate(d);
    expect([await library.served(), told.length, await library.has(a), await library.has(b)]).toEqual([[d, c], 1, false, false]);
  });

  it('leaves a release that somebody waits to serve until it was served', async () => {
    const where = await place();
    const [a, b, c] = [await build(where), await build(where, ['ATC']), await build(where, ['HOSTILE'])];
    for (const id of [a, b]) await where.library.activate(id);
    await where.library.activate(c, [a]);
    expect([await where.library.has(a), await where.library.served()]).toEqual([true, [c, b, a]]);
    await where.library.activate(a);
    expect([await where.library.has(b), await where.library.served()]).toEqual([false, [a, c]]);
  });

  it('keeps those of the releases built elsewhere that were opened last', async () => {
    const [there, here] = [await place(), await place()];
    const [a, b, c, d] = [await build(there), await build(there, ['ATC']), await build(there, ['HOSTILE']), await build(there, ['HPO'])];
    const keep = async (id: string): Promise<void> => here.library.keep((await there.library.open(id)).manifest, await readFile(arraysOf(there.dataDir, id)));
    const kept = (): Promise<readonly boolean[]> => Promise.all([a, b, c, d].map((id) => here.library.has(id)));
    for (const id of [a, b, c]) await keep(id);
    expect(await kept()).toEqual([false, true, true, false]);
    await here.library.open(b);
    await keep(d);
    expect(await kept()).toEqual([false, true, false, true]);
    expect(await here.library.served()).toEqual([]);
  });

  it('to a release that is not built is refused', async () => {
    const where = await place();
    const id = await build(where);
    await where.library.activate(id);
    await expect(where.library.activate('release:0000000000000000')).rejects.toThrow('No built release has the id "release:0000000000000000"');
    expect(await where.library.served()).toEqual([id]);
  });

  it('lists releases newest first', async () => {
    const where = await place();
    const at = async (time: string, excluded: readonly string[]) => build({ files: where.files, library: new ReleaseLibrary(where.dataDir, () => new Date(time)) }, excluded);
    const ids = [await at('2026-01-02', []), await at('2026-01-01', ['ATC']), await at('2026-01-03', ['HOSTILE'])];
    expect((await where.library.list()).map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]]);
  });
});

describe('a damaged release', () => {
  it.each([
    ['one byte differs', damage, 'does not have the checksum that was written with it.'],
    ['it is cut short', (file: string) => truncate(file, 100), 'does not have the checksum that was written with it.'],
    ['it is gone', (file: string) => rm(file), 'cannot be read.'],
  ])('is refused with its file and a remedy where %s, and the one served before is served', async (_what, harm, problem) => {
    const where = await place();
    const [older, newer] = [await build(where, ['ATC']), await build(where)];
    await where.library.activate(older);
    await where.library.activate(newer);
    const file = arraysOf(where.dataDir, newer);
    await harm(file);
    await expect(where.library.open(newer)).rejects.toThrow(`${file}: ${problem} Remove the folder of this release; it is built again at the next start.`);
    const damaged: unknown[] = [];
    const graph = await openServed(where.library, (id, reason) => damaged.push([id, reason instanceof FileProblem]));
    expect(graph?.release.id).toBe(older);
    expect(damaged).toEqual([[newer, true]]);
  });

  it('with its description cut short counts as not built', async () => {
    const where = await place();
    const id = await build(where);
    await writeFile(path.join(path.dirname(arraysOf(where.dataDir, id)), 'release.json'), '{"format":1');
    await expect(where.library.open(id)).rejects.toThrow('No built release has the id');
  });
});

describe('a damaged graph file', () => {
  const terms = path.join('hpo', 'terms.tsv.gz');
  it.each<[string, string, (file: string) => Promise<void>, RegExp]>([
    ['cut short', terms, (file) => truncate(file, 150), /terms\.tsv\.gz:\d+: unexpected end of file\./],
    ['no gzip', terms, (file) => writeFile(file, 'plain text'), /terms\.tsv\.gz:0: incorrect header check\./],
    ['gone', terms, (file) => rm(file), /terms\.tsv\.gz:0: ENOENT/],
    ['under another header', terms, (file) => edit(file, (text) => text.replace('#concept', '#other')), /terms\.tsv\.gz:1: the header is not "#concept\ttype\tscope\tlanguage\ttext"\./],
    ['with a type that does not exist', terms, (file) => edit(file, (text) => text.replace('SYNONYM', 'SINONYM')), /terms\.tsv\.gz:\d+: column type: "SINONYM" is none of PREFERRED, SYNONYM/],
    ['with an id that is none', terms, (file) => edit(file, (text) => text.replace('\nHP:0000001\t', '\nHP 1\t')), /terms\.tsv\.gz:\d+: column concept: "HP 1" is no id of the form SYSTEM:code\./],
    ['without the end of its last line', terms, (file) => edit(file, (text) => text.slice(0, -1)), /terms\.tsv\.gz:\d+: the last line has no end\./],
    ['that is not UTF-8', path.join('hpo', 'hierarchy.tsv.gz'), async (file) => { const { gzipSync } = await import('node:zlib'); await writeFile(file, gzipSync(Buffer.concat([Buffer.from(`${graphFileHeader('hierarchy')}\n`), Buffer.from([0x48, 0x50, 0xff, 0x0a])]))); }, /hierarchy\.tsv\.gz:\d+: /],
    ['with a cell missing', path.join('hpo', 'hierarchy.tsv.gz'), (file) => edit(file, (text) => text.replace(/\tHP:0000001\n/, '\n')), /hierarchy\.tsv\.gz:\d+: /],
    ['with a cell too many', terms, (file) => edit(file, (text) => text.replace(/\tAll\n/, '\tAll\tthings\n')), /terms\.tsv\.gz:\d+: 6 cells, at most 5 expected\./],
  ])('%s is refused with file and line, and nothing is built', async (_what, name, harm, problem) => {
    const where = await place();
    const file = path.join(where.files, name);
    await harm(file);
    const refusal: unknown = await build(where).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FileProblem);
    expect(refusal instanceof Error ? refusal.message : '').toMatch(problem);
    expect(refusal instanceof Error ? refusal.message : '').toContain(file);
    expect(await where.library.list()).toEqual([]);
  });

  it('names the line of a bad row exactly', async () => {
    const where = await place();
    const file = path.join(where.files, 'hpo', 'concepts.tsv.gz');
    await edit(file, (text) => text.split('\n').map((line, index) => (index === 6 ? line.replace('FINDING', 'NOTHING') : line)).join('\n'));
    await expect(build(where)).rejects.toThrow(`${file}:7: column kind: "NOTHING" is none of`);
  });

  it.each([['{', 'is no JSON.'], ['{"format":0,"sources":[]}', 'is not a manifest of format'], [`{"format":${graphFilesFormat},"sources":[{}]}`, 'is not a manifest of format']])(
    'is a manifest that says %s', async (text, problem) => {
      const where = await place();
      await writeFile(path.join(where.files, 'manifest.json'), text);
      await expect(readManifest(where.files)).rejects.toThrow(problem);
    });
});

describe('leaving sources out', () => {
  const left = async (...excluded: readonly string[]) => {
    const where = await place();
    return originsIn(where.files, await readManifest(where.files), new Set(excluded)).map(({ manifest }) => manifest.source);
  };

  it('leaves out what needs them too, and takes names in any case', async () => {
    expect(await left('ICD9CM')).toEqual(['ATC', 'HOSTILE', 'HPO', 'HPOA', 'ICD10CM', 'SNOMEDCT-GPS']);
    expect(await left('icd10cm')).toEqual(['ATC', 'HOSTILE', 'HPO', 'HPOA', 'ICD9CM', 'SNOMEDCT-GPS']);
    expect(await left('HPO', 'ATC')).toEqual(['GEM', 'HOSTILE', 'ICD10CM', 'ICD9CM', 'SNOMEDCT-GPS']);
    expect(await left()).toHaveLength(8);
  });

  it('is refused for a name that no source has, with the names there are', async () => {
    await expect(left('ATC', 'NOPE')).rejects.toThrow('SOURCES_EXCLUDE names NOPE; the sources are ATC, GEM, HOSTILE, HPO, HPOA, ICD10CM, ICD9CM, SNOMEDCT-GPS.');
  });
});
