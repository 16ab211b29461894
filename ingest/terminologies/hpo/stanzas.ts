import type { InputFile } from '../../input.ts';

/** One `[Term]` or `[Typedef]` of an OBO file: tag to its values, in order, as written but without a trailing `! comment`. */
export interface Stanza {
  readonly type: string;
  readonly line: number;
  readonly tags: ReadonlyMap<string, readonly TagValue[]>;
}

export interface TagValue {
  readonly line: number;
  readonly text: string;
}

/** The header (type `''`) comes first, as a stanza of its own. */
export async function* readStanzas(file: InputFile): AsyncGenerator<Stanza> {
  let stanza: { type: string; line: number; tags: Map<string, TagValue[]> } = { type: '', line: 1, tags: new Map() };
  for await (const { number, text } of file.lines()) {
    const type = /^\[(\w+)\]$/.exec(text)?.[1];
    if (type !== undefined) {
      yield stanza;
      stanza = { type, line: number, tags: new Map() };
      continue;
    }
    const colon = text.indexOf(': ');
    if (colon <= 0) continue;
    const tag = text.slice(0, colon);
    const values = stanza.tags.get(tag);
    const value = { line: number, text: text.slice(colon + 2) };
    if (values === undefined) stanza.tags.set(tag, [value]);
    else values.push(value);
  }
  yield stanza;
}

export const valuesOf = ({ tags }: Stanza, tag: string): readonly string[] => (tags.get(tag) ?? []).map(({ text }) => text);
export const valueOf = ({ tags }: Stanza, tag: string): string | undefined => tags.get(tag)?.[0]?.text;
/** `HP:0001507 ! Growth abnormality` → `HP:0001507`. */
export const idIn = (value: string): string => /^\S+/.exec(value)?.[0] ?? '';
/** Undoes OBO's escapes (`\"`, `\n`). */
export const unescaped = (text: string): string => text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? ' ' : character));
