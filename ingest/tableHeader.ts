import { FileProblem } from '../server/domain/errors.ts';
import type { Encoding, InputFile } from './input.ts';

interface KeysAllowed {
  /** "a plain table" */
  readonly what: string;
  readonly requiredKeys: readonly string[];
  readonly optionalKeys: readonly string[];
  readonly requiredColumns: readonly string[];
}
export interface HeaderKeys {
  readonly values: ReadonlyMap<string, string>;
  /** Line of the column names, from 1. */
  readonly columnsLine: number;
}

/** The lines `# key: value` above a table. Throws FileProblem naming what is missing or not allowed. */
export async function readKeys(file: InputFile, { what, requiredKeys, optionalKeys, requiredColumns }: KeysAllowed): Promise<HeaderKeys> {
  const values = new Map<string, string>();
  const allowed = [...requiredKeys, ...optionalKeys];
  // Latin-1 reads any bytes; the header's own keys are ASCII, and the table is read in the encoding that they name.
  for await (const { number, text } of file.lines('iso-8859-1')) {
    if (text.trim() === '') continue;
    if (!text.replace(/^ï»¿/, '').startsWith('#')) {
      if (values.size === 0) throw file.unlike(what, 'a header of lines "# key: value"', await file.firstLine('iso-8859-1'), number);
      const missing = requiredKeys.filter((key) => !values.get(key));
      if (missing.length > 0) throw new FileProblem(file.path, undefined, `the header lacks ${missing.join(', ')}.`, 'Add a line "# key: value" for each.');
      return { values, columnsLine: number };
    }
    const [, key = '', value = ''] = /#\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
    if (!allowed.includes(key)) throw new FileProblem(file.path, number, `the header has the key "${key}".`, `Allowed are ${allowed.join(', ')}, as "# key: value".`);
    values.set(key, value);
  }
  throw file.unlike(what, `lines "# key: value" and then the columns ${requiredColumns.join(', ')}, …`, await file.firstLine('iso-8859-1'));
}

/** What a table says of the source that it is, and how it is laid out. */
export interface SourceHeader {
  readonly source: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution: string;
  readonly homepage: string | undefined;
  readonly requires: string[];
  readonly columns: readonly string[];
  readonly delimiter: ',' | '\t';
  /** Line of the column names, from 1. */
  readonly columnsLine: number;
  /** What the line of another key says; '' where there is none. */
  stated(key: string): string;
}

interface TableAllowed extends ColumnsAllowed {
  /** Beside source, name, version and licence. */
  readonly furtherKeys?: readonly string[];
}

/** The header of a table in UTF-8 that is a source of its own. Throws FileProblem naming what is missing or not allowed. */
export async function readSourceHeader(file: InputFile, { furtherKeys = [], ...allowed }: TableAllowed): Promise<SourceHeader> {
  const { values, columnsLine } = await readKeys(file, { ...allowed, requiredKeys: ['source', 'name', 'version', 'licence', ...furtherKeys], optionalKeys: ['attribution', 'homepage', 'requires'] });
  const stated = (key: string): string => Buffer.from(values.get(key) ?? '', 'latin1').toString('utf8');
  const [source, title] = [stated('source'), stated('name')];
  if (!/^[A-Za-z0-9._-]+$/.test(source)) throw new FileProblem(file.path, undefined, `"${source}" is no id.`, 'Use letters, digits, dot, dash and underscore.');
  return {
    source, title, version: stated('version'), licence: stated('licence'), attribution: stated('attribution') || title, homepage: stated('homepage') || undefined,
    requires: stated('requires').split(',').map((id) => id.trim()).filter((id) => id !== ''),
    ...await readColumns(file, 'utf-8', columnsLine, allowed), columnsLine, stated,
  };
}

interface ColumnsAllowed {
  readonly what: string;
  readonly requiredColumns: readonly string[];
  readonly columnNames: readonly string[];
}

/** Column names and separator of a table. Throws FileProblem where a column is missing or unknown. */
export async function readColumns(file: InputFile, encoding: Encoding, number: number, { what, requiredColumns, columnNames }: ColumnsAllowed): Promise<{ readonly columns: readonly string[]; readonly delimiter: ',' | '\t' }> {
  const line = await lineAt(file, number, encoding);
  const delimiter = line.includes('\t') ? '\t' : ',';
  const columns = line.split(delimiter).map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  const unknown = columns.filter((column) => !columnNames.includes(column));
  if (requiredColumns.some((column) => !columns.includes(column))) throw file.unlike(what, `the columns ${requiredColumns.join(', ')} and others of ${columnNames.join(', ')}`, line, number);
  if (unknown.length > 0) throw new FileProblem(file.path, number, `unknown column ${unknown.join(', ')}.`, `Allowed are ${columnNames.join(', ')}.`);
  return { columns, delimiter };
}

async function lineAt(file: InputFile, wanted: number, encoding: Encoding): Promise<string> {
  for await (const { number, text } of file.lines(encoding)) if (number === wanted) return text;
  return '';
}
