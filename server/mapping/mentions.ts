import type { Lexicon } from '../search/lexicon.ts';
import { abbreviationsIn } from './abbreviationsInText.ts';
import type { FoundCue, Judgement, Section } from './assertion.ts';
import { AssertionReader, sectionOf } from './assertion.ts';
import type { NoteWord, Sentence } from './noteWords.ts';
import { sentencesOf } from './noteWords.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import type { PhraseReader } from './phraseReader.ts';
import type { DefinedAbbreviations } from './queryVariants.ts';

export interface FoundMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly judgement: Judgement;
  /** The long forms that the note defines, under which the mention is to be read. */
  readonly defined: DefinedAbbreviations;
}

/** The words of a sentence from the first to the last. */
interface Run {
  readonly first: number;
  readonly last: number;
}

const windowWordsMax = 8;
const singleWordLettersMin = 3;

/**
 * Finds names in free text. A mention is one unbroken run of words within a sentence that is a name in one of the indexes,
 * in any order of its words, or an abbreviation that the note defines or that the reviewed list has. Where runs overlap the
 * longest stays, of equally long ones the first. Words parted by others are no mention.
 */
export class MentionFinder {
  readonly #reader: PhraseReader;
  readonly #assertions: AssertionReader;
  readonly #functionWords: ReadonlySet<string>;
  readonly #ignored: ReadonlySet<string>;
  readonly #abbreviations: ReadonlyMap<string, readonly { readonly expansion: string; readonly upper: boolean; readonly written: string }[]>;

  constructor(lexicon: Lexicon, reader: PhraseReader) {
    this.#reader = reader;
    this.#assertions = new AssertionReader(lexicon.assertionCues);
    this.#functionWords = new Set(lexicon.functionWords);
    this.#ignored = new Set([...lexicon.weakWords, ...lexicon.phraseNoise, ...lexicon.assertionCues.map(({ cue }) => cue)].map((word) => reader.fold(word)));
    const abbreviations = new Map<string, { expansion: string; upper: boolean; written: string }[]>();
    for (const { abbreviation, expansion, case: letters } of lexicon.abbreviations) {
      const key = abbreviation.toLowerCase();
      abbreviations.set(key, [...(abbreviations.get(key) ?? []), { expansion, upper: letters === 'upper', written: abbreviation }]);
    }
    this.#abbreviations = abbreviations;
  }

  /** In the order of the text, without overlap; at most `max`. It may be stopped after each word. */
  *find(text: string, indexes: readonly PhraseIndex[], max: number): Generator<undefined, readonly FoundMention[]> {
    const defined = abbreviationsIn(text);
    const mentions: FoundMention[] = [];
    let section: Section | undefined;
    yield;
    for (const sentence of sentencesOf(text)) {
      yield;
      const cues = this.#assertions.cuesIn(sentence, text);
      section = sectionOf(sentence, cues, section, text);
      for (const { first, last } of yield* this.#runsIn(sentence, text, indexes, defined, cues)) {
        const start = sentence.words[first]?.start ?? 0;
        const end = sentence.words[last]?.end ?? 0;
        mentions.push({ start, end, text: text.slice(start, end), defined, judgement: this.#assertions.judge(sentence.words, cues, first, last, section?.judgement, text) });
        if (mentions.length >= max) return mentions;
        yield;
      }
    }
    return mentions;
  }

  *#runsIn({ words }: Sentence, text: string, indexes: readonly PhraseIndex[], defined: DefinedAbbreviations, cues: readonly FoundCue[]): Generator<undefined, readonly Run[]> {
    const read = new Map<string, readonly string[]>();
    const partsOf = (place: number): readonly string[] => {
      const plain = words[place]?.plain ?? '';
      const parts = read.get(plain) ?? (this.#functionWords.has(plain) && plain !== 'a' ? [] : this.#reader.words(plain));
      read.set(plain, parts);
      return parts;
    };
    const runs: Run[] = [];
    let cue = 0;
    for (let first = 0; first < words.length; first += 1) {
      yield;
      if (partsOf(first).length === 0) continue;
      while ((cues[cue]?.to ?? Infinity) <= first) cue += 1;
      for (const index of indexes) {
        let length = 0;
        const held = new Set<string>();
        for (let last = first; last < Math.min(words.length, first + windowWordsMax); last += 1) {
          const own = partsOf(last);
          if (own.some((word) => index.wordPlace(word) === undefined) || crosses(text, words, first, last)) break;
          for (const word of own) held.add(word);
          if (own.length > 0 && this.#isName(index, [...held], words, first, last)) length = last - first + 1;
        }
        if (length === 0 && this.#isAbbreviation(text.slice(words[first]?.start, words[first]?.end), index, defined)) length = 1;
        // A cue such as "past medical history" is no mention, even where it is a name.
        const isCue = (cues[cue]?.from ?? Infinity) <= first && first + length <= (cues[cue]?.to ?? 0);
        if (length > 0 && !isCue) runs.push({ first, last: first + length - 1 });
      }
    }
    const taken = new Set<number>();
    return runs.sort((a, b) => (b.last - b.first) - (a.last - a.first) || a.first - b.first)
      .filter(({ first, last }) => {
        const own = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
        if (own.some((place) => taken.has(place))) return false;
        for (const place of own) taken.add(place);
        return true;
      })
      .sort((a, b) => a.first - b.first);
  }

  #isName(index: PhraseIndex, held: readonly string[], words: readonly NoteWord[], first: number, last: number): boolean {
    const [only] = held;
    if (held.length === 1 && only !== undefined) {
      // A single short or empty word is a name of something in every large system, and seldom meant so.
      if (first !== last || only.length < singleWordLettersMin || /^\d+$/.test(only) || this.#ignored.has(only) || this.#ignored.has(words[first]?.plain ?? '')) return false;
    }
    return index.namesOfWords(held).some((name) => {
      const kind = index.kindOf(name);
      return kind !== 'INDEX_ENTRY' && kind !== 'BORROWED_FAR' && (held.length > 1 || kind !== 'FORMER');
    });
  }

  #isAbbreviation(written: string, index: PhraseIndex, defined: DefinedAbbreviations): boolean {
    const long = defined.get(written);
    const listed = written === written.toUpperCase() ? (this.#abbreviations.get(written.toLowerCase()) ?? []).map(({ expansion }) => expansion) : [];
    return [...(long === undefined ? [] : [long]), ...listed].some((expansion) => index.namesOfWords(this.#reader.words(expansion)).length > 0);
  }
}

/** Whether something between the words parts them: a bracket, a semicolon, a colon, a full stop, an empty line. */
function crosses(text: string, words: readonly NoteWord[], first: number, last: number): boolean {
  if (first === last) return false;
  return /[;:()[\].!?]|\n[ \t]*\r?\n/.test(text.slice(words[last - 1]?.end, words[last]?.start));
}
