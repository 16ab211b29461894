import { expect, it } from 'vitest';
import { Deadline } from '../../server/domain/deadline.ts';
import { Turns } from '../../server/graphql/turns.ts';

const turnsOf = (turns: Turns, order: string[]) => {
  const deadline = new Deadline(60_000, () => performance.now());
  return (name: string, request: object, count: number) => Promise.all(Array.from({ length: count }, async () => {
    await turns.take(request, deadline);
    order.push(name);
  }));
};

it('requests take turns, so that one of many parts delays another by one part at most', async () => {
  const [turns, order] = [new Turns(), [] as string[]];
  const take = turnsOf(turns, order);
  await Promise.all([take('large', {}, 10), take('small', {}, 2), take('other', {}, 1)]);
  // The first part finds nobody waiting and goes at once.
  expect(order.slice(0, 7)).toEqual(['large', 'large', 'small', 'other', 'large', 'small', 'large']);
  expect(order).toHaveLength(13);
});

it('the network is looked at between two turns', async () => {
  const [turns, order] = [new Turns(), [] as string[]];
  setImmediate(() => order.push('network'));
  await turnsOf(turns, order)('part', {}, 3);
  expect(order.indexOf('network')).toBeLessThan(order.lastIndexOf('part'));
});

it('a request whose time is over computes no further', async () => {
  const turns = new Turns();
  const deadline = new Deadline(1_000, () => performance.now());
  await turns.take({}, deadline);
  deadline.cancel();
  await expect(turns.take({}, deadline)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  await turns.take({}, new Deadline(1_000, () => performance.now()));
});
