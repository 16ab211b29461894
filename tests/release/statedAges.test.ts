import { describe, expect, it } from 'vitest';
import { statedAges } from '../../server/release/statedAges.ts';

describe('the ages that a row is about', () => {
  it.each([
    ['adult', { from: 16, to: Infinity }], ['child', { from: 0, to: 16 }], ['5-17', { from: 5, to: 18 }], ['16-44 years', { from: 16, to: 45 }], ['under 5', { from: 0, to: 5 }],
    ['<25 y', { from: 0, to: 25 }], ['15 and over', { from: 15, to: Infinity }], ['80 y and older', { from: 80, to: Infinity }], ['over 50 years', { from: 50, to: Infinity }],
    ['3 months to 4 years', { from: 0.25, to: 5 }], ['under 18 months', { from: 0, to: 1.5 }], ['mean 61 years', undefined], ['', undefined],
  ] as const)('are read from "%s"', (words, ages) => { expect(statedAges(words, '')).toEqual(ages); });

  it('are those of children where the unit counts child-years', () => { expect(statedAges('', 'per child-year')).toEqual({ from: 0, to: 16 }); });
});
