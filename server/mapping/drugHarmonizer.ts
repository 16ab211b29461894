import type { ConceptId } from '../domain/concept.ts';
import { codeOf } from '../domain/concept.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { DrugReader } from './drugReader.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import type { PhraseReader } from './phraseReader.ts';
import { RouteFilter } from './routes.ts';

/** One substance found in a drug string, with every code that bears its name. */
export interface FoundSubstance {
  readonly words: readonly string[];
  readonly codes: readonly number[];
  /** 1 for the words as written, less for a word spelled alike. */
  readonly similarity: number;
}
export interface DrugAnswer {
  readonly substances: readonly FoundSubstance[];
  /** The route given, else the one in the string; undefined where neither says one. */
  readonly route: string | undefined;
  /** Codes by preference: of a combination, else of the first substance; those that fit the route first. */
  readonly codes: readonly { readonly concept: number; readonly confidence: number; readonly note: string }[];
  readonly strengths: readonly string[];
  readonly needsReview: boolean;
}

const substanceLength = 7;
const windowWordsMax = 6;
const wordLikenessMin = 0.72;
const cutShortMin = 4;
const cutShortSimilarity = 0.75;

/** Raw drug strings to codes of ATC, by names and brand names; it answers nothing rather than guess a substance. */
export class DrugHarmonizer {
  readonly #index: PhraseIndex;
  readonly #reader: PhraseReader;
  readonly #drugs: DrugReader;
  readonly #routes: RouteFilter;
  readonly #idAt: (concept: number) => ConceptId;

  constructor(index: PhraseIndex, reader: PhraseReader, lexicon: Lexicon, idAt: (concept: number) => ConceptId) {
    this.#index = index;
    this.#reader = reader;
    this.#drugs = new DrugReader(lexicon);
    this.#routes = new RouteFilter(lexicon);
    this.#idAt = idAt;
  }

  harmonize(drug: string, route: string | undefined): DrugAnswer {
    const text = this.#drugs.read(drug);
    const written = route ?? text.routeWords[0] ?? text.formWords.find((form) => this.#routes.read(form) !== undefined);
    const routeRead = written === undefined ? undefined : this.#routes.read(written);
    const unknown: string[] = [];
    const named = this.#substancesIn(text.parts, unknown, false);
    // Salts are substances of their own where nothing else is named: "sodium bicarbonate".
    const substances = named.length > 0 ? named : this.#substancesIn(text.parts, unknown, true);
    const combined = substances.length > 1 ? this.#combination(substances) : [];
    const [first] = substances;
    const bare = combined.length > 0 ? combined : (first?.codes ?? []);
    const fitting = written === undefined ? bare : bare.filter((concept) => this.#routes.fits(written, this.#idAt(concept)));
    const others = bare.filter((concept) => !fitting.includes(concept));
    const sure = first === undefined ? 0 : Math.min(...substances.map(({ similarity }) => similarity));
    // Each further code that fits as well halves what is known of the choice, not of the substance.
    const codes = [...fitting, ...others].map((concept, place) => ({
      concept, confidence: sure * (place < fitting.length ? (fitting.length === 1 ? 0.98 : 0.9 / fitting.length) : 0.02),
      note: place < fitting.length ? (written === undefined ? 'Named so in ATC.' : `Named so in ATC, and given by this route (${routeRead ?? written}).`) : 'Named so in ATC, but for another route.',
    }));
    const uncertain = substances.length === 0 || sure < 1 || fitting.length !== 1 || (substances.length > 1 && combined.length === 0) || unknown.length > 0 || (route !== undefined && routeRead === undefined);
    return { substances, route: routeRead, codes, strengths: text.strengths, needsReview: uncertain };
  }

  /** The longest runs of words that are a name, without overlap, in the order of the string; then words spelled alike. */
  #substancesIn(parts: readonly (readonly string[])[], unknown: string[], salts: boolean): readonly FoundSubstance[] {
    const found: FoundSubstance[] = [];
    for (const words of parts) {
      const taken = new Set<number>();
      for (let length = Math.min(windowWordsMax, words.length); length > 0; length -= 1) {
        for (let start = 0; start + length <= words.length; start += 1) {
          const window = words.slice(start, start + length);
          if (window.some((_, offset) => taken.has(start + offset)) || (!salts && window.every((word) => this.#drugs.isSalt(word)))) continue;
          const codes = this.#codesNamed(window.join(' '));
          if (codes.length === 0) continue;
          window.forEach((_, offset) => taken.add(start + offset));
          if (!found.some((known) => known.codes[0] === codes[0])) found.push({ words: window, codes, similarity: 1 });
        }
      }
      const left = words.filter((word, place) => !taken.has(place) && !this.#drugs.isSalt(word) && /\p{L}{4}/u.test(word));
      if (found.length === 0 && !salts) for (const word of left) found.push(...this.#alike(word));
      else unknown.push(...left.filter(() => taken.size === 0));
    }
    // A brand of a combination names the same codes as its parts written beside it.
    return found;
  }

  #codesNamed(text: string): readonly number[] {
    const { words } = this.#reader.read(text);
    const readings = [words, ...(text.includes('-') ? [this.#reader.read(text.replaceAll('-', '')).words] : [])];
    return [...new Set(readings.flatMap((reading) => this.#index.namesOfWords(reading)).map((name) => this.#index.conceptOf(name)))].filter((concept) => this.#isSubstance(concept));
  }

  /** One word cut short where a single substance begins so ("vanc"), or with a typing mistake where a single name is near it. */
  #alike(word: string): readonly FoundSubstance[] {
    const begun = word.length < cutShortMin ? [] : this.#index.wordsBeginning(this.#reader.fold(word)).map((place) => this.#codesNamed(this.#index.wordAt(place))).filter((codes) => codes.length > 0);
    const substances = new Set(begun.map((codes) => codes.join()));
    if (substances.size === 1 && begun[0] !== undefined) return [{ words: [word], codes: begun[0], similarity: cutShortSimilarity }];
    if (word.length < 6) return [];
    for (const { word: near, similarity } of this.#index.similarWords(this.#reader.fold(word))) {
      const spelled = this.#index.wordAt(near);
      if (similarity >= 1 || similarity < wordLikenessMin || Math.abs(spelled.length - word.length) > 2) continue;
      const codes = this.#codesNamed(spelled);
      if (codes.length > 0) return [{ words: [word], codes, similarity }];
    }
    return [];
  }

  /** Codes whose name holds every substance: "trimethoprim and sulfamethoxazole". */
  #combination(substances: readonly FoundSubstance[]): readonly number[] {
    const wanted = substances.flatMap(({ words }) => this.#reader.read(words.join(' ')).words.filter((word) => !this.#drugs.isSalt(word)));
    const exact = this.#index.namesOfWords([...new Set(wanted)]).map((name) => this.#index.conceptOf(name));
    const [rarest] = [...new Set(wanted)].map((word) => this.#index.wordPlace(word)).filter((word) => word !== undefined).sort((a, b) => this.#index.postingsOf(a).length - this.#index.postingsOf(b).length);
    const holding = rarest === undefined ? [] : Array.from(this.#index.postingsOf(rarest)).filter((name) => {
      const own = new Set(Array.from(this.#index.wordsOf(name), (word) => this.#index.wordAt(word)));
      return wanted.every((word) => own.has(word));
    }).map((name) => this.#index.conceptOf(name));
    return [...new Set([...exact, ...holding])].filter((concept) => this.#isSubstance(concept));
  }

  #isSubstance(concept: number): boolean {
    return codeOf(this.#idAt(concept)).length === substanceLength;
  }
}
