import type { Assertedness, AssertionCue } from '../search/mappingTables.ts';
import { wordsOf } from '../search/words.ts';
import type { NoteWord, Sentence } from './noteWords.ts';

export interface Judgement {
  readonly assertion: Assertedness;
  /** As written in the note; undefined for what is present without a word for it. */
  readonly cue: string | undefined;
}

/** Where several cues reach a mention, the first of these decides: what is denied of the family is denied. */
const precedence: readonly Assertedness[] = ['ABSENT', 'FAMILY', 'CONDITIONAL', 'POSSIBLE', 'HISTORICAL', 'PRESENT'];
/** Words that a cue reaches at most. */
const reachAfterMax = 25;
const reachBeforeMax = 6;

export interface FoundCue {
  readonly cue: AssertionCue;
  /** Half-open range of words of the sentence. */
  readonly from: number;
  readonly to: number;
}

/** Reads cues by the reviewed table: each reaches to the end of its sentence, or to a word that ends it, or its number of words. */
export class AssertionReader {
  readonly #byFirst = new Map<string, { readonly cue: AssertionCue; readonly words: readonly string[] }[]>();

  constructor(cues: readonly AssertionCue[]) {
    for (const cue of cues) {
      const words = wordsOf(cue.cue, (word) => word).map(({ folded }) => folded);
      const first = words[0];
      if (first === undefined) continue;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { cue, words }]);
    }
  }

  /** The cues of a sentence, longest first where they overlap. */
  cuesIn({ words }: Sentence, text: string): readonly FoundCue[] {
    const found: FoundCue[] = [];
    words.forEach(({ plain }, from) => {
      for (const { cue, words: wanted } of this.#byFirst.get(plain) ?? []) {
        if (!wanted.every((word, offset) => words[from + offset]?.plain === word)) continue;
        const to = from + wanted.length;
        if (cue.kind.startsWith('SECTION') && !/^\s*:/.test(text.slice(words[to - 1]?.end))) continue;
        found.push({ cue, from, to });
      }
    });
    const longest = found.sort((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from);
    const taken = new Set<number>();
    return longest.filter(({ from, to, cue }) => {
      const own = Array.from({ length: to - from }, (_, offset) => from + offset);
      // One form may reach both ways; a word of another cue is no cue of its own.
      if (own.some((place) => taken.has(place)) && !longest.some((other) => other.from === from && other.to === to && other.cue !== cue)) return false;
      for (const place of own) taken.add(place);
      return true;
    }).filter(({ from, to }, _, kept) => !kept.some((other) => other.to - other.from > to - from && other.from <= from && other.to >= to));
  }

  /** Of the words from `first` to `last` of a sentence; `section` is what the heading above says. */
  judge(words: readonly NoteWord[], cues: readonly FoundCue[], first: number, last: number, section: Judgement | undefined, text: string): Judgement {
    const reaching = cues.filter((found) => reaches(found, cues, first, last));
    const judgements: Judgement[] = reaching.flatMap(({ cue, from, to }) => (isAssertedness(cue.kind) ? [{ assertion: cue.kind, cue: text.slice(words[from]?.start, words[to - 1]?.end) }] : []));
    if (doubted.test(text.slice(0, words[first]?.start).slice(-doubtLettersMax))) judgements.push({ assertion: 'POSSIBLE', cue: '?' });
    if (section !== undefined) judgements.push(section);
    judgements.sort((a, b) => precedence.indexOf(a.assertion) - precedence.indexOf(b.assertion));
    return judgements[0] ?? { assertion: 'PRESENT', cue: undefined };
  }
}

/** "? PE", "?PE": a question mark before the thing and behind nothing, else it ends a question. */
const doubted = /(?:^|[\s:;,(])\?\s{0,2}$/;
const doubtLettersMax = 4;

const isAssertedness = (kind: AssertionCue['kind']): kind is Assertedness => precedence.some((one) => one === kind);

function reaches({ cue, from, to }: FoundCue, cues: readonly FoundCue[], first: number, last: number): boolean {
  if (!isAssertedness(cue.kind)) return false;
  const ended = (low: number, high: number): boolean => cues.some((other) => other.cue.kind === 'END' && other.from >= low && other.to <= high);
  if (cue.reach !== 'before' && to <= first) return first - to < reachAfterMax && !ended(to, first);
  if (cue.reach !== 'after' && from > last) return from - last <= reachBeforeMax && !ended(last + 1, from);
  return false;
}

/** What a heading says of what stands under it. */
export interface Section {
  readonly judgement: Judgement;
  readonly start: number;
  /** Whether text follows the heading on its line: then it reaches to the end of the line, else to the next part. */
  readonly inLine: boolean;
}

/** The section that a sentence belongs to. */
export function sectionOf(sentence: Sentence, cues: readonly FoundCue[], before: Section | undefined, text: string): Section | undefined {
  const heading = cues.find(({ cue, from }) => cue.kind.startsWith('SECTION') && from <= 1);
  if (heading !== undefined) {
    const cue = text.slice(sentence.words[heading.from]?.start, sentence.words[heading.to - 1]?.end);
    const start = sentence.words[heading.from]?.start ?? sentence.start;
    const line = text.slice(sentence.words[heading.to - 1]?.end).split(/\r?\n/, 1)[0] ?? '';
    return { judgement: { assertion: heading.cue.kind === 'SECTION_FAMILY' ? 'FAMILY' : 'HISTORICAL', cue }, start, inLine: /[\p{L}\p{N}]/u.test(line) };
  }
  if (before === undefined || sentence.beginsPart) return undefined;
  return before.inLine && text.slice(before.start, sentence.words[0]?.start).includes('\n') ? undefined : before;
}
