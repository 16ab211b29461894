import { appendFile, cp, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tablesFolder, tablesSource } from '../../ingest/evidence/commonConditions/references.ts';
import { buildSeeds } from '../../ingest/seeds.ts';
import { sourceNamed } from '../../ingest/sourceNamed.ts';
import { readManifest } from '../../server/graph-files/manifest.ts';
import { readRows } from '../../server/graph-files/reader.ts';
import { rowKinds } from '../../server/graph-files/rows.ts';
import { nothingLoaded, readInto, scratchFolder } from './support.ts';

const checkout = path.join(import.meta.dirname, '..', '..');
const seeds = path.join(checkout, 'graph-seeds');
const cases = path.join(import.meta.dirname, 'cases');
const quiet = { onProgress: () => undefined, onLine: () => undefined };

/** The fixtures of all sources laid out like the publishers' files, and a plain table among the seeds. */
async function publishersAndSeeds(): Promise<{ from: string; to: string }> {
  const folder = await scratchFolder();
  const from = path.join(folder, 'from');
  for (const name of ['icd10cm', 'icd9cm', 'gem', 'snomedct-gps', 'hpo']) await cp(path.join(cases, name, 'input'), path.join(from, name), { recursive: true });
  await cp(path.join(cases, 'hpoa', 'input', 'phenotype.hpoa'), path.join(from, 'hpo', 'phenotype.hpoa'));
  const to = path.join(folder, 'seeds');
  await cp(path.join(cases, 'plain', 'input', 'table.csv'), path.join(to, 'written', 'table.csv'));
  return { from, to };
}

async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const content = files.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), (await readFile(file)).toString('base64')] as const;
  });
  return Object.fromEntries(await Promise.all(content));
}

describe('building the seeds', () => {
  it('gives the same bytes the second time and leaves nothing aside', async () => {
    const { from, to } = await publishersAndSeeds();
    await buildSeeds({ from, to, ...quiet });
    const first = await contentOf(to);
    await buildSeeds({ from, to, ...quiet });
    expect(await contentOf(to)).toEqual(first);
    expect(Object.keys(first).sort()).toEqual(
      ['manifest.json', path.join('written', 'table.csv')].concat(
        ['gem', 'hpo', 'hpoa', 'icd10cm', 'icd9cm', 'icpc3', 'snomedct-gps'].flatMap((source) => rowKinds.map((kind) => path.join(source, `${kind}.tsv.gz`))),
      ).sort(),
    );
  });

  it('leaves the publisher\'s definitions of HPO out and says so', async () => {
    const { from, to } = await publishersAndSeeds();
    const hpo = (await buildSeeds({ from, to, ...quiet })).find(({ source }) => source === 'HPO');
    expect(hpo?.systems[0]?.description).toContain('Without the definitions');
    for await (const batch of readRows(path.join(to, 'hpo'), 'concepts')) {
      for (const { row } of batch) expect(row.definition).toBe('');
    }
  });

  it('changes nothing when a check fails', async () => {
    const { from, to } = await publishersAndSeeds();
    await buildSeeds({ from, to, ...quiet });
    const before = await contentOf(to);
    const codes = path.join(from, 'icd10cm', 'code-list-April-2026.txt');
    const lines: string[] = [];
    await appendFile(codes, '\r\nT509');
    await expect(buildSeeds({ from, to, ...quiet, onLine: (line) => lines.push(line) })).rejects.toThrow(
      'ICD10CM: 1 of 8 checks failed, so nothing was kept. The report says what was found.',
    );
    expect(lines).toContain('  FAILED  count as stated: entries of the code list: expected 42, found 41');
    expect(lines).toContain('            T50.9 is missing');
    expect(await contentOf(to)).toEqual(before);
  });
});

describe('the committed seeds', () => {
  it('hold every source complete', async () => {
    const { sources } = await readManifest(seeds);
    const counts = Object.fromEntries(sources.filter(({ source }) => source !== tablesSource).map(({ source, counts: { concepts, mappings, assertions } }) => [source, { concepts, mappings, assertions }]));
    expect(counts).toEqual({
      ATC: { concepts: 4843, mappings: 0, assertions: 0 },
      GEM: { concepts: 0, mappings: 98_105, assertions: 0 },
      HPO: { concepts: 19_484, mappings: 18_163, assertions: 0 },
      HPOA: { concepts: 12_687, mappings: 0, assertions: 271_658 },
      ICD10CM: { concepts: 98_505, mappings: 0, assertions: 14_419 },
      ICD9CM: { concepts: 17_553, mappings: 0, assertions: 0 },
      'PLAIN-WORDS': { concepts: 332, mappings: 332, assertions: 0 },
      'PLAIN-WORDS-HISTORY': { concepts: 5, mappings: 5, assertions: 0 },
      'SNOMEDCT-GPS': { concepts: 26_158, mappings: 0, assertions: 0 },
    });
  });

  it('hold the common conditions as the tables have them now', async () => {
    const { sources } = await readManifest(seeds);
    const from = [path.join(seeds, tablesFolder)];
    const { manifest, read } = await readInto(await sourceNamed(tablesSource, [seeds], nothingLoaded), from);
    expect(read.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(sources.find(({ source }) => source === tablesSource), 'npm run seeds -- --written builds them again').toEqual(manifest);
  }, 60_000);

  it('name for every source its version, terms, origin and the balance of its records', async () => {
    const { sources } = await readManifest(seeds);
    for (const { source, balance, inputs, licence, attribution, version } of sources) {
      expect(balance.accepted + balance.rejected + balance.skipped, source).toBe(balance.read);
      expect(inputs.length, source).toBeGreaterThan(0);
      for (const text of [licence, attribution, version]) expect(text, source).not.toBe('');
    }
  });

  it('hold the rows that the manifest counts, for every file', async () => {
    const { sources } = await readManifest(seeds);
    for (const { folder, counts } of sources) {
      for (const kind of rowKinds) {
        let rows = 0;
        for await (const batch of readRows(path.join(seeds, folder), kind)) rows += batch.length;
        expect(rows, `${folder}/${kind}`).toBe(counts[kind]);
      }
    }
  }, 30_000);

  it('take at most 25 MB', async () => {
    const files = (await readdir(seeds, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(25_000_000);
  });

  it('carry the terms of the sources that have conditions beside their files', async () => {
    for (const folder of ['atc', 'conditions', 'hpo', 'hpoa', 'snomedct-gps']) {
      expect(await readFile(path.join(seeds, folder, 'LICENSE.txt'), 'utf8')).toMatch(/https:\/\//);
    }
  });
});
