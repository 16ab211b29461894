import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fileFormats, sourceNamed } from '../../ingest/sourceNamed.ts';
import { rowKinds } from '../../server/graph-files/rows.ts';
import { checkRules } from '../../ingest/checks/rules.ts';
import type { GraphFolders } from '../../ingest/loadedConcepts.ts';
import { writeGraphFiles } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { nothingLoaded, readInto, scratchFolder } from './support.ts';

/** What a table of findings names lies in the small graph. */
const smallGraphFolders: GraphFolders = async () => {
  const folder = await scratchFolder();
  const { sources } = await writeGraphFiles(folder, smallGraph);
  return sources.map((source) => path.join(folder, source.folder));
};

const cases = path.join(import.meta.dirname, 'cases');

for (const name of await readdir(cases)) {
  it(`reads the awkward rows of ${name} into the expected graph files and report`, async () => {
    const input = path.join(cases, name, 'input');
    // A format of one file is named by the format, and its file given.
    const from = fileFormats.some((format) => format.name === name) ? (await readdir(input)).map((file) => path.join(input, file)) : [input];
    const { report, lines, manifest, read } = await readInto(await sourceNamed(name, from, smallGraphFolders), from);

    expect(read.checks.length).toBeGreaterThanOrEqual(checkRules.length);
    expect(read.checks.filter(({ passed }) => !passed)).toEqual([]);
    const { balance } = manifest;
    expect(balance.accepted + balance.rejected + balance.skipped).toBe(balance.read);
    for (const kind of rowKinds) {
      if (lines[kind] !== '') await expect(lines[kind]).toMatchFileSnapshot(path.join(cases, name, 'expected', `${kind}.tsv`));
    }
    await expect(report).toMatchFileSnapshot(path.join(cases, name, 'expected', 'report.txt'));
    const { inputs: _inputs, ...described } = manifest;
    await expect(`${JSON.stringify(described, null, 2)}\n`).toMatchFileSnapshot(path.join(cases, name, 'expected', 'manifest.json'));
  });
}

it('has a case for every source', async () => {
  const { sources } = await import('../../ingest/sources.ts');
  expect((await readdir(cases)).sort()).toEqual(['conditions', ...fileFormats.map((format) => format.name), ...sources.map(({ id }) => id.toLowerCase())].sort());
});

it('writes the same bytes when the same files are read twice', async () => {
  const from = [path.join(cases, 'hpoa', 'input')];
  const [first, second] = [await readInto(await sourceNamed('HPOA', from, nothingLoaded), from), await readInto(await sourceNamed('hpoa', from, nothingLoaded), from)];
  expect(second.manifest).toEqual(first.manifest);
  for (const kind of rowKinds) {
    const file = path.join('hpoa', `${kind}.tsv.gz`);
    expect(await readFile(path.join(second.folder, file))).toEqual(await readFile(path.join(first.folder, file)));
  }
});
