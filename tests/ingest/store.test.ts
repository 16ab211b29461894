import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine } from '../../ingest/examine.ts';
import { readSource } from '../../ingest/read.ts';
import { locateFiles } from '../../ingest/locate.ts';
import { sourceNamed } from '../../ingest/sourceNamed.ts';
import { storeSource } from '../../ingest/store.ts';
import { readManifest } from '../../server/graph-files/manifest.ts';
import { nothingLoaded, scratchFolder } from './support.ts';

const input = path.join(import.meta.dirname, 'cases', 'icd9cm', 'input');
const display = { onProgress: () => undefined, onLine: () => undefined };

async function readIcd9() {
  const source = await sourceNamed('ICD9CM', [input], nothingLoaded);
  return readSource(source, await locateFiles(source, [input]));
}

describe('keeping a loaded source', () => {
  it('puts it under the hash of its content, and changes nothing the second time', async () => {
    const dataDir = await scratchFolder();
    const first = await storeSource(await readIcd9(), dataDir);
    const second = await storeSource(await readIcd9(), dataDir);
    expect([first.wasThere, second.wasThere]).toEqual([false, true]);
    expect(second.folder).toBe(first.folder);
    const place = path.join(dataDir, 'sources', 'ICD9CM');
    expect(await readdir(place)).toEqual([first.manifest.contentHash]);
    expect((await readManifest(path.join(place, first.manifest.contentHash))).sources).toEqual([first.manifest]);
  });

  it('completes after a run that was killed while it wrote', async () => {
    const dataDir = await scratchFolder();
    const place = path.join(dataDir, 'sources', 'ICD9CM');
    await mkdir(path.join(place, '.building', 'icd9cm'), { recursive: true });
    await writeFile(path.join(place, '.building', 'icd9cm', 'concepts.tsv.gz.part'), 'half');
    const { manifest, wasThere } = await storeSource(await readIcd9(), dataDir);
    expect(wasThere).toBe(false);
    expect(await readdir(place)).toEqual([manifest.contentHash]);
  });
});

describe('the report', () => {
  it('lists every rejected record with file, line, value, reason and remedy', async () => {
    const reportFolder = path.join(await scratchFolder(), 'report');
    await examine(await sourceNamed('icd9cm', [input], nothingLoaded), [input], display, { reportFolder });
    expect(await readFile(path.join(reportFolder, 'rejected.tsv'), 'utf8')).toBe(
      'file\tline\tvalue\treason\tremedy\n' +
        'CMS32_DESC_LONG_DX.txt\t12\tnot a code at all\texpected a code without its dot, spaces, and a label\tCorrect or remove the line.\n',
    );
    expect(await readFile(path.join(reportFolder, 'report.txt'), 'utf8')).toContain('ICD9CM: read 12 = accepted 10 + rejected 1 + skipped 1');
  });

  it('shows the first twenty and counts the rest, but writes all', async () => {
    const folder = await scratchFolder();
    const list = path.join(folder, 'list.txt');
    await writeFile(list, `0010  Cholera\n${Array.from({ length: 1500 }, (_, index) => `bad ${index}\n`).join('')}`);
    const lines: string[] = [];
    await examine(await sourceNamed('icd9cm', [list], nothingLoaded), [list], { ...display, onLine: (line) => lines.push(line) }, { reportFolder: folder });
    expect(lines.filter((line) => line.includes('"bad '))).toHaveLength(20);
    expect(lines).toContain('  … and 1,480 more');
    expect((await readFile(path.join(folder, 'rejected.tsv'), 'utf8')).trimEnd().split('\n')).toHaveLength(1501);
  });

  it('is written also when a check fails', async () => {
    const folder = await scratchFolder();
    const table = path.join(folder, 'table.csv');
    await writeFile(table, '# system: T\n# name: T\n# version: 1\n# licence: CC0\ncode,parent,label\nA,B,Alpha\nB,A,Beta\n');
    await expect(examine(await sourceNamed('plain', [table], nothingLoaded), [table], display, { reportFolder: folder })).rejects.toThrow(
      'T: 1 of 6 checks failed, so nothing was kept. The report says what was found.',
    );
    expect(await readFile(path.join(folder, 'report.txt'), 'utf8')).toContain('T:A → T:B → T:A');
  });
});
