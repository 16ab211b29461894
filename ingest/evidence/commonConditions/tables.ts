import { FileProblem } from '../../../server/domain/errors.ts';
import type { InputFile } from '../../input.ts';
import type { Origin } from '../../source.ts';

export const conditionColumns = [
  'condition', 'name', 'other_names', 'chapter', 'icd10cm_root', 'icd10cm_root_label', 'icd10cm_codes', 'snomed', 'snomed_label', 'snomed_match',
  'cannot_miss', 'who', 'written_on', 'state',
] as const;
export const findingColumns = [
  'row_id', 'condition', 'concept', 'label', 'match', 'as_stated', 'qualifiers', 'kind', 'burden', 'direction', 'stat', 'n', 'm', 'pct', 'pct_low', 'pct_high',
  'n0', 'm0', 'pct0', 'sens', 'spec', 'lr_pos', 'lr_pos_ci', 'lr_neg', 'lr_neg_ci', 'assoc', 'assoc_ci', 'band', 'who', 'who_not', 'setting', 'age', 'sex',
  'source', 'locator', 'grade', 'flags', 'conflict', 'note',
] as const;
export const factColumns = [
  'row_id', 'condition', 'kind', 'concept', 'label', 'statement', 'measure', 'value', 'low', 'high', 'unit', 'n', 'who', 'setting', 'age', 'sex', 'place',
  'period', 'source', 'locator', 'grade', 'flags', 'conflict', 'note',
] as const;
export const sourceColumns = [
  'source_id', 'title', 'first_author', 'year', 'container', 'pmid', 'pmcid', 'doi', 'address_read', 'what_read', 'design', 'population', 'n', 'tier', 'status',
  'read_on', 'note',
] as const;
export const reviewColumns = ['review_id', 'row_or_condition', 'reader', 'read_on', 'checked', 'verdict', 'before', 'after', 'note'] as const;
export const conceptColumns = ['code', 'label', 'broader', 'broader_label', 'synonyms', 'definition'] as const;
export const bindingColumns = ['row_id', 'concept', 'match'] as const;

/** One line of a table, and where it stands. */
export interface TableRow<Column extends string> {
  readonly origin: Origin;
  readonly cells: Readonly<Record<Column, string>>;
}
export type ConditionRow = TableRow<(typeof conditionColumns)[number]>;
export type FindingRow = TableRow<(typeof findingColumns)[number]>;
export type FactRow = TableRow<(typeof factColumns)[number]>;
export type SourceRow = TableRow<(typeof sourceColumns)[number]>;
export type ReviewRow = TableRow<(typeof reviewColumns)[number]>;
export type ConceptTableRow = TableRow<(typeof conceptColumns)[number]>;
export type BindingRow = TableRow<(typeof bindingColumns)[number]>;

/** The lines of a table whose first line names exactly these columns. Throws FileProblem for another table or a line of another width. */
export async function readTable<Column extends string>(file: InputFile, columns: readonly Column[]): Promise<readonly TableRow<Column>[]> {
  const rows: TableRow<Column>[] = [];
  for await (const { number, text } of file.lines()) {
    if (number === 1) {
      if (text !== columns.join('\t')) throw file.unlike(`the table ${file.name}`, `the columns ${columns.join(', ')}`, text, number);
      continue;
    }
    if (text === '') continue;
    const cells = text.split('\t');
    if (cells.length !== columns.length) {
      throw new FileProblem(file.path, number, `has ${cells.length} cells instead of ${columns.length}.`, 'Write one tab between cells, empty ones included.');
    }
    const named = Object.fromEntries(columns.map((column, place) => [column, (cells[place] ?? '').trim()])) as Record<Column, string>;
    rows.push({ origin: { file: file.name, line: number }, cells: named });
  }
  return rows;
}

/** The values of a cell that lists several, with `;` or `|` between them. */
export const listed = (cell: string): readonly string[] => cell.split(/[;|]/).map((value) => value.trim()).filter((value) => value !== '');
