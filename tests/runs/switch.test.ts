import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { IngestRun } from '../../server/domain/ingestRun.ts';
import { IngestRuns } from '../../server/runs/ingestRuns.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

const release = 'release:0123456789abcdef';

/** Runs over a folder, each of whose processes is to serve the release; `onServing` is what becomes of one that may. */
async function runsIn(folder: string, served: readonly string[], onServing: (end: () => void) => void): Promise<IngestRuns> {
  await writeFile(path.join(folder, 'table.tsv'), '');
  return IngestRuns.open({
    dataDir: folder, folder, sources: [{ name: 'plain', title: '', files: [], needs: [] }], served: async () => served, built: async () => [], now: () => new Date(), onFault: (problem) => { throw problem; },
    startProcess: (_task, onReport, onEnd) => {
      setImmediate(() => { onReport({ kind: 'phase', phase: 'SWITCH', release }); });
      return { mayServe: () => { onServing(onEnd); }, pause: () => undefined, resume: () => undefined, kill: onEnd };
    },
  });
}

const toEnd = async (runs: IngestRuns, id: string): Promise<IngestRun | undefined> => {
  for await (const _run of runs.watch(id)) { /* to its end */ }
  return runs.run(id);
};

const endings = [
  { when: 'after the switch', served: [release, 'release:before'], wanted: { status: 'SUCCEEDED', failure: undefined } },
  { when: 'before the switch', served: ['release:before'], wanted: { status: 'FAILED', failure: { code: 'INTERRUPTED' } } },
];

it.each(endings)('a run whose process is killed $when, before its last word, has $wanted.status', async ({ served, wanted }) => {
  const folder = await scratchFolder();
  const runs = await runsIn(folder, served, (end) => { end(); });
  const { id } = await runs.load(folder, { source: 'plain', path: 'table.tsv', dryRun: true, confirmed: undefined });
  expect(await toEnd(runs, id)).toMatchObject({ release, ...wanted });
});

it.each(endings)('a run that was killed with its server $when has $wanted.status after the next start', async ({ served, wanted }) => {
  const folder = await scratchFolder();
  let mayServe: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => { mayServe = resolve; });
  const killed = await runsIn(folder, [], () => { mayServe(); });
  const { id } = await killed.load(folder, { source: 'plain', path: 'table.tsv', dryRun: true, confirmed: undefined });
  await asked;
  const next = await runsIn(folder, served, () => undefined);
  expect(next.run(id)).toMatchObject({ release, ...wanted });
});

it('a run that is paused when it is to serve its release serves it once it goes on', async () => {
  const folder = await scratchFolder();
  let serves = false;
  const runs = await runsIn(folder, [release], (end) => {
    serves = true;
    end();
  });
  const { id } = await runs.load(folder, { source: 'plain', path: 'table.tsv', dryRun: true, confirmed: undefined });
  await runs.pause(id);
  await expect.poll(() => runs.run(id)?.log.some(({ text }) => text.startsWith('SWITCH'))).toBe(true);
  expect([serves, runs.run(id)?.phase]).toEqual([false, undefined]);
  await runs.resume(folder, id);
  expect(await toEnd(runs, id)).toMatchObject({ status: 'SUCCEEDED', phase: 'SWITCH' });
});
