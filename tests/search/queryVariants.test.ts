import { beforeAll, describe, expect, it } from 'vitest';
import { queryVariants } from '../../server/search/queryVariants.ts';
import type { TermIndex } from '../../server/search/termIndex.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';

let index: TermIndex;
beforeAll(async () => { index = (await openSources(smallGraph)).termIndex; });
const read = (text: string) => queryVariants(index, text, 16).map(({ words, expanded }) => ({ words: words.map(({ folded, optional }) => (optional ? `(${folded})` : folded)).join(' '), expanded: expanded?.expansion }));

describe('queryVariants', () => {
  it('reads a query as typed, function words as optional', () => { expect(read('pain in the Chest')).toEqual([{ words: 'pain (in) (the) chest', expanded: undefined }]); });
  it('needs function words where there are no others', () => { expect(read('of the')).toEqual([{ words: 'of the', expanded: undefined }]); });
  it('spells an abbreviation out in place, and keeps it as optional', () => {
    expect(read('acute MI')).toEqual([{ words: 'acute mi', expanded: undefined }, { words: 'acute myocardial infarction (mi)', expanded: 'myocardial infarction' }]);
  });
  it('takes an abbreviation in upper case only where the lower case is a word', () => { expect(read('mi')).toHaveLength(1); expect(read('T1DM')).toHaveLength(2); expect(read('t1dm')).toHaveLength(2); });
  it('gives at most five readings, the one as typed first and weightiest', () => {
    const variants = queryVariants(index, 'MI t1dm MI t1dm MI t1dm', 16);
    expect(variants).toHaveLength(5);
    expect(variants[0]).toMatchObject({ weight: 1, expanded: undefined });
    expect(variants.slice(1).every(({ weight }) => weight < 1)).toBe(true);
  });
  it('looks at sixteen words and reads nothing where there are none', () => { expect(read('word '.repeat(30))[0]?.words.split(' ')).toHaveLength(16); expect(read('!!')).toEqual([]); });
  it('keeps the plural of a beginning', () => { expect(queryVariants(index, 'seizures', 16)[0]?.words[0]).toMatchObject({ folded: 'seizure', prefix: 'seizures' }); });
});
