import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singular, wordFolder, wordsOf } from '../../server/search/words.ts';
import { testLexicon } from '../fixtures/graphFiles.ts';

const asIs = (word: string): string => word;
const folded = (text: string) => wordsOf(text, asIs).map((word) => word.folded);
const texts = fc.array(fc.constantFrom('a', 'B', 'é', 'e\u0301', 'ß', 'Œ', '’', "'", 's', ' ', '-', '/', '(', '\u00a0', '\ud83e\udda0', '\ud835\udd38', '\u202e', '\u0000', '\ud800', '1', '½', 'Å', '\u212b', 'İ', 'ﬁ', '糖', 'β'), { maxLength: 14 }).map((parts) => parts.join(''));

describe('wordsOf', () => {
  it.each([
    ['Type 2 diabetes mellitus', ['type', '2', 'diabetes', 'mellitus']], ['non-Hodgkin (B-cell) lymphoma/leukaemia', ['non', 'hodgkin', 'b', 'cell', 'lymphoma', 'leukaemia']],
    ["Crohn's disease", ['crohn', 'disease']], ['Crohn’s disease', ['crohn', 'disease']], ["O'Brien", ['obrien']], ['Ménière’s disease', ['meniere', 'disease']], ['Me\u0301nie\u0300re', ['meniere']],
    ['Sjögren–Larsson', ['sjogren', 'larsson']], ['Weiß æther Ørsted', ['weiss', 'aether', 'orsted']], ['β-thalassaemia', ['beta', 'thalassaemia']], ['\ud83e\udda0 germ \ud83e\udda0', ['germ']], ['', []], ['--- !', []], ["''", []], ['糖尿病', ['糖尿病']],
  ])('finds the words of "%s"', (text, words) => { expect(folded(text)).toEqual(words); });

  it.each(['Ménière’s disease \ud83e\udda0 of the İnner ear', 'e\u0301toile (Œdème) ½', "plain Crohn's, text"])('gives offsets that reproduce the words of "%s"', (text) => {
    for (const { folded: word, start, end } of wordsOf(text, asIs)) expect(folded(text.slice(start, end))).toEqual([word]);
  });

  it('gives offsets within the text, in order, apart from one another, around letters', () => { fc.assert(fc.property(texts, (text) => {
    let last = 0;
    for (const { start, end, folded: word } of wordsOf(text, asIs)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(word).not.toBe('');
      expect(folded(text.slice(start, end)), JSON.stringify(text)).toEqual([word]);
      last = end;
    }
  }), { numRuns: 1000 }); });

  it('finds the same words and offsets in plain text, whether other letters follow or not', () => { fc.assert(fc.property(
    fc.array(fc.constantFrom('a', 'B', '9', "'", "'s", ' ', '-', 'os', '.'), { maxLength: 12 }).map((parts) => parts.join('')), (text) => {
      expect(wordsOf(`${text} é`, asIs).slice(0, -1)).toEqual(wordsOf(text, asIs));
    }), { numRuns: 1000 }); });

  it('compares composed and decomposed letters as equal', () => { fc.assert(fc.property(texts, (text) => { expect(folded(text.normalize('NFD'))).toEqual(folded(text.normalize('NFC'))); })); });
});

describe('singular', () => {
  it.each([
    ['seizures', 'seizure'], ['allergies', 'allergy'], ['diagnoses', 'diagnosis'], ['dialyses', 'dialysis'], ['abscesses', 'abscess'], ['rashes', 'rash'], ['boxes', 'box'],
    ['diabetes', 'diabete'], ['virus', 'virus'], ['arthritis', 'arthritis'], ['abscess', 'abscess'], ['gas', 'gas'], ['ties', 'tie'], ['kidney', 'kidney'],
  ])('of %s is %s', (plural, word) => { expect(singular(plural)).toBe(word); });
});

describe('wordFolder', () => {
  const { fold, foldPrefix } = wordFolder(testLexicon);
  it('makes British and American spellings equal, in whole words and in beginnings', () => {
    for (const [british, american] of [['haemorrhage', 'hemorrhage'], ['oedema', 'edema'], ['anaemia', 'anemia'], ['haematologies', 'hematology']] as const) expect(fold(british)).toBe(fold(american));
    expect(foldPrefix('haemo')).toBe('hemo');
  });
  it('keeps the plural of a beginning, which may not be whole', () => { expect([fold('seizures'), foldPrefix('seizures')]).toEqual(['seizure', 'seizures']); });
  it('answers the same the second time', () => { expect([fold('haemorrhages'), fold('haemorrhages')]).toEqual(['hemorrhage', 'hemorrhage']); });
  it('folds nothing without rules', () => { expect(wordFolder({ spelling: [] }).fold('haemorrhages')).toBe('haemorrhage'); });
});
