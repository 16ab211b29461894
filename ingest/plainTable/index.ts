import type { ConceptId, ConceptKind } from '../../server/domain/concept.ts';
import { conceptIdOf, conceptKinds } from '../../server/domain/concept.ts';
import type { GraphRow } from '../../server/graph-files/rows.ts';
import { readDelimited } from '../delimited.ts';
import type { InputFile } from '../input.ts';
import { conceptRow, oneLine, parentRow, termRow } from '../rows.ts';
import type { OpenedSource, Origin, RecordOutcome, Source } from '../source.ts';
import type { ColumnName, PlainTableHeader } from './header.ts';
import { readHeader } from './header.ts';

const listSeparator = '|';
const codePattern = /^[^\s|]+$/;
const languagePattern = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Any coding system as one table, whose header names it. Throws FileProblem when the header is not that of a plain table. */
export async function plainTableSource(file: InputFile): Promise<Source> {
  const header = await readHeader(file);
  return {
    id: header.source,
    title: header.name,
    requires: [],
    files: [{ name: 'table', pattern: /^/, what: 'a plain table' }],
    open: async () => openTable(file, header),
  };
}

type Row = Readonly<Record<ColumnName, string>>;

function openTable(file: InputFile, header: PlainTableHeader): OpenedSource {
  /** Code to the languages of the rows read for it: a further language adds names to the same concept. */
  const languagesOf = new Map<string, Set<string>>();
  const { source, system, name, version, licence, attribution, homepage, published, hierarchical, description } = header;
  const languages: string[] = [];
  return {
    description: {
      source, title: name, version, publishedOn: published, licence, attribution, homepage, tier: 'TERMINOLOGY', requires: [],
      systems: [{ id: system, name, version, licence, languages, hierarchical, description }],
    },
    records: records(),
    statedCounts: () => [],
  };

  async function* records(): AsyncGenerator<RecordOutcome> {
    for await (const { line, cells } of readDelimited(file, header.delimiter, header.columnsLine + 1, header.encoding)) {
      yield outcomeOf({ file: file.name, line }, cells);
    }
  }

  function outcomeOf(origin: Origin, cells: readonly string[]): RecordOutcome {
    const row = rowOf(header.columns, cells);
    const fault = faultIn(row, cells, header);
    if (fault !== undefined) return { ...origin, outcome: 'rejected', ...fault };
    if (!languages.includes(row.language)) languages.push(row.language);
    const known = languagesOf.get(row.code) ?? new Set();
    const isTranslation = known.size > 0 && !known.has(row.language);
    languagesOf.set(row.code, known.add(row.language));
    const id = conceptIdOf(system, row.code);
    return { ...origin, outcome: 'accepted', rows: [...(isTranslation ? [] : conceptRows(id, row, header)), ...termRows(id, row)] };
  }
}

function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  const cell = (column: ColumnName): string => cells[columns.indexOf(column)] ?? '';
  return {
    code: cell('code'), parent: cell('parent'), label: oneLine(cell('label')), synonyms: cell('synonyms'), definition: oneLine(cell('definition')),
    language: cell('language') || 'en', brands: cell('brands'), kind: cell('kind'), replacedBy: cell('replacedBy'),
  };
}

function faultIn(row: Row, cells: readonly string[], { columns }: PlainTableHeader): { value: string; reason: string; remedy: string } | undefined {
  if (cells.length > columns.length) {
    return { value: cells.join(' '), reason: `${cells.length} cells for ${columns.length} columns`, remedy: 'Quote cells that hold the separator.' };
  }
  const codes = [row.code, ...listed(row.parent), ...listed(row.replacedBy)];
  const badCode = codes.find((code) => !codePattern.test(code));
  if (badCode !== undefined) return { value: badCode, reason: 'a code must not be empty or hold spaces', remedy: 'Correct the code.' };
  if (row.label === '') return { value: row.code, reason: 'the label is empty', remedy: 'Give every code a label.' };
  if (!languagePattern.test(row.language)) return { value: row.language, reason: 'no language tag', remedy: 'Write it as in "en" or "de-CH".' };
  if (row.kind !== '' && !isKind(row.kind)) return { value: row.kind, reason: 'unknown kind', remedy: `Use one of ${conceptKinds.join(', ')}.` };
  return undefined;
}

function conceptRows(id: ConceptId, row: Row, { system, kind }: PlainTableHeader): readonly GraphRow[] {
  const idOf = (code: string) => conceptIdOf(system, code);
  const replacedBy = listed(row.replacedBy).map(idOf);
  return [
    conceptRow(id, isKind(row.kind) ? row.kind : kind, { active: replacedBy.length === 0, replacedBy, definition: row.definition }),
    ...listed(row.parent).map((parent) => parentRow(id, idOf(parent))),
  ];
}

const termRows = (id: ConceptId, row: Row): readonly GraphRow[] => [
  termRow(id, 'PREFERRED', row.label, 'EXACT', row.language),
  ...listed(row.synonyms).map((text) => termRow(id, 'SYNONYM', text, 'EXACT', row.language)),
  ...listed(row.brands).map((text) => termRow(id, 'BRAND', text, 'EXACT', row.language)),
];

const listed = (cell: string): readonly string[] => cell.split(listSeparator).map(oneLine).filter((value) => value !== '');
const isKind = (text: string): text is ConceptKind => conceptKinds.some((kind) => kind === text);
