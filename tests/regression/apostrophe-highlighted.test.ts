import { expect, it } from 'vitest';
import { wordsOf } from '../../server/search/words.ts';

it('leaves quotation marks around a word out of it, in a text with accents as in one without', () => {
  const words = (text: string) => wordsOf(text, (word) => word).map(({ start, end }) => text.slice(start, end));
  expect(words("'café' patients' disease")).toEqual(['café', 'patients', 'disease']);
  expect(words("'cafe' patients' disease")).toEqual(['cafe', 'patients', 'disease']);
});
