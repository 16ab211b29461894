import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DeadlineExceeded } from '../../server/domain/errors.ts';
import { Pacer } from '../../server/graphql/pacer.ts';
import { smallApi } from './api.ts';

const numbers = Array.from({ length: 3_500 }, (_, place) => place);

/** Works on each item as it comes, as a reader of a list does, and tells in which turn. */
async function written(list: readonly number[], takeTurn: () => Promise<void> = async () => undefined) {
  const [items, turns]: [number[], number[]] = [[], []];
  let turn = 0;
  const pacer = new Pacer(async () => { turn += 1; await takeTurn(); });
  const work = (item: number): void => {
    items.push(item);
    turns.push(turn);
  };
  await Promise.all(Array.from(pacer.items(list), (item) => {
    if (typeof item !== 'number') return item.then(work);
    work(item);
    return Promise.resolve();
  }));
  return { items, turns };
}

it('a long list is written in its order, a thousand objects in each turn', async () => {
  const { items, turns } = await written(numbers);
  expect(items).toEqual(numbers);
  expect([0, 1, 2, 3].map((turn) => turns.filter((of) => of === turn).length)).toEqual([1_000, 1_000, 1_000, 500]);
});

it('a short list needs no turn of its own', async () => {
  expect((await written(numbers.slice(0, 1_000))).turns.filter((turn) => turn > 0)).toEqual([]);
});

it('lists within one another share the turn of their request', async () => {
  let turn = 0;
  const pacer = new Pacer(async () => { await setImmediate(); turn += 1; });
  const turns: number[] = [];
  const inner = async (): Promise<void> => {
    await Promise.all(Array.from(pacer.items(numbers.slice(0, 99)), async (item) => {
      await item;
      turns.push(turn);
    }));
  };
  await Promise.all(Array.from(pacer.items(numbers.slice(0, 30)), (item) => (typeof item === 'number' ? inner() : item.then(inner))));
  expect(turns).toHaveLength(30 * 99);
  for (const each of [0, 1, 2]) expect(turns.filter((of) => of === each).length).toBeLessThanOrEqual(1_000);
});

it('what others could go between is no long stretch, as the events of a subscription are not', async () => {
  const pacer = new Pacer(async () => { throw new DeadlineExceeded(10_000); });
  for (let event = 0; event < 5; event += 1) {
    expect([...pacer.items(numbers.slice(0, 600))]).toEqual(numbers.slice(0, 600));
    await setImmediate();
  }
});

it('a list whose request has no time left is not written to its end', async () => {
  let left = 3;
  await expect(written(numbers, async () => {
    left -= 1;
    if (left === 0) throw new DeadlineExceeded(10_000);
  })).rejects.toThrow(DeadlineExceeded);
});

const api = smallApi();

it('other requests are answered while a note of 5,000 mentions is', async () => {
  const asked = { note: true };
  const note = api().ask('query ($text: String!) { linkMentions(text: $text, to: ["HP", "OMIM"], first: 5) { text candidates { confidence concept { id label terms { text } } } } }', { text: 'Diabetes mellitus. '.repeat(10_000) });
  const mentions = note.finally(() => { asked.note = false; });
  const waits: number[] = [];
  while (asked.note) {
    const startedAt = performance.now();
    await api().ask('{ __typename }');
    waits.push(performance.now() - startedAt);
  }
  expect((await mentions).data.linkMentions).toHaveLength(5_000);
  expect(Math.max(...waits)).toBeLessThan(1_000);
  expect(waits.length).toBeGreaterThan(5);
});
