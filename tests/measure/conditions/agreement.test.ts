import { expect, it } from 'vitest';
import { rankCorrelation } from './agreement.ts';

it('the rank correlation is 1 for the same order, -1 for the contrary, and shares the ranks of ties', () => {
  expect(rankCorrelation([[1, 10], [2, 20], [3, 900]])).toBeCloseTo(1);
  expect(rankCorrelation([[1, 3], [2, 2], [3, 1]])).toBeCloseTo(-1);
  // Ranks 1.5 1.5 3 4 against 1 2 3 4: covariance 4.5, spreads of 4.5 and 5.
  expect(rankCorrelation([[5, 1], [5, 2], [7, 3], [9, 4]])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5));
});
