import type { InputFile, Line } from '../../input.ts';

/** A chapter, block or code with everything below it: a run of the list, whose order is that of the classification. */
interface Run {
  /** The code part of the concept's id: `chapter-4`, `E08-E13`, `E11.9`. */
  readonly code: string;
  readonly start: number;
  /** The first position after it. */
  readonly end: number;
}

/** A block with its first and last category, the chapter that it is in, and the position of the code after it. */
interface Block {
  readonly code: string;
  readonly first: string;
  readonly last: string;
  readonly chapter: string;
  readonly start: number;
}

const whatItIs = 'the list of all ICD-10-CM codes';
const chapterPattern = /^\d{1,2}$/;
const blockPattern = /^[A-Z][0-9A-Z]{2}-[A-Z][0-9A-Z]{2}$/;
const codePattern = /^[A-Z][0-9A-Z]{2,6}$/;

/** In no code, and sorted after every character of one: `E08` + it comes right after everything that begins with E08. */
const afterAll = '~';

/** With the dot after the third character, as published in the tabular list. */
export const withDot = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);
export const withoutDot = (code: string): string => code.replace('.', '');
export const chapterCode = (number: string): string => `chapter-${number}`;
/** A block of one category bears the category's own name; as a range it stays apart from it. */
export const blockCode = (name: string): string => (name.includes('-') ? name : `${name}-${name}`);

/**
 * The publisher's list of everything in the tabular list, known before the tabular list itself is read: a note may name
 * codes that come later. A code and everything below it lie side by side in it, also where letters follow digits (C7A
 * stands between C75 and C76), which the alphabet would put elsewhere.
 */
export class CodeList {
  readonly #codes: readonly string[];
  readonly #alphabetical: readonly string[];
  readonly #runs: ReadonlyMap<string, Run>;
  /** Chapters and blocks, the larger first, so that a note about a whole chapter is not resolved to its blocks. */
  readonly #groups: readonly Run[];
  /** Every entry of the list, as the code part of its id. */
  readonly entries: ReadonlySet<string>;

  private constructor(codes: readonly string[], chapters: readonly string[], blocks: readonly Block[]) {
    this.#codes = codes;
    this.#alphabetical = [...codes].sort();
    this.#runs = runsOf(codes);
    const blockRuns = runsOfBlocks(blocks, codes.length);
    const chapterRuns = chapters.map((code) => {
      const within = blockRuns.filter((_, index) => blocks[index]?.chapter === code);
      return { code, start: Math.min(...within.map(({ start }) => start)), end: Math.max(...within.map(({ end }) => end)) };
    });
    this.#groups = [...chapterRuns, ...blockRuns].sort((a, b) => b.end - b.start - (a.end - a.start));
    this.entries = new Set([...this.#groups.map(({ code }) => code), ...codes.map(withDot)]);
  }

  /** Throws FileProblem when a line is no chapter number, block or code. */
  static async read(file: InputFile): Promise<CodeList> {
    const lines: Line[] = [];
    for await (const { number, text } of file.lines()) if (text.trim() !== '') lines.push({ number, text: text.trim() });
    const codes: string[] = [];
    const blocks: Block[] = [];
    const chapters: string[] = [];
    for (const [index, { number, text: entry }] of lines.entries()) {
      // A block of one category is named like it and listed before it.
      const isBlock = blockPattern.test(entry) || entry === lines[index + 1]?.text;
      const chapter = chapters.at(-1);
      if (chapterPattern.test(entry)) chapters.push(chapterCode(entry));
      else if (chapter === undefined) throw file.unlike(whatItIs, 'the number of a chapter first', entry, number);
      else if (isBlock) blocks.push({ code: blockCode(entry), first: entry.slice(0, 3), last: entry.slice(-3), chapter, start: codes.length });
      else if (codePattern.test(entry)) codes.push(entry);
      else throw file.unlike(whatItIs, 'a chapter number, a block such as A00-A09, or a code such as A000', entry, number);
    }
    if (codes.length === 0) throw file.unlike(whatItIs, 'chapter numbers, blocks and codes', lines[0]?.text ?? '');
    return new CodeList(codes, chapters, blocks);
  }

  /** The smallest block that contains this one and more, or the chapter; undefined for a chapter. */
  groupAround(block: string): string | undefined {
    const own = this.#groups.find(({ code }) => code === block);
    if (own === undefined) return undefined;
    const around = this.#groups.filter(({ code, start, end }) => code !== block && start <= own.start && end >= own.end);
    return around.findLast(({ code, start, end }) => code.startsWith('chapter-') || end - start > own.end - own.start)?.code;
  }

  /** The code itself where it is listed, else the highest codes that begin with it. */
  coverOf(prefix: string): readonly string[] {
    const begin = withoutDot(prefix);
    if (this.#runs.has(begin)) return [withDot(begin)];
    const cover: string[] = [];
    for (let at = this.#alphabeticalPosition(begin); this.#alphabetical[at]?.startsWith(begin); at += 1) {
      const code = this.#alphabetical[at] ?? '';
      if (!cover.some((above) => code.startsWith(above))) cover.push(code);
    }
    return cover.map(withDot);
  }

  /** The fewest chapters, blocks and codes that together hold every code from `first` to the last one below `last`. */
  coverOfRange(first: string, last: string): readonly string[] {
    const block = `${first}-${last}`;
    if (this.entries.has(block)) return [block];
    const end = this.#endOf(withoutDot(last));
    let start = this.#startOf(withoutDot(first));
    // A range that begins with a parent's first child may hold the whole parent, which is listed before it.
    for (let above = this.#codes[start - 1]; above !== undefined && this.#codes[start]?.startsWith(above); above = this.#codes[start - 1]) {
      start -= 1;
    }
    const cover: string[] = [];
    for (let at = start; at < end; ) {
      const best = this.#largestRun(at, end);
      if (best !== undefined) cover.push(best.code);
      at = best?.end ?? at + 1;
    }
    return cover;
  }

  /** Codes of at most six characters below any of `within` for which `test` holds; the seventh only tells the encounter. */
  codesBelow(within: readonly string[], test: (code: string) => boolean): readonly string[] {
    return this.#codesIn(within).filter((code) => code.length <= 6 && test(code)).map(withDot);
  }

  /** Categories (three characters) in `within`, also where only codes below one of them are. */
  categoriesIn(within: readonly string[]): readonly string[] {
    return [...new Set(this.#codesIn(within).map((code) => code.slice(0, 3)))];
  }

  #codesIn(within: readonly string[]): readonly string[] {
    return within.flatMap((node) => {
      const run = this.#groups.find(({ code }) => code === node) ?? this.#runs.get(withoutDot(node));
      return run === undefined ? [] : this.#codes.slice(run.start, run.end);
    });
  }

  /** The largest chapter, block or code that begins at a position and ends before `end`. */
  #largestRun(at: number, end: number): Run | undefined {
    const own = this.#runs.get(this.#codes[at] ?? '');
    if (own === undefined) return undefined;
    const group = this.#groups.find((run) => run.start === at && run.end <= end && run.end > own.end);
    return group ?? (own.end <= end ? own : undefined);
  }

  /** Position of a code, or of the next one where it is not listed. */
  #startOf(code: string): number {
    const listed = this.#runs.has(code) ? code : this.#alphabetical[this.#alphabeticalPosition(code)];
    return this.#runs.get(listed ?? '')?.start ?? this.#codes.length;
  }

  /** The position after a code and everything below it, or after the last one before it where it is not listed. */
  #endOf(code: string): number {
    const listed = this.#runs.has(code) ? code : this.#alphabetical[this.#alphabeticalPosition(code + afterAll) - 1];
    return this.#runs.get(listed ?? '')?.end ?? 0;
  }

  #alphabeticalPosition(code: string): number {
    let low = 0;
    let high = this.#alphabetical.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#alphabetical[middle] ?? '') < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Every code with the codes that begin with it, which follow it. */
function runsOf(codes: readonly string[]): ReadonlyMap<string, Run> {
  const runs = new Map<string, Run>();
  const open: { code: string; start: number }[] = [];
  const close = (next: string, end: number) => {
    for (let last = open.at(-1); last !== undefined && !next.startsWith(last.code); last = open.at(-1)) {
      runs.set(last.code, { code: withDot(last.code), start: last.start, end });
      open.pop();
    }
  };
  for (const [start, code] of codes.entries()) {
    close(code, start);
    open.push({ code, start });
  }
  close(afterAll, codes.length);
  return runs;
}

/** A block ends where the next begins; one that is followed by a block instead of codes holds the blocks of its range. */
function runsOfBlocks(blocks: readonly Block[], codes: number): readonly Run[] {
  const ends = blocks.map(({ start }, index) => blocks.slice(index + 1).find((next) => next.start > start)?.start ?? codes);
  return blocks.map(({ code, first, last, chapter, start }, index) => {
    const within = blocks.flatMap((inner, at) => (inner.chapter === chapter && inner.first >= first && inner.last <= last ? [ends[at] ?? start] : []));
    const holdsBlocks = blocks[index + 1]?.start === start;
    return { code, start, end: holdsBlocks ? Math.max(...within) : (ends[index] ?? start) };
  });
}
