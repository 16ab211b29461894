import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstAfterPrefix, similarWords } from '../../server/search/spelling.ts';

/** Optimal string alignment by its definition: a table of all pairs of beginnings. */
function distance(a: string, b: string): number {
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  const table: number[][] = [];
  for (let row = 0; row <= a.length; row += 1) {
    table.push([]);
    for (let column = 0; column <= b.length; column += 1) {
      if (row === 0 || column === 0) { table[row]?.push(row + column); continue; }
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? at(row - 2, column - 2) + 1 : Infinity;
      table[row]?.push(Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same, swap));
    }
  }
  return at(a.length, b.length);
}
const beginningDistance = (word: string, typed: string): number => Math.min(...Array.from({ length: word.length + 1 }, (_, end) => distance(word.slice(0, end), typed)));

const word = fc.stringMatching(/^[abc]{0,7}$/);
const vocabulary = fc.uniqueArray(word, { maxLength: 40 }).map((words) => words.sort());

describe('similarWords', () => {
  it.each([false, true])('finds the words that the distance by its definition finds, as beginnings: %s', (asPrefix) => { fc.assert(fc.property(
    vocabulary, fc.stringMatching(/^[abc]{1,7}$/), fc.constantFrom(0, 1, 2, 3), fc.nat({ max: 20 }), fc.nat({ max: 40 }), (words, typed, distanceMax, from, length) => {
      const range = [Math.min(from, words.length), Math.min(from + length, words.length)] as const;
      const expected = words.map((candidate, place) => ({ word: place, distance: asPrefix ? beginningDistance(candidate, typed) : distance(candidate, typed) }))
        .filter((found) => distanceMax > 0 && found.distance <= distanceMax && found.word >= range[0] && found.word < range[1]);
      expect(similarWords(words, typed, distanceMax, asPrefix, range)).toEqual(expected);
    }), { numRuns: 1500 }); });

  it('counts a swap of neighbours as one mistake', () => { expect(similarWords(['fever'], 'feevr', 1, false)).toEqual([{ word: 0, distance: 1 }]); });
});

describe('firstAfterPrefix', () => {
  it('is behind all words that begin so', () => { fc.assert(fc.property(vocabulary, word, (words, prefix) => {
    const expected = words.filter((candidate) => candidate < prefix || candidate.startsWith(prefix)).length;
    expect(firstAfterPrefix(words, 0, prefix)).toBe(expected);
  })); });
});
