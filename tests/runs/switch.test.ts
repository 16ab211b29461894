import { expect, it } from 'vitest';
import type { HeldRuns } from '../fixtures/heldRuns.ts';
import { heldReleases, heldRuns } from '../fixtures/heldRuns.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

const [release] = heldReleases;

/** A run whose process may switch to its release, by what it is known by. */
async function switching({ runs, process }: HeldRuns, folder: string): Promise<string> {
  const { id } = await runs.serve(folder, release);
  const { report, heard } = await process(0);
  report({ kind: 'phase', phase: 'SWITCH', release });
  await expect.poll(() => heard).toEqual(['SERVE']);
  return id;
}

const endings = [
  { when: 'after the switch', isServed: async (id: string) => id === release, wanted: { status: 'SUCCEEDED', failure: undefined } },
  { when: 'before the switch', isServed: async () => false, wanted: { status: 'FAILED', failure: { code: 'INTERRUPTED' } } },
];

it.each(endings)('a run whose process is killed $when, before its last word, has $wanted.status', async ({ isServed, wanted }) => {
  const folder = await scratchFolder();
  const held = await heldRuns(folder, { isServed });
  const id = await switching(held, folder);
  (await held.process(0)).end();
  expect(await held.toEnd(id)).toMatchObject({ release, ...wanted });
});

it.each(endings)('a run that was killed with its server $when has $wanted.status after the next start', async ({ isServed, wanted }) => {
  const folder = await scratchFolder();
  const id = await switching(await heldRuns(folder), folder);
  const next = await heldRuns(folder, { isServed });
  expect(next.runs.run(id)).toMatchObject({ release, ...wanted });
});

it('a run that is paused when it is to serve its release serves it once it goes on', async () => {
  const folder = await scratchFolder();
  const { runs, process, toEnd } = await heldRuns(folder, { isServed: async () => true });
  const { id } = await runs.serve(folder, release);
  const { report, heard, end } = await process(0);
  await runs.pause(id);
  report({ kind: 'phase', phase: 'SWITCH', release });
  await expect.poll(() => runs.run(id)?.log.some(({ text }) => text.startsWith('SWITCH'))).toBe(true);
  expect([heard, runs.run(id)?.phase]).toEqual([['PAUSE'], undefined]);
  await runs.resume(folder, id);
  await expect.poll(() => heard).toEqual(['PAUSE', 'RESUME', 'SERVE']);
  end();
  expect(await toEnd(id)).toMatchObject({ status: 'SUCCEEDED', phase: 'SWITCH' });
});
