import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ServedGraph } from '../../server/servedGraph.ts';
import { arraysOf, build, damage, place } from './fixtures.ts';

async function serving() {
  const where = await place();
  const first = await build(where, ['ATC']);
  await where.library.activate(first);
  const events: string[] = [];
  const served = new ServedGraph(where.library, { onServing: ({ release }) => events.push(`serving ${release.id}`), onDamaged: (id) => events.push(`damaged ${id}`) });
  await served.start(5);
  onTestFinished(() => served.stop());
  return { ...where, first, served, events };
}

describe('a running server', () => {
  it('notices a switch, there and back', async () => {
    const { served, library, first, events, ...where } = await serving();
    const second = await build({ library, files: where.files });
    expect(served.current?.release.id).toBe(first);
    await library.activate(second);
    await vi.waitFor(() => { expect(served.current?.release.id).toBe(second); });
    await library.activate(first);
    await vi.waitFor(() => { expect(served.current?.release.id).toBe(first); });
    expect(events).toEqual([first, second, first].map((id) => `serving ${id}`));
  });

  it('keeps serving where the new release is damaged, says so once, and takes the next good one', async () => {
    const { served, library, first, events, dataDir, files } = await serving();
    const [bad, good] = [await build({ library, files }), await build({ library, files }, ['HOSTILE'])];
    await damage(arraysOf(dataDir, bad));
    await library.activate(bad);
    await vi.waitFor(() => { expect(events).toContain(`damaged ${bad}`); });
    expect(served.current?.release.id).toBe(first);
    expect(await served.current?.store.concepts(['HP:0001945'])).toMatchObject([{ label: 'Fever' }]);
    await library.activate(good);
    await vi.waitFor(() => { expect(served.current?.release.id).toBe(good); });
    expect(events).toEqual([`serving ${first}`, `damaged ${bad}`, `serving ${good}`]);
  });

  it('lets a request that holds the old release finish with it', async () => {
    const { served, library, first, files } = await serving();
    const held = served.current;
    await library.activate(await build({ library, files }));
    await vi.waitFor(() => { expect(served.current?.release.id).not.toBe(first); });
    expect(await held?.store.concepts(['HP:0001945', 'ATC:A10BA02'])).toMatchObject([{ label: 'Fever' }, undefined]);
  });

  it('refuses to start where no release can be opened', async () => {
    const where = await place();
    const id = await build(where);
    await where.library.activate(id);
    await damage(arraysOf(where.dataDir, id));
    const served = new ServedGraph(where.library, { onServing: () => undefined, onDamaged: () => undefined });
    await expect(served.start(1000)).rejects.toThrow('No built release can be opened. Remove the releases folder of DATA_DIR and start again');
  });
});
