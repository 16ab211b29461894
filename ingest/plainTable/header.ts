import type { ConceptKind } from '../../server/domain/concept.ts';
import { conceptKinds } from '../../server/domain/concept.ts';
import { FileProblem } from '../../server/domain/errors.ts';
import type { Encoding, InputFile } from '../input.ts';
import { readColumns, readKeys } from '../tableHeader.ts';

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
const encodings: Readonly<Record<string, Encoding>> = { 'utf-8': 'utf-8', 'iso-8859-1': 'iso-8859-1' };
const idPattern = /^[A-Za-z0-9._-]+$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

const whatItIs = 'a plain table';
const isKind = (text: string): text is ConceptKind => conceptKinds.some((kind) => kind === text);

/** Throws FileProblem naming what is missing or not allowed. */
export async function readHeader(file: InputFile): Promise<PlainTableHeader> {
  const { values, columnsLine } = await readKeys(file, { what: whatItIs, requiredKeys, optionalKeys, requiredColumns });
  return headerOf(file, values, columnsLine);
}

async function headerOf(file: InputFile, read: ReadonlyMap<string, string>, columnsLine: number): Promise<PlainTableHeader> {
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
  const { columns, delimiter } = await readColumns(file, encoding, columnsLine, { what: whatItIs, requiredColumns, columnNames });
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
