import type { Lexicon } from '../search/lexicon.ts';
import type { FoldWord } from '../search/words.ts';
import { wordFolder, wordsOf } from '../search/words.ts';

/** A phrase brought to a form in which spellings of one meaning compare equal. */
export interface Phrase {
  readonly text: string;
  /** Words that carry meaning, folded, in order, each once. */
  readonly words: readonly string[];
  /** The word that says what kind of thing it is; '' for an empty phrase. */
  readonly head: string;
  /** Those of the words that the text only says are not there: "without hemorrhage". */
  readonly denied: ReadonlySet<string>;
  /** "unspecified", "NOS": says nothing of the thing itself. */
  readonly unspecified: boolean;
  /** "other", "NEC": a residual class. */
  readonly other: boolean;
  /** "in diseases classified elsewhere": a manifestation, coded beside its cause. */
  readonly elsewhere: boolean;
}

const residual = /\bnot elsewhere classified\b|\bnec\b|\bn\.e\.c\.?/gi;
const unspecific = /\bnot otherwise specified\b|\bnos\b|\bn\.o\.s\.?|\bunspecified\b/gi;
const manifestation = /\b(?:in|due to)?\s*(?:other )?(?:diseases?|disorders?|conditions?) classified elsewhere\b|\bclassified elsewhere\b/gi;
const other = /\bother(?: specified)?\b/gi;
const roman: ReadonlyMap<string, string> = new Map(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii'].map((numeral, place) => [numeral, String(place + 1)]));
/** What follows describes the thing named before. */
const linkWords = new Set(['of', 'in', 'with', 'without', 'due', 'to', 'from', 'by', 'on', 'at', 'for', 'following', 'after', 'during', 'involving', 'affecting', 'associated', 'caused', 'and', 'or']);

const denial = /\b(?:without|not?|non|never|except)\b/i;
/** What follows them is said not to be there. */
export const deniers: ReadonlySet<string> = new Set(['without', 'no', 'not', 'non', 'never', 'except']);
const affirmers = new Set(['with', 'but']);
/** "A, B, and C": what is denied goes on behind a comma. */
const listGoesOn = /^(?:(?:and|or)\b|[^;:()[\]]*,\s*(?:and|or)\b)/;
const nothingDenied: ReadonlySet<string> = new Set();

/** Reads names and queries alike: both must be read by the same lexicon. */
export class PhraseReader {
  readonly fold: FoldWord;
  readonly #functionWords: ReadonlySet<string>;
  readonly #conventions: ReadonlyMap<string, string>;
  readonly #convention: RegExp;

  constructor(lexicon: Pick<Lexicon, 'spelling' | 'functionWords' | 'phraseConventions'>) {
    ({ fold: this.fold } = wordFolder(lexicon));
    this.#conventions = new Map(lexicon.phraseConventions.map(({ written, read }) => [written, read]));
    // The longest first: "with or without mention of ..." before "without mention of".
    const written = [...this.#conventions.keys()].sort((a, b) => b.length - a.length);
    this.#convention = new RegExp(`\\b(?:${written.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)'})\\b`, 'gi');
    this.#functionWords = new Set(lexicon.functionWords);
  }

  read(text: string): Phrase {
    const marks = { unspecified: false, other: false, elsewhere: false };
    const without = (from: string, pattern: RegExp, mark: keyof typeof marks): string => {
      const rest = from.replace(pattern, ' ');
      if (rest === from || !/[\p{L}\p{N}]/u.test(rest)) return from;
      marks[mark] = true;
      return rest;
    };
    const usual = text.replace(this.#convention, (written) => this.#conventions.get(written.toLowerCase()) ?? written);
    let plain = without(/[\p{L}\p{N}]/u.test(usual) ? usual : text, unspecific, 'unspecified');
    plain = without(plain, residual, 'other');
    plain = without(plain, manifestation, 'elsewhere');
    plain = without(plain, other, 'other');
    const words = this.words(plain);
    return { text, words, head: this.#headOf(plain, words), denied: this.#deniedIn(plain), ...marks };
  }

  /** The content words of a text, in order, each once. */
  words(text: string): string[] {
    const all = wordsOf(text, (word) => word);
    const capitals = text === text.toUpperCase();
    const content = all.filter(({ folded, start }, place) => {
      if (!this.#functionWords.has(folded)) return true;
      // "Hepatitis A", "type A personality": the letter, not the article.
      return folded === 'a' && place > 0 && (place === all.length - 1 || (text[start] === 'A' && !capitals));
    });
    return [...new Set((content.length > 0 ? content : all).flatMap(({ folded }) => this.#parts(folded)))];
  }

  #parts(word: string): readonly string[] {
    const parts = /\d/.test(word) && /\D/.test(word) ? (word.match(/\d+|\D+/g) ?? [word]) : [word];
    return parts.map((part) => roman.get(part) ?? (/^\d+$/.test(part) ? part.replace(/^0+(?=\d)/, '') : this.fold(part)));
  }

  /** What follows a word of denial, up to a comma that goes on no list, or a "with" but in "not associated with"; a word that is also said to be there is not denied. */
  #deniedIn(text: string): ReadonlySet<string> {
    if (!denial.test(text)) return nothingDenied;
    const denied = new Set<string>();
    const said = new Set<string>();
    let denier: string | undefined;
    let end = 0;
    for (const { folded, start, end: wordEnd } of wordsOf(text, (word) => word)) {
      const gap = text.slice(end, start);
      const parts = /[;:()[\]]/.test(gap) || (gap.includes(',') && !listGoesOn.test(text.slice(start)));
      if (parts || (affirmers.has(folded) && denier !== 'not')) denier = undefined;
      end = wordEnd;
      if (deniers.has(folded)) denier = folded;
      else if (!affirmers.has(folded)) for (const part of this.#parts(folded)) (denier === undefined ? said : denied).add(part);
    }
    for (const word of said) denied.delete(word);
    return denied;
  }

  #headOf(text: string, words: readonly string[]): string {
    const known = new Set(words);
    for (const segment of text.split(/[,;:()[\]/\\]/)) {
      let head = '';
      for (const { folded } of wordsOf(segment, (word) => word)) {
        if (linkWords.has(folded) && head !== '') break;
        const last = this.#parts(folded).at(-1) ?? '';
        if (known.has(last) && !/^\d+$/.test(last) && folded !== 'type') head = last;
      }
      if (head !== '') return head;
    }
    return words.at(-1) ?? '';
  }
}
