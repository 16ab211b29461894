import type { Assertion, Frequency } from '../domain/assertion.ts';

/** The share that a score was computed with, and what the statements behind it say: their bounds, patients and words. */
export function statedFrequency(share: number, assertions: readonly Assertion[]): Frequency {
  const stated = assertions.flatMap(({ frequency }) => frequency ?? []);
  const counted = stated.filter(({ denominator }) => denominator !== undefined);
  return {
    estimate: share,
    low: Math.min(share, ...(stated.length === 0 ? [0] : stated.map(({ low }) => low))),
    high: Math.max(share, ...(stated.length === 0 ? [1] : stated.map(({ high }) => high))),
    ...(counted.length === 0 ? {} : {
      numerator: counted.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0),
      denominator: counted.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0),
    }),
    stated: stated.length === 0 ? 'no share stated' : [...new Set(stated.map((frequency) => frequency.stated))].join('; '),
  };
}
