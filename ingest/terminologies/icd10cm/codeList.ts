import type { InputFile, Line } from '../../input.ts';

/** A chapter, block or code with the codes below it: a run of the sorted code list. */
interface Run {
  /** The code part of the concept's id: `chapter-4`, `E08-E13`, `E11.9`. */
  readonly code: string;
  readonly start: number;
  /** The first position after it. */
  readonly end: number;
}

/** A chapter or block with its first and last category. */
interface Group {
  readonly code: string;
  first: string;
  last: string;
}

const whatItIs = 'the list of all ICD-10-CM codes';
const chapterPattern = /^\d{1,2}$/;
const blockPattern = /^[A-Z][0-9A-Z]{2}-[A-Z][0-9A-Z]{2}$/;
const codePattern = /^[A-Z][0-9A-Z]{2,6}$/;

/** Sorts after every character of a code, so that `E08` + it closes the run of everything that begins with E08. */
const afterAll = '~';

/** With the dot after the third character, as published in the tabular list. */
export const withDot = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);
export const withoutDot = (code: string): string => code.replace('.', '');
export const chapterCode = (number: string): string => `chapter-${number}`;
/** A block of one category bears the category's own name; as a range it stays apart from it. */
export const blockCode = (name: string): string => (name.includes('-') ? name : `${name}-${name}`);

/**
 * The publisher's list of everything in the tabular list, known before the list itself is read: a note may name codes that
 * come later. Codes are sorted without their dot, so that a code and everything below it lie side by side.
 */
export class CodeList {
  readonly #codes: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #groups: readonly Run[];
  /** Every entry of the list, as the code part of its id. */
  readonly entries: ReadonlySet<string>;

  private constructor(codes: readonly string[], groups: readonly Group[]) {
    this.#codes = [...codes].sort();
    this.#known = new Set(codes);
    // The larger group first, so that a note about a whole chapter is not resolved to its blocks.
    this.#groups = groups
      .map(({ code, first, last }) => ({ code, start: this.#position(first), end: this.#position(last + afterAll) }))
      .sort((a, b) => b.end - b.start - (a.end - a.start));
    this.entries = new Set([...groups.map(({ code }) => code), ...codes.map(withDot)]);
  }

  /** Throws FileProblem when a line is no chapter number, block or code. */
  static async read(file: InputFile): Promise<CodeList> {
    const lines: Line[] = [];
    for await (const { number, text } of file.lines()) if (text.trim() !== '') lines.push({ number, text: text.trim() });
    const codes: string[] = [];
    const blocks: Group[] = [];
    const chapters: Group[] = [];
    for (const [index, { number, text: entry }] of lines.entries()) {
      // A block of one category is named like it and listed before it.
      const isBlock = blockPattern.test(entry) || entry === lines[index + 1]?.text;
      const chapter = chapters.at(-1);
      if (chapterPattern.test(entry)) chapters.push({ code: chapterCode(entry), first: afterAll, last: '' });
      else if (chapter === undefined) throw file.unlike(whatItIs, 'the number of a chapter first', entry, number);
      else if (isBlock) {
        const block = { code: blockCode(entry), first: entry.slice(0, 3), last: entry.slice(-3) };
        blocks.push(block);
        if (block.first < chapter.first) chapter.first = block.first;
        if (block.last > chapter.last) chapter.last = block.last;
      } else if (codePattern.test(entry)) codes.push(entry);
      else throw file.unlike(whatItIs, 'a chapter number, a block such as A00-A09, or a code such as A000', entry, number);
    }
    if (codes.length === 0) throw file.unlike(whatItIs, 'chapter numbers, blocks and codes', lines[0]?.text ?? '');
    return new CodeList(codes, [...chapters, ...blocks]);
  }

  has(code: string): boolean {
    return this.#known.has(withoutDot(code));
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
    const start = withoutDot(prefix);
    return this.#known.has(start) ? [withDot(start)] : this.#cover(this.#position(start), this.#position(start + afterAll), []);
  }

  /** The fewest chapters, blocks and codes that together hold every code from `first` to the last one below `last`. */
  coverOfRange(first: string, last: string): readonly string[] {
    const end = this.#position(withoutDot(last) + afterAll);
    let start = this.#position(withoutDot(first));
    // A range that begins with a parent's first child may hold the whole parent, which is sorted before it.
    for (let above = this.#codes[start - 1]; above !== undefined && this.#codes[start]?.startsWith(above); above = this.#codes[start - 1]) {
      start -= 1;
    }
    return this.#cover(start, end, this.#groups);
  }

  /** Codes with at most six characters below any of `within` for which `test` holds; the seventh only tells the encounter. */
  codesBelow(within: readonly string[], test: (code: string) => boolean): readonly string[] {
    return within
      .flatMap((node) => this.#codes.slice(...this.#runOf(node)))
      .filter((code) => code.length <= 6 && test(code))
      .map(withDot);
  }

  /** Categories (three characters) in `within`, also where only codes below one of them are. */
  categoriesIn(within: readonly string[]): readonly string[] {
    return [...new Set(within.flatMap((node) => this.#codes.slice(...this.#runOf(node))).map((code) => code.slice(0, 3)))];
  }

  #runOf(node: string): [number, number] {
    const group = this.#groups.find(({ code }) => code === node);
    if (group !== undefined) return [group.start, group.end];
    const code = withoutDot(node);
    return [this.#position(code), this.#position(code + afterAll)];
  }

  #cover(start: number, end: number, groups: readonly Run[]): readonly string[] {
    const cover: string[] = [];
    for (let at = start; at < end; ) {
      const code = this.#codes[at] ?? '';
      const own: Run = { code: withDot(code), start: at, end: this.#position(code + afterAll) };
      const group = groups.find((run) => run.start === at && run.end <= end && run.end > own.end);
      const best = group ?? (own.end <= end ? own : undefined);
      if (best !== undefined) cover.push(best.code);
      at = best?.end ?? at + 1;
    }
    return cover;
  }

  /** The first position whose code is not before `code`. */
  #position(code: string): number {
    let low = 0;
    let high = this.#codes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#codes[middle] ?? '') < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
