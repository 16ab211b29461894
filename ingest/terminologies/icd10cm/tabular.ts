import { SaxesParser } from 'saxes';
import { FileProblem } from '../../../server/domain/errors.ts';
import type { InputFile } from '../../input.ts';
import { oneLine } from '../../rows.ts';

/** What a note element may be called in the tabular list. */
export const noteTags = ['includes', 'inclusionTerm', 'excludes1', 'excludes2', 'codeFirst', 'useAdditionalCode', 'codeAlso', 'notes'] as const;
export type NoteTag = (typeof noteTags)[number];

/** A chapter, section or diagnosis of the tabular list, answered when it closes: the innermost first. */
export interface TabularElement {
  readonly type: 'chapter' | 'section' | 'diag';
  /** Number of the chapter, id of the section, or code. */
  readonly name: string;
  readonly label: string;
  /** Name of the element around it; empty for a chapter. */
  readonly around: string;
  /** Number of the chapter that it is in. */
  readonly chapter: string;
  readonly line: number;
  readonly notes: readonly { readonly tag: NoteTag; readonly text: string }[];
  /** For a diagnosis without diagnoses below it: the seventh characters it takes, with their meaning. */
  readonly seventhCharacters: ReadonlyMap<string, string>;
}

/** "7th characters D and S do not apply to codes in category S06 with 6th character 7 - …, or 8 - …" */
const exceptionPattern = /^7th characters? (.+?) do(?:es)? not apply to codes in category (\w{3}) with 6th character (.+)$/;
interface SeventhException {
  readonly category: string;
  readonly sixth: ReadonlySet<string>;
  readonly seventh: ReadonlySet<string>;
}

interface Frame {
  readonly type: TabularElement['type'];
  readonly line: number;
  name: string;
  label: string;
  readonly notes: { tag: NoteTag; text: string }[];
  seventh: Map<string, string> | undefined;
  hasDiagnoses: boolean;
}

const isNoteTag = (name: string): name is NoteTag => noteTags.some((tag) => tag === name);

/** Streams the tabular list. Throws FileProblem with the line where the XML is broken. */
export async function* readTabular(file: InputFile): AsyncGenerator<TabularElement> {
  const parser = new TabularParser();
  try {
    for await (const { text } of file.blocks()) yield* parser.write(text);
    yield* parser.close();
  } catch (cause) {
    if (!(cause instanceof Error) || cause instanceof FileProblem) throw cause;
    throw new FileProblem(file.path, parser.line, `is no complete XML: ${cause.message}.`, 'Fetch the file again.', { cause });
  }
}

class TabularParser {
  readonly #xml = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  readonly #open: Frame[] = [];
  readonly #exceptions: SeventhException[] = [];
  #done: TabularElement[] = [];
  #text = '';
  #noteTag: NoteTag | undefined;
  #extension = '';

  constructor() {
    this.#xml.on('opentag', ({ name, attributes }) => {
      this.#opened(name, attributes);
    });
    this.#xml.on('text', (text) => {
      this.#text += text;
    });
    this.#xml.on('closetag', ({ name }) => {
      this.#closed(name);
    });
  }

  get line(): number {
    return this.#xml.line;
  }

  write(text: string): readonly TabularElement[] {
    this.#xml.write(text);
    return this.#taken();
  }

  close(): readonly TabularElement[] {
    this.#xml.close();
    return this.#taken();
  }

  #taken(): readonly TabularElement[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #opened(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#text = '';
    const around = this.#open.at(-1);
    if (name === 'chapter' || name === 'section' || name === 'diag') {
      if (around !== undefined && name === 'diag') around.hasDiagnoses = true;
      this.#open.push({
        type: name, line: this.line, name: attributes['id'] ?? '', label: '', notes: [], seventh: undefined, hasDiagnoses: false,
      });
    } else if (isNoteTag(name)) this.#noteTag = name;
    else if (name === 'sevenChrDef' && around !== undefined) around.seventh = new Map();
    else if (name === 'extension') this.#extension = attributes['char'] ?? '';
  }

  #closed(name: string): void {
    const text = oneLine(this.#text);
    this.#text = '';
    const frame = this.#open.at(-1);
    if (frame === undefined) return;
    if (name === frame.type) {
      this.#open.pop();
      this.#done.push(this.#element(frame));
    } else if (name === 'name') frame.name = text;
    else if (name === 'desc') frame.label = text;
    else if (name === 'extension') frame.seventh?.set(this.#extension, text);
    else if (isNoteTag(name)) this.#noteTag = undefined;
    else if (name === 'note' && this.#noteTag !== undefined) {
      frame.notes.push({ tag: this.#noteTag, text });
      this.#learnException(text);
    }
  }

  #learnException(note: string): void {
    const [, seventh, category, sixth] = exceptionPattern.exec(note) ?? [];
    if (seventh === undefined || category === undefined || sixth === undefined) return;
    this.#exceptions.push({
      category,
      seventh: new Set(seventh.match(/\b[0-9A-Z]\b/g)),
      sixth: new Set([...sixth.matchAll(/\b([0-9A-Z]) -/g)].map(([, character = '']) => character)),
    });
  }

  #element({ type, name, label, line, notes, ...frame }: Frame): TabularElement {
    const takesSeventh = type === 'diag' && !frame.hasDiagnoses && name.length < 8;
    const defined = frame.seventh ?? this.#open.findLast(({ seventh }) => seventh !== undefined)?.seventh;
    return {
      type, name, label, line, notes,
      around: this.#open.at(-1)?.name ?? '',
      chapter: this.#open[0]?.name ?? name,
      seventhCharacters: takesSeventh && defined !== undefined ? this.#applicable(name, defined) : new Map(),
    };
  }

  #applicable(code: string, defined: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const exception = this.#exceptions.find(({ category, sixth }) => code.startsWith(category) && sixth.has(code[6] ?? ''));
    return exception === undefined ? defined : new Map([...defined].filter(([character]) => !exception.seventh.has(character)));
  }
}
