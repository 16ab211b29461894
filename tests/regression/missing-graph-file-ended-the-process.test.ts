import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readRows } from '../../server/graph-files/reader.ts';
import { writeGraphFiles } from '../fixtures/graphFiles.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';

it('refuses a graph file that is not there with its name, and goes on', async () => {
  const folder = await scratchFolder();
  await writeGraphFiles(folder, smallGraph);
  await rm(path.join(folder, 'atc', 'terms.tsv.gz'));
  await expect(readRows(path.join(folder, 'atc'), 'terms').next()).rejects.toThrow(/terms\.tsv\.gz:0: ENOENT/);
});
