import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FileProblem } from '../../../server/domain/errors.ts';
import type { InputFile } from '../../input.ts';
import type { SourceHeader } from '../../tableHeader.ts';

/** Slots of a row that the metadata may state once for all rows (SSSOM 1.0, "propagatable slots"). */
export const propagated = [
  'mapping_date', 'mapping_provider', 'mapping_tool', 'mapping_tool_version', 'object_source', 'object_source_version', 'object_type', 'predicate_type', 'subject_source', 'subject_source_version', 'subject_type',
] as const;

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));
const textual = z.union([z.string(), z.number()]).transform(String);
const metadataBlock = z.looseObject({
  curie_map: z.record(z.string(), z.string()).default({}),
  mapping_set_id: z.string().optional(),
  mapping_set_title: z.string().optional(),
  mapping_set_version: textual.optional(),
  mapping_set_description: z.string().optional(),
  license: z.string().optional(),
  creator_id: oneOrMore.optional(),
  creator_label: oneOrMore.optional(),
  see_also: oneOrMore.optional(),
  ...Object.fromEntries(propagated.map((slot) => [slot, textual.optional()])),
});

/** `source` is made of the set's id, else of the file's name. */
export interface SssomHeader extends Omit<SourceHeader, 'requires' | 'stated'> {
  /** Prefix to the beginning of its IRIs. */
  readonly curieMap: Readonly<Record<string, string>>;
  /** Values that hold for every row that has none of its own. */
  readonly defaults: Readonly<Record<string, string>>;
}

const whatItIs = 'an SSSOM mapping set';
const notStated = 'not stated';

/** The metadata block, which is YAML behind # signs, and the line of column names. Throws FileProblem for a file of another kind. */
export async function readSssomHeader(file: InputFile): Promise<SssomHeader> {
  const commented: string[] = [];
  for await (const { number, text } of file.lines()) {
    if (text.startsWith('#')) commented.push(text.slice(1));
    else if (text.trim() !== '') return headerOf(file, commented, text, number);
  }
  throw file.unlike(whatItIs, 'a line of column names', await file.firstLine());
}

function headerOf(file: InputFile, commented: readonly string[], columnLine: string, columnsLine: number): SssomHeader {
  const delimiter = columnLine.includes('\t') ? '\t' : ',';
  const columns = columnLine.split(delimiter).map((column) => column.trim());
  for (const needed of ['predicate_id', 'object_id', 'mapping_justification']) {
    if (!columns.includes(needed)) throw file.unlike(whatItIs, `a column ${needed}`, columnLine, columnsLine);
  }
  if (!columns.includes('subject_id') && !columns.includes('subject_label')) throw file.unlike(whatItIs, 'a column subject_id or subject_label', columnLine, columnsLine);
  const metadata = metadataOf(file, commented);
  const name = metadata.mapping_set_id ?? file.name;
  const date = metadata['mapping_date'];
  const defaults = propagated.flatMap((slot) => (typeof metadata[slot] === 'string' ? [[slot, metadata[slot]] as const] : []));
  return {
    source: sourceIdOf(name), title: metadata.mapping_set_title ?? sourceIdOf(name),
    version: metadata.mapping_set_version ?? (typeof date === 'string' ? date : notStated), licence: metadata.license ?? notStated,
    attribution: [...(metadata.creator_label ?? metadata.creator_id ?? []), metadata.mapping_set_title ?? name].join(', '),
    homepage: metadata.mapping_set_id !== undefined && /^https?:/.test(metadata.mapping_set_id) ? metadata.mapping_set_id : metadata.see_also?.[0],
    curieMap: metadata.curie_map, defaults: Object.fromEntries(defaults), delimiter, columns, columnsLine,
  };
}

function metadataOf(file: InputFile, commented: readonly string[]): z.infer<typeof metadataBlock> {
  // Every line has one space behind its # sign, or none has.
  const spaced = commented.every((line) => line === '' || line.startsWith(' '));
  const yaml = commented.map((line) => (spaced ? line.slice(1) : line)).join('\n');
  const remedy = 'Write the metadata as YAML, each line behind a # sign.';
  let block: unknown;
  try {
    block = parse(yaml, { schema: 'failsafe' }) ?? {};
  } catch (cause) {
    throw new FileProblem(file.path, undefined, `the metadata block is no YAML: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'it cannot be read'}.`, remedy, { cause });
  }
  const read = metadataBlock.safeParse(block);
  if (!read.success) throw new FileProblem(file.path, undefined, `the metadata block does not fit SSSOM: ${z.prettifyError(read.error).replaceAll(/\s*\n\s*/g, ' ')}.`, remedy);
  return read.data;
}

/** The last part of an IRI or a file's name without its endings, in the letters that an id may have. */
export const sourceIdOf = (name: string): string => path.posix.basename(name.replace(/[#?].*$/, '').replace(/\/+$/, '')).replace(/(?:\.gz|\.sssom|\.[ct]sv)+$/i, '').replaceAll(/[^A-Za-z0-9._-]+/g, '-') || 'sssom';
