import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { limits } from '../../server/domain/limits.ts';
import { heldReleases, heldRuns } from '../fixtures/heldRuns.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

const [release] = heldReleases;

it('begins a run where the file of the oldest one, which is over, cannot be removed', async () => {
  const folder = await scratchFolder();
  const { runs, process, faults } = await heldRuns(folder);
  const { id: oldest } = await runs.serve(folder, release);
  for (let over = 0, id = oldest; over < limits.ingestRunsMax; over += 1) {
    const { end } = await process(over);
    await runs.cancel(id);
    end();
    if (over === limits.ingestRunsMax - 1) {
      const file = path.join(folder, 'runs', `${oldest.replace('run:', '')}.json`);
      await rm(file);
      await mkdir(file);
    }
    ({ id } = await runs.serve(folder, release));
  }
  expect((await process(limits.ingestRunsMax)).task).toEqual({ kind: 'SWITCH', release });
  expect(faults).toMatchObject([{ code: 'ERR_FS_EISDIR' }]);
});
