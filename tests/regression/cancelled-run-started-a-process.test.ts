import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { heldReleases, heldRuns } from '../fixtures/heldRuns.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

const dry = { source: 'plain', path: 'table.tsv', dryRun: true, confirmed: undefined };
const [release] = heldReleases;

it('starts no process for a run that is cancelled while its path is looked at again', async () => {
  const folder = await scratchFolder();
  const { runs, process } = await heldRuns(folder);
  const { id } = await runs.load(folder, dry);
  expect(await runs.cancel(id)).toMatchObject({ status: 'CANCELLED' });
  await runs.serve(folder, release);
  expect((await process(0)).task).toEqual({ kind: 'SWITCH', release });
});

it('says of a run whose files are gone when its turn comes that they are, not that it was interrupted', async () => {
  const folder = await scratchFolder();
  const { runs, process, toEnd, faults } = await heldRuns(folder);
  await runs.serve(folder, release);
  const { id } = await runs.load(folder, dry);
  await rm(path.join(folder, 'table.tsv'));
  (await process(0)).end();
  expect(await toEnd(id)).toMatchObject({ status: 'FAILED', failure: { code: 'BAD_USER_INPUT', message: expect.stringContaining('there is no "table.tsv"') as string } });
  expect(faults).toEqual([]);
});
