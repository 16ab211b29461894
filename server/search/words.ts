import type { Lexicon, SpellingRule } from './lexicon.ts';

/** One word of a text: folded for comparison, with its UTF-16 offsets in the text as given. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

export type FoldWord = (word: string) => string;

/**
 * Folds words so that spellings of one word compare equal: lower case, no diacritics, British to American by the rules
 * of the lexicon, plural to singular. Names and queries must be folded by the same lexicon.
 */
export function wordFolder({ spelling }: Pick<Lexicon, 'spelling'>): { readonly fold: FoldWord; readonly foldPrefix: FoldWord } {
  const cache = new Map<string, string>();
  const byLetters = spelling.filter((rule) => rule.from !== '');
  // Most words match no rule: one expression tells so at once.
  const anyRule = new RegExp(byLetters.map(({ from }) => from).join('|') || '(?!)');
  const foldPrefix = (word: string): string => (anyRule.test(word) ? byLetters.reduce(applyRule, word) : word);
  const fold = (word: string): string => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    const folded = singular(foldPrefix(word));
    if (cache.size >= cachedWordsMax) cache.clear();
    cache.set(word, folded);
    return folded;
  };
  return { fold, foldPrefix };
}
const cachedWordsMax = 200_000;

const applyRule = (word: string, { from, to, position }: SpellingRule): string => {
  switch (position) {
    case 'anywhere':
      return word.includes(from) ? word.replaceAll(from, to) : word;
    case 'start':
      return word.startsWith(from) ? to + word.slice(from.length) : word;
    case 'end':
      return word.endsWith(from) ? word.slice(0, -from.length) + to : word;
  }
};

/** Light English stemming of the plural alone (after the S stemmer of Harman 1991, JASIS 42:7), with -oses and -yses for Greek words. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (word.endsWith('oses') || word.endsWith('yses')) return `${word.slice(0, -2)}is`;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const plain = /^[\u0020-\u007e]*$/;

/** The words of a text in order. Apostrophes within a word are dropped and a possessive s with them. */
export function wordsOf(text: string, fold: FoldWord): Word[] {
  return plain.test(text) ? asciiWords(text, fold) : unicodeWords(text, fold);
}

function asciiWords(text: string, fold: FoldWord): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*/g)) {
    const raw = match[0].toLowerCase();
    words.push({ folded: fold(withoutApostrophes(raw)), start: match.index, end: match.index + raw.length });
  }
  return words;
}

function unicodeWords(text: string, fold: FoldWord): Word[] {
  const words: Word[] = [];
  let word = '';
  let start = 0;
  let end = 0;
  // An apostrophe belongs to a word only between two letters of it.
  let apostrophe = false;
  let offset = 0;
  const close = (): void => {
    if (word !== '') words.push({ folded: fold(withoutApostrophes(word)), start, end });
    word = '';
    apostrophe = false;
  };
  for (const character of text) {
    const letters = foldCharacter(character);
    const next = offset + character.length;
    if (letters === ' ' || (letters === "'" && apostrophe)) close();
    else if (letters === "'") apostrophe = word !== '';
    else if (letters === '') end = apostrophe ? end : next;
    else {
      if (word === '') start = offset;
      word += apostrophe ? `'${letters}` : letters;
      apostrophe = false;
      end = next;
    }
    offset = next;
  }
  close();
  return words;
}

const withoutApostrophes = (word: string): string => {
  if (!word.includes("'")) return word;
  return word.replace(/'s$/, '').replaceAll("'", '');
};

const characterCache = new Map<string, string>();
const special: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', '’': "'", '‘': "'", "'": "'", α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta' };

/** Letters and digits in lower case without diacritics; '' for a combining mark; ' ' for anything that separates words. */
function foldCharacter(character: string): string {
  const known = characterCache.get(character);
  if (known !== undefined) return known;
  const lower = character.toLowerCase();
  const folded = special[lower] ?? lower.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}\p{N}]/gu, ' ').trim();
  const separates = folded.includes(' ') || (folded === '' && !/\p{M}/u.test(character));
  const answer = separates ? ' ' : folded;
  if (characterCache.size < 10_000) characterCache.set(character, answer);
  return answer;
}
