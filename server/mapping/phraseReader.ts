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

/** Reads names and queries alike: both must be read by the same lexicon. */
export class PhraseReader {
  readonly fold: FoldWord;
  readonly #functionWords: ReadonlySet<string>;

  constructor(lexicon: Pick<Lexicon, 'spelling' | 'functionWords'>) {
    ({ fold: this.fold } = wordFolder(lexicon));
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
    let plain = without(text, unspecific, 'unspecified');
    plain = without(plain, residual, 'other');
    plain = without(plain, manifestation, 'elsewhere');
    plain = without(plain, other, 'other');
    const words = this.words(plain);
    return { text, words, head: this.#headOf(plain, words), ...marks };
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
