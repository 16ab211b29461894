import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loadSource } from '../../ingest/load.ts';
import type { LoadPhase } from '../../server/domain/ingestRun.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { table } from '../runs/ingestApi.ts';
import { loadPlace } from './killed/killRounds.ts';

const silent = { onPhase: () => undefined, onLine: () => undefined, onProgress: () => undefined };

/** A place with a table to load, and the load of it. */
async function placeToLoad() {
  const { library, file, dataDir, seedsDir } = await loadPlace(await scratchFolder());
  await writeFile(file, table('1', 5));
  return { library, load: (display: Parameters<typeof loadSource>[3]) => loadSource('plain', [file], { dataDir, seedsDir, sourcesExcluded: new Set() }, display) };
}

it('a load that rests where it builds builds nothing until it goes on', async () => {
  const [resting, undisturbed] = [await placeToLoad(), await placeToLoad()];
  const before = await resting.library.list();
  let phase: LoadPhase | undefined;
  let rests = 0;
  let goOn: () => void = () => undefined;
  const mayGoOn = new Promise<void>((resolve) => { goOn = resolve; });
  const loading = resting.load({
    ...silent,
    onPhase: (now) => { phase = now; },
    rest: () => {
      if (phase !== 'BUILD') return undefined;
      rests += 1;
      return mayGoOn;
    },
  });
  await expect.poll(() => rests).toBe(1);
  const release = await undisturbed.load(silent); // As long as this one would have taken.
  expect([rests, phase, await resting.library.list()]).toEqual([1, 'BUILD', before]);
  goOn();
  expect([await loading, await resting.library.served(), rests > 1]).toEqual([release, [release, before[0]?.id], true]);
});
