import { describe, expect, it } from 'vitest';
import { toCsv, toJson, exportName, type ExportOrigin } from '../../web/src/components/exportTable.ts';
import { age, percent } from '../../web/src/components/format.ts';
import { heardIn, isCharacterKey, keyTable } from '../../web/src/components/keys.ts';
import { plainText } from '../../web/src/components/plainText.ts';
import { safetyWording } from '../../web/src/components/safetyWording.ts';
import { readSettings, initialSettings } from '../../web/src/components/settings.ts';
import { frequencyText } from '../../web/src/evidence/assertion/frequency.ts';
import { segmentsOf } from '../../web/src/views/search/Matched.tsx';
import { looksLikeCode } from '../../web/src/views/search/suggestions.ts';

describe('text of a source', () => {
  it('names characters that reorder or hide text', () => {
    expect(plainText('a\u202eb\u0007c\u200bd\nE')).toBe('a‹U+202E›b‹U+0007›c‹U+200B›d E');
  });
  it('keeps the joiners that scripts and emoji need', () => {
    expect(plainText('می\u200cخواهم')).toBe('می\u200cخواهم');
  });
});

describe('a highlighted term', () => {
  it('is cut at its offsets', () => {
    expect(segmentsOf('Heart attack', [[6, 8], [0, 5]])).toEqual([
      { text: 'Heart', marked: true },
      { text: ' ', marked: false },
      { text: 'at', marked: true },
      { text: 'tack', marked: false },
    ]);
  });
  it('keeps its whole text when the offsets cannot be right', () => {
    for (const highlights of [[[3, 99]], [[5, 2]], [[0, 4], [2, 6]], [[]], [[-1, 2]]]) {
      expect(segmentsOf('abcdef', highlights).map(({ text }) => text).join('')).toBe('abcdef');
    }
  });
});

describe('a frequency', () => {
  const range = { low: 0.177, high: 0.645 };
  it('is counted where the source counted', () => {
    expect(frequencyText({ estimate: 5 / 13, ...range, numerator: 5, denominator: 13, stated: '5/13' })).toBe('5 of 13 (38\u00a0%; 95\u00a0% 18–65\u00a0%)');
  });
  it('stands in the words of the source with the range they mean', () => {
    expect(frequencyText({ estimate: 0.55, low: 0.3, high: 0.79, numerator: null, denominator: null, stated: 'Frequent (HP:0040282)' })).toBe('Frequent (30–79\u00a0%)');
    expect(frequencyText({ estimate: 0.17, low: 0.17, high: 0.17, numerator: null, denominator: null, stated: '17%' })).toBe('17%');
  });
  it('is never rounded to none or to all', () => {
    expect([0, 0.0004, 0.034, 0.5, 0.998, 1].map(percent)).toEqual(['0', '<0.1', '3.4', '50', '>99', '100']);
  });
});

describe('an export', () => {
  const origin: ExportOrigin = {
    view: 'search', address: 'http://localhost/?q=x', operation: 'Search', variables: '{"text":"x"}', release: 'release:1a2b', createdAt: '2026-01-01',
    sources: [{ title: 'A source', version: '1', licence: 'CC0' }],
  };
  const table = { columns: ['code', 'label', 'n'], rows: [['E11.9', '=1+1', 3], ['-5', 'with, comma and "quotes"', null], ['+1', ' @SUM(A1)', -2]] };
  it('names query, release and licences first', () => {
    expect(toCsv(table, origin).split('\r\n').slice(0, 4)).toEqual([
      '"# query: Search {""text"":""x""}"', '# address: http://localhost/?q=x', '# release: release:1a2b of 2026-01-01', '# licence: A source 1: CC0',
    ]);
  });
  it('begins with what must be known before its rows', () => {
    expect(toCsv(table, { ...origin, notice: safetyWording.banner }).split('\r\n')[0]).toBe(`# ${safetyWording.banner}`);
    expect(JSON.parse(toJson(table, { ...origin, notice: safetyWording.banner }))).toMatchObject({ notice: safetyWording.banner });
  });
  it('starts no formula in a spreadsheet', () => {
    expect(toCsv(table, origin).split('\r\n').slice(5)).toEqual(["E11.9,'=1+1,3", `'-5,"with, comma and ""quotes""",`, "'+1,' @SUM(A1),-2"]);
  });
  it('is valid JSON with the same rows', () => {
    expect(JSON.parse(toJson(table, origin))).toMatchObject({ release: 'release:1a2b', rows: [{ code: 'E11.9', label: '=1+1', n: 3 }, { n: null }, {}] });
  });
  it('is named after view, release and day', () => {
    expect(exportName(origin, '2026-02-03', 'csv')).toBe('search_release1a2b_2026-02-03.csv');
  });
});

describe('the table of keys', () => {
  it('X10 gives no key to two acts that hear it in one place', () => {
    for (const [place, contexts] of Object.entries(heardIn)) {
      const keys = keyTable.filter((act) => contexts.some((context) => context === act.context)).flatMap((act) => act.keys.map((key) => `${place}: ${key}`));
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });
  it('knows the keys that a switch must be able to silence', () => {
    expect(['?', 'c', 'Shift+C', '['].every(isCharacterKey)).toBe(true);
    expect(['Control+K', 'F6', 'Enter', 'Alt+R', 'Shift+F10'].some(isCharacterKey)).toBe(false);
  });
});

describe('small readings', () => {
  it('tells codes from words', () => {
    for (const code of ['E11.9', '250.00', 'HP:0001250', 'ICD-10-CM:E11', 'A10BA02', '44054006', 'e119']) expect({ code, is: looksLikeCode(code) }).toEqual({ code, is: true });
    for (const words of ['fever', 'type 2 diabetes', 'COVID', '']) expect({ words, is: looksLikeCode(words) }).toEqual({ words, is: false });
  });
  it('says the age of a source in days, months or years', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    expect(['2026-06-01', '2026-05-20', '2026-01-01', '2020-01-01', 'unknown'].map((day) => age(day, now))).toEqual(['today', '12 days ago', '4 months ago', '6 years ago', 'age unknown']);
  });
  it('falls back field by field when stored settings do not fit', () => {
    expect(readSettings(null)).toEqual(initialSettings);
    expect(readSettings('{not json')).toEqual(initialSettings);
    expect(readSettings('{"theme":"dark","pageSize":7,"letters":"no"}')).toEqual({ ...initialSettings, theme: 'dark' });
  });
});
