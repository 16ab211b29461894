import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptPath } from '../../web/src/components/address.ts';
import { readParams, writeParams } from '../../web/src/components/urlParams.ts';
import { conceptParams } from '../../web/src/views/concept/conceptParams.ts';
import { searchParams } from '../../web/src/views/search/searchParams.ts';

describe('the address of a state', () => {
  it('leaves out what is initial, and keeps its own order', () => {
    expect(writeParams(searchParams, {})).toBe('');
    const { values } = readParams(searchParams, '?why=assertion:1&type=finding,disease&q=heart+attack&inactive=0');
    expect(writeParams(searchParams, values)).toBe('?q=heart+attack&type=disease,finding&why=assertion:1');
  });

  it('is the same for the same set, whatever its order and repetitions', () => {
    for (const search of ['?sys=HP,ATC', '?sys=ATC,HP', '?sys=HP,ATC,HP']) expect(writeParams(searchParams, readParams(searchParams, search).values)).toBe('?sys=ATC,HP');
  });

  it('names what is unknown, repeated or malformed, and does not use it', () => {
    const { values, invalid } = readParams(conceptParams, '?tab=nonsense&sib=2&bogus=1&n=0&counts=0&counts=1');
    expect(invalid).toEqual(['tab=nonsense', 'sib=2', 'bogus=1', 'n=0', 'counts=1']);
    expect(values).toMatchObject({ tab: 'overview', siblings: true, counts: false, about: 0 });
  });

  it('reads back what it wrote, for any text and any codes', () => {
    const id = fc.stringMatching(/^[A-Z]{1,8}:[^\s]{1,20}$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.uniqueArray(id, { maxLength: 5 }), fc.boolean(), (q, open, siblings) => {
        const search = writeParams(searchParams, { q });
        expect(readParams(searchParams, search).values.q).toBe(q);
        const tree = writeParams(conceptParams, { open, siblings });
        const read = readParams(conceptParams, tree);
        expect(read.invalid).toEqual([]);
        expect(read.values.siblings).toBe(siblings);
        expect([...read.values.open].sort()).toEqual([...open].sort());
        expect(writeParams(conceptParams, read.values)).toBe(tree);
      }),
    );
  });

  it('writes half a character as a replacement character instead of failing', () => {
    expect(writeParams(searchParams, { q: 'a\ud83d' })).toBe('?q=a%EF%BF%BD');
  });

  it('never throws, whatever the address', () => {
    fc.assert(fc.property(fc.string(), (search) => { readParams(conceptParams, search); readParams(searchParams, search); }));
  });

  it('keeps the code of a concept in one part of the path', () => {
    expect(conceptPath('ICD10CM:E11.9')).toBe('/concept/ICD10CM/E11.9');
    expect(conceptPath('LOCAL:A/B?c#d %')).toBe('/concept/LOCAL/A%2FB%3Fc%23d%20%25');
  });
});
