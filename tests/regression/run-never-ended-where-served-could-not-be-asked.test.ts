import { expect, it } from 'vitest';
import { StoreUnavailable } from '../../server/domain/errors.ts';
import { heldReleases, heldRuns } from '../fixtures/heldRuns.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

const [release] = heldReleases;
const isServed = async (): Promise<boolean> => { throw new StoreUnavailable(); };
const wanted = { status: 'FAILED', failure: { code: 'INTERRUPTED', message: expect.stringContaining(`${release} may be served already`) as string } };

it('fails a run that may have switched, now and at the next start, and does not say that what was served before is served still', async () => {
  const folder = await scratchFolder();
  const { runs, process, toEnd, faults } = await heldRuns(folder, { isServed });
  const { id } = await runs.serve(folder, release);
  const { report, heard, end } = await process(0);
  report({ kind: 'phase', phase: 'SWITCH', release });
  await expect.poll(() => heard).toEqual(['SERVE']);

  const next = await heldRuns(folder, { isServed });
  expect([next.runs.run(id), next.faults]).toMatchObject([wanted, [new StoreUnavailable()]]);

  end();
  expect(await toEnd(id)).toMatchObject(wanted);
  expect(faults).toMatchObject([new StoreUnavailable()]);
});
