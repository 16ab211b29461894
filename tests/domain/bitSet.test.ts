import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BitSet } from '../../server/domain/bitSet.ts';

it('has the numbers that were added and lists them from any place on', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat({ max: 100 })), fc.nat({ max: 110 }), fc.nat({ max: 20 }), (items, from, count) => {
    const set = new BitSet(101);
    for (const item of items) set.add(item);
    const sorted = [...items].sort((a, b) => a - b);
    expect(Array.from({ length: 130 }, (_, item) => item).filter((item) => set.has(item))).toEqual(sorted);
    expect(set.from(from, count)).toEqual(sorted.filter((item) => item >= from).slice(0, count));
    expect(new BitSet(set.bits).from(0, 200)).toEqual(sorted);
  }));
});
