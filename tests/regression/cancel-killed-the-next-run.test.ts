import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { heldReleases, heldRuns } from '../fixtures/heldRuns.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

const [first, second] = heldReleases;

it('ends the process of the run that is cancelled, not of the one that began before the end was on the disk', async () => {
  const folder = await scratchFolder();
  const { runs, process } = await heldRuns(folder);
  const { id } = await runs.serve(folder, first);
  const next = await runs.serve(folder, second);
  const cancelling = runs.cancel(id);
  (await process(0)).end();
  await cancelling;
  expect([(await process(1)).heard, runs.run(next.id)?.status]).toEqual([[], 'RUNNING']);
});

it('ends the process also where the end cannot be written', async () => {
  const folder = await scratchFolder();
  const { runs, process } = await heldRuns(folder);
  const { id } = await runs.serve(folder, first);
  const { heard } = await process(0);
  await rm(path.join(folder, 'runs'), { recursive: true });
  await writeFile(path.join(folder, 'runs'), '');
  await expect(runs.cancel(id)).rejects.toThrow('EEXIST');
  expect(heard).toEqual(['KILL']);
});
