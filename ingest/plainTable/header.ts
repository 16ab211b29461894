import type { ConceptKind } from '../../server/domain/concept.ts';
import { conceptKinds } from '../../server/domain/concept.ts';
import { FileProblem } from '../../server/domain/errors.ts';
import type { Encoding, InputFile } from '../input.ts';

/** What the lines `# key: value` above the table say, and where the table begins. */
export interface PlainTableHeader {
  readonly source: string;
  readonly system: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution: string;
  readonly homepage: string | undefined;
  readonly published: string | undefined;
  readonly description: string;
  readonly hierarchical: boolean;
  readonly kind: ConceptKind;
  readonly encoding: Encoding;
  readonly delimiter: ',' | '\t';
  readonly columns: readonly string[];
  /** Line of the column names, from 1. */
  readonly columnsLine: number;
}

export const columnNames = ['code', 'parent', 'label', 'synonyms', 'definition', 'language', 'brands', 'kind', 'replacedBy'] as const;
export type ColumnName = (typeof columnNames)[number];

const requiredColumns: readonly ColumnName[] = ['code', 'label'];
const requiredKeys = ['system', 'name', 'version', 'licence'] as const;
const optionalKeys = ['source', 'attribution', 'homepage', 'published', 'description', 'hierarchical', 'kind', 'encoding'] as const;
const allowedKeys: readonly string[] = [...requiredKeys, ...optionalKeys];
const encodings: Readonly<Record<string, Encoding>> = { 'utf-8': 'utf-8', 'iso-8859-1': 'iso-8859-1' };
const idPattern = /^[A-Za-z0-9._-]+$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

const whatItIs = 'a plain table';
const isColumnName = (text: string): text is ColumnName => columnNames.some((name) => name === text);
const isKind = (text: string): text is ConceptKind => conceptKinds.some((kind) => kind === text);

/** Throws FileProblem naming what is missing or not allowed. */
export async function readHeader(file: InputFile): Promise<PlainTableHeader> {
  const values = new Map<string, string>();
  // Latin-1 reads any bytes; the header's own keys are ASCII, and the table is read in the encoding that they name.
  for await (const { number, text } of file.lines('iso-8859-1')) {
    if (text.trim() === '') continue;
    if (!text.replace(/^ï»¿/, '').startsWith('#')) return headerOf(file, values, number);
    const [, key = '', value = ''] = /#\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
    if (!allowedKeys.includes(key)) {
      throw new FileProblem(file.path, number, `the header has the key "${key}".`, `Allowed are ${allowedKeys.join(', ')}, as "# key: value".`);
    }
    values.set(key, value);
  }
  throw file.unlike(whatItIs, `lines "# key: value" and then the columns ${requiredColumns.join(', ')}, …`, await file.firstLine('iso-8859-1'));
}

async function headerOf(file: InputFile, read: ReadonlyMap<string, string>, columnsLine: number): Promise<PlainTableHeader> {
  if (read.size === 0) throw file.unlike(whatItIs, 'a header of lines "# key: value"', await file.firstLine('iso-8859-1'), columnsLine);
  const missing = requiredKeys.filter((key) => !read.get(key));
  if (missing.length > 0) throw new FileProblem(file.path, undefined, `the header lacks ${missing.join(', ')}.`, 'Add a line "# key: value" for each.');
  const encoding = chosen(file, 'encoding', read.get('encoding') ?? 'utf-8', encodings);
  const values = encoding === 'utf-8' ? new Map([...read].map(([key, value]) => [key, Buffer.from(value, 'latin1').toString('utf8')])) : read;
  const stated = (key: string, otherwise: string): string => values.get(key) ?? otherwise;
  const system = stated('system', '');
  const kind = stated('kind', 'OTHER');
  const refuse = (problem: string, remedy: string): FileProblem => new FileProblem(file.path, undefined, problem, remedy);
  const source = stated('source', system);
  for (const id of [system, source]) if (!idPattern.test(id)) throw refuse(`"${id}" is no id.`, 'Use letters, digits, dot, dash and underscore.');
  if (!isKind(kind)) throw refuse(`kind is "${kind}".`, `Use one of ${conceptKinds.join(', ')}.`);
  const published = values.get('published');
  if (published !== undefined && !datePattern.test(published)) throw refuse(`published is "${published}".`, 'Write the date as 2026-04-25.');
  const { columns, delimiter } = columnsIn(file, await lineAt(file, columnsLine, encoding), columnsLine);
  return {
    source, system, kind, encoding, columns, delimiter, columnsLine, published,
    name: stated('name', ''),
    version: stated('version', ''),
    licence: stated('licence', ''),
    attribution: stated('attribution', `${stated('name', '')}, version ${stated('version', '')}`),
    homepage: values.get('homepage'),
    description: stated('description', ''),
    hierarchical: chosen(file, 'hierarchical', stated('hierarchical', 'yes'), { yes: true, no: false }),
  };
}

function chosen<Value>(file: InputFile, key: string, stated: string, choices: Readonly<Record<string, Value>>): Value {
  const value = choices[stated.toLowerCase()];
  if (value === undefined) throw new FileProblem(file.path, undefined, `${key} is "${stated}".`, `Use ${Object.keys(choices).join(' or ')}.`);
  return value;
}

async function lineAt(file: InputFile, wanted: number, encoding: Encoding): Promise<string> {
  for await (const { number, text } of file.lines(encoding)) if (number === wanted) return text;
  return '';
}

function columnsIn(file: InputFile, line: string, number: number): { readonly columns: readonly string[]; readonly delimiter: ',' | '\t' } {
  const delimiter = line.includes('\t') ? '\t' : ',';
  const columns = line.split(delimiter).map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  const unknown = columns.filter((column) => !isColumnName(column));
  const missing = requiredColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw file.unlike(whatItIs, `the columns ${requiredColumns.join(', ')} and others of ${columnNames.join(', ')}`, line, number);
  if (unknown.length > 0) {
    throw new FileProblem(file.path, number, `unknown column ${unknown.join(', ')}.`, `Allowed are ${columnNames.join(', ')}.`);
  }
  return { columns, delimiter };
}
