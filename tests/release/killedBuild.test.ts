import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openServed } from '../../server/openGraph.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import { conceptRow, describe, isA, preferred } from '../fixtures/rows.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { writeGraphFiles } from '../fixtures/graphFiles.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { run } from './processes.ts';

const rounds = 3;

/** Large enough that building takes a while. */
const source = (version: string): SourceRows => ({
  description: describe('BIG', ['BIG'], { version }),
  rows: Array.from({ length: 30_000 }, (_, place) => [
    conceptRow(`BIG:${place}`, 'OTHER'), preferred(`BIG:${place}`, `concept number ${place} of version ${version}`),
    ...(place === 0 ? [] : isA(`BIG:${place}`, `BIG:${Math.floor(place / 3)}`)),
  ]).flat(),
});

async function writeSeeds(folder: string, version: string): Promise<void> {
  await writeGraphFiles(folder, [source(version)]);
  await cp(path.join(import.meta.dirname, '..', '..', 'graph-seeds', 'lexicon'), path.join(folder, 'lexicon'), { recursive: true });
}

it('serves the last good release after a build was killed at any moment, and the next run completes', { timeout: 120_000 }, async () => {
  const folder = await scratchFolder();
  const [seeds, dataDir] = [path.join(folder, 'seeds'), path.join(folder, 'data')];
  const library = new ReleaseLibrary(dataDir);
  const served = async () => openServed(library, (_id, problem) => { throw problem; });
  const buildToTheEnd = async (): Promise<number> => {
    const build = run('buildAndServe.ts', seeds, dataDir);
    await build.nextLine();
    const startedAt = performance.now();
    expect(await build.nextLine()).toBe('done');
    await build.kill();
    return performance.now() - startedAt;
  };
  await writeSeeds(seeds, '0');
  const usualMs = await buildToTheEnd();
  const told: string[] = [];
  onTestFinished(({ task }) => { if (task.result?.state === 'fail') process.stderr.write(`${told.join('\n')}\n`); });

  for (let round = 1; round <= rounds; round += 1) {
    const before = (await served())?.release.id;
    await writeSeeds(seeds, String(round));
    const build = run('buildAndServe.ts', seeds, dataDir);
    expect(await build.nextLine()).toBe('started');
    // Spread over the whole build, with chance inside each part of it.
    const waitMs = (usualMs * (round - 1 + Math.random())) / rounds;
    await setTimeout(waitMs);
    await build.kill();
    told.push(`round ${round}: killed after ${waitMs.toFixed(0)} of about ${usualMs.toFixed(0)} ms`);

    const left = await served();
    expect(left?.topology.hierarchy.size).toBe(30_000);
    const version = left?.release.sources[0]?.version;
    expect(version === String(round) || left?.release.id === before, told.join('; ')).toBe(true);

    await buildToTheEnd();
    expect((await served())?.release.sources[0]?.version).toBe(String(round));
    expect((await readdir(path.join(dataDir, 'releases'))).filter((name) => name.startsWith('.')), told.join('; ')).toEqual([]);
  }
});
