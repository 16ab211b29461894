import { wordsOf } from '../search/words.ts';

export interface NoteWord {
  /** Lower case, without diacritics, otherwise as written. */
  readonly plain: string;
  readonly start: number;
  readonly end: number;
}
/** A stretch of a note in which words belong together. */
export interface Sentence {
  readonly words: readonly NoteWord[];
  readonly start: number;
  readonly end: number;
  /** Whether a heading or an empty line stands before it. */
  readonly beginsPart: boolean;
}

const partEnd = /\n[ \t]*\r?\n/;

/** Sentences of a note: ended by punctuation, an empty line, or a line end before a capital, a bullet or a number. */
export function sentencesOf(text: string): readonly Sentence[] {
  const ends = [...text.matchAll(/(?<![.!?;])[.!?;]+(?=\s|$)|\r?\n(?=[ \t]*(?:\r?\n|[-*•·+]|\d+[.)]|\p{Lu}))/gu)].filter((match) => !isAbbreviation(text, match.index)).map((match) => match.index + match[0].length);
  const bounds = [...ends, text.length];
  const words = wordsOf(text, (word) => word);
  const sentences: Sentence[] = [];
  let start = 0;
  let next = 0;
  for (const end of bounds) {
    const own: NoteWord[] = [];
    for (let word = words[next]; word !== undefined && word.start < end; word = words[next]) {
      own.push({ plain: word.folded, start: word.start, end: word.end });
      next += 1;
    }
    if (own.length > 0) {
      const gap = text.slice(sentences.at(-1)?.end ?? 0, own[0]?.start ?? start);
      sentences.push({ words: own, start, end, beginsPart: sentences.length === 0 || partEnd.test(gap) || /^\s*[\p{L} /]{2,40}:/u.test(text.slice(start, end)) });
    }
    start = end;
  }
  return sentences;
}

const titles = new Set(['dr', 'mr', 'mrs', 'ms', 'vs', 'pt', 'approx', 'e.g', 'i.e', 'no']);
/** "Dr. Smith", "i.e. a rash": the full stop ends no sentence. */
const isAbbreviation = (text: string, at: number): boolean => {
  if (text[at] !== '.') return false;
  const before = /([\p{L}.]+)$/u.exec(text.slice(Math.max(0, at - 8), at))?.[1]?.toLowerCase() ?? '';
  return titles.has(before) && before !== 'no' && !/^\s*\n/.test(text.slice(at + 1));
};
