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
  readonly #cueWordsMax: number;

  constructor(cues: readonly AssertionCue[]) {
    for (const cue of cues) {
      const words = wordsOf(cue.cue, (word) => word).map(({ folded }) => folded);
      const first = words[0];
      if (first === undefined) continue;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { cue, words }]);
    }
    this.#cueWordsMax = Math.max(0, ...[...this.#byFirst.values()].flat().map(({ words }) => words.length));
  }

  /** The cues of a sentence in its order; of those that overlap the longest. One form may reach both ways. */
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
    const owner = new Map<number, FoundCue>();
    for (const cue of found.sort(longestFirst)) {
      let isFree = true;
      for (let place = cue.from; place < cue.to; place += 1) isFree &&= !owner.has(place);
      if (isFree) for (let place = cue.from; place < cue.to; place += 1) owner.set(place, cue);
    }
    return found.filter(({ from, to }) => owner.get(from)?.from === from && owner.get(from)?.to === to).sort((a, b) => a.from - b.from);
  }

  /** Of the words from `first` to `last` of a sentence; `section` is what the heading above says. */
  judge(words: readonly NoteWord[], cues: readonly FoundCue[], first: number, last: number, section: Judgement | undefined, text: string): Judgement {
    const near: FoundCue[] = [];
    for (let at = firstAtLeast(cues, first - reachAfterMax - this.#cueWordsMax); at < cues.length; at += 1) {
      const found = cues[at];
      if (found === undefined || found.from > last + reachBeforeMax) break;
      near.push(found);
    }
    const reaching = near.filter((found) => reaches(found, near, first, last)).sort(longestFirst);
    const judgements: Judgement[] = reaching.flatMap(({ cue, from, to }) => (isAssertedness(cue.kind) ? [{ assertion: cue.kind, cue: text.slice(words[from]?.start, words[to - 1]?.end) }] : []));
    if (doubted.test(before(text, words[first]?.start ?? 0, doubtLettersMax))) judgements.push({ assertion: 'POSSIBLE', cue: '?' });
    if (section !== undefined) judgements.push(section);
    judgements.sort((a, b) => precedence.indexOf(a.assertion) - precedence.indexOf(b.assertion));
    return judgements[0] ?? { assertion: 'PRESENT', cue: undefined };
  }
}

const longestFirst = (a: FoundCue, b: FoundCue): number => (b.to - b.from) - (a.to - a.from) || a.from - b.from;

/** Place of the first cue that begins at the word or behind it. */
function firstAtLeast(cues: readonly FoundCue[], word: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cues[middle]?.from ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

const before = (text: string, end: number, lettersMax: number): string => text.slice(Math.max(0, end - lettersMax), end);

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
  /** Where it ends at the latest: where text follows the heading on its line, the end of the line. */
  readonly end: number;
}

/** The section that a sentence belongs to. */
export function sectionOf(sentence: Sentence, cues: readonly FoundCue[], current: Section | undefined, text: string): Section | undefined {
  const heading = cues.slice(0, 2).find(({ cue, from }) => cue.kind.startsWith('SECTION') && from <= 1);
  if (heading !== undefined) {
    const end = sentence.words[heading.to - 1]?.end ?? sentence.end;
    const cue = text.slice(sentence.words[heading.from]?.start, end);
    const lineEnd = text.indexOf('\n', end);
    const line = text.slice(end, lineEnd === -1 ? undefined : lineEnd);
    return { judgement: { assertion: heading.cue.kind === 'SECTION_FAMILY' ? 'FAMILY' : 'HISTORICAL', cue }, end: lineEnd !== -1 && /[\p{L}\p{N}]/u.test(line) ? lineEnd : Infinity };
  }
  return current === undefined || sentence.beginsPart || (sentence.words[0]?.start ?? sentence.start) > current.end ? undefined : current;
}
