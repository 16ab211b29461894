import { expect, it } from 'vitest';
import { openServed } from '../../../server/openGraph.ts';
import { scratchFolder } from '../../fixtures/scratchFolder.ts';
import { killLoads, loaded, loadPlace, writeTable } from './killRounds.ts';

it('keeps a whole release served when a load is killed in any phase, and the next load completes', { timeout: 600_000 }, async () => {
  const kills = await killLoads(await loadPlace(await scratchFolder()), 3, Math.random);
  expect(kills.map(({ phase }) => phase)).toEqual(['STORE', 'BUILD', 'SWITCH']);
  expect(kills.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

it('says that the disk is full, keeps what was served, and leaves nothing behind that fills it further', { timeout: 240_000 }, async () => {
  const place = await loadPlace(await scratchFolder());
  await writeTable(place, 1);
  const before = await place.library.served();
  // Blocks of 1,024 bytes that one file may have: less than the arrays of a release, then less than a graph file.
  for (const blocks of [200, 8]) {
    const { code, lines } = await loaded(place, `trap '' XFSZ; ulimit -f ${blocks}`);
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^NO_ROOM .*: there is no room to write\. What was served before stays\. Free space or set DATA_DIR to another disk/);
    expect(await place.library.served()).toEqual(before);
    expect((await openServed(place.library, (id) => { throw new Error(`${id} is damaged`); }))?.release.id).toBe(before[0]);
    expect(await place.library.list()).toHaveLength(1);
  }
  expect((await loaded(place)).code).toBe(0);
  expect((await place.library.served())[0]).not.toBe(before[0]);
});
