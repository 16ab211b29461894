import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frequencyTerm, parseFrequency, wilsonInterval } from '../../ingest/evidence/hpoa/frequency.ts';

describe('the frequency of a finding', () => {
  it('of 81 in 263 has the score interval 0.2553 to 0.3662 (Newcombe 1998, Stat. Med. 17:857, table I)', () => {
    const { low, high } = wilsonInterval(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('of 0 in 20 has the score interval 0 to 0.1611 (same table)', () => {
    const { low, high } = wilsonInterval(0, 20);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.1611, 4);
  });

  it('lies within its interval, which lies within 0..1 and is narrower for more patients', () => {
    const counts = fc.integer({ min: 1, max: 5000 }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([patients, of]) => {
        const { low, high } = wilsonInterval(patients, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(patients / of + 1e-12);
        expect(high).toBeGreaterThanOrEqual(patients / of - 1e-12);
        const more = wilsonInterval(patients * 10, of * 10);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it.each([
    ['45%', { estimate: 0.45, low: 0.45, high: 0.45, stated: '45%' }],
    ['HP:0040280', { estimate: 1, low: 1, high: 1, stated: 'Obligate (HP:0040280)' }],
    ['HP:0040283', { estimate: 0.17, low: 0.05, high: 0.29, stated: 'Occasional (HP:0040283)' }],
  ])('%s is read as its interval', (stated, frequency) => {
    const { estimate, ...rest } = frequency;
    expect(parseFrequency(stated)).toMatchObject(rest);
    expect(parseFrequency(stated)?.estimate).toBeCloseTo(estimate, 12);
  });

  it.each(['', '3/0', '4/3', '101%', 'often', 'HP:0000118', 'constructor'])('"%s" is none', (stated) => {
    expect(parseFrequency(stated)).toBeUndefined();
  });

  it('is that of an HPO frequency term by id or by name in any case', () => {
    expect(frequencyTerm('HP:0040281')).toMatchObject({ low: 0.8, high: 0.99, stated: 'Very frequent (HP:0040281)' });
    expect([frequencyTerm('Very frequent'), frequencyTerm('very frequent')]).toEqual([frequencyTerm('HP:0040281'), frequencyTerm('HP:0040281')]);
    expect(['often', '45%', 'constructor', ''].map(frequencyTerm)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
