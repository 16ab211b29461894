import type { Lexicon } from '../search/lexicon.ts';

/** A raw drug string taken apart. */
export interface DrugText {
  /** What may name substances: the string without strengths, forms and brackets, then what stood in brackets. */
  readonly parts: readonly (readonly string[])[];
  readonly strengths: readonly string[];
  /** Words of a route within the string. */
  readonly routeWords: readonly string[];
  /** Words of a form, which may tell the route where none is said. */
  readonly formWords: readonly string[];
}

const strength = /\d[\d.,]*(?:\s*[-/x]\s*\d[\d.,]*)*\s*(?:%|(?:mg|mcg|ug|gm?|grams?|kg|ml|l|meq|mmol|units?|iu|unt|mu|cc|hr|hours?|h)\b)?(?:\s*\/\s*\d*[\d.,]*\s*(?:mg|ml|l|hr|hours?|h|actuat|gram|g|dose|mcg|act|puff)\b)?/gi;

export class DrugReader {
  readonly #kindOf: ReadonlyMap<string, string>;

  constructor({ drugWords }: Pick<Lexicon, 'drugWords'>) {
    this.#kindOf = new Map(drugWords.map(({ word, kind }) => [word, kind]));
  }

  read(text: string): DrugText {
    const within: string[] = [];
    const outside = text.replace(/[([]([^)\]]*)[)\]]?/g, (_, inner: string) => {
      within.push(inner);
      return ' ';
    });
    const strengths: string[] = [];
    const routeWords: string[] = [];
    const formWords: string[] = [];
    const parts = [outside, ...within].map((part) => {
      const named = part.replace(/\b(?:vitamin|factor|coenzyme|interferon|insulin) [a-z]?-?\d+\b|\b[a-z]+-\d+\b/gi, (kept) => kept.replaceAll(/\d/g, (digit) => String.fromCharCode(0xe000 + Number(digit))));
      const rest = named.replace(strength, (found) => {
        strengths.push(found.trim());
        return ' ';
      }).replaceAll(/[\ue000-\ue009]/g, (mark) => String(mark.charCodeAt(0) - 0xe000));
      return rest.toLowerCase().split(/[^\p{L}\p{N}'/+&-]+/u).flatMap((word) => word.split(/(?=[/+&])|(?<=[/+&])/)).filter((word) => {
        const kind = this.#kindOf.get(word);
        if (kind === 'route') routeWords.push(word);
        if (kind === 'form') formWords.push(word);
        return word !== '' && word !== '-' && (kind === undefined || kind === 'salt');
      });
    });
    return { parts: parts.filter((words) => words.length > 0), strengths, routeWords, formWords };
  }

  isSalt(word: string): boolean {
    return this.#kindOf.get(word) === 'salt';
  }
}
