import type { GraphRow } from '../server/graph-files/rows.ts';
import { readDelimited } from './delimited.ts';
import type { Fault } from './fault.ts';
import type { InputFile } from './input.ts';
import type { RecordOutcome } from './source.ts';
import type { SourceHeader } from './tableHeader.ts';

/** The lines of a table below its columns, each read from its cells by the name of their column. */
export async function* tableRecords(
  file: InputFile, { columns, delimiter, columnsLine }: Pick<SourceHeader, 'columns' | 'delimiter' | 'columnsLine'>, readRow: (cell: (column: string) => string) => readonly GraphRow[] | Fault,
): AsyncGenerator<RecordOutcome> {
  for await (const { line, cells } of readDelimited(file, delimiter, columnsLine + 1)) {
    const origin = { file: file.name, line };
    const read = cells.length > columns.length
      ? { value: cells.join(' '), reason: `${cells.length} cells for ${columns.length} columns`, remedy: 'Quote cells that hold the separator.' }
      : readRow((column) => cells[columns.indexOf(column)] ?? '');
    yield 'reason' in read ? { ...origin, outcome: 'rejected', ...read } : { ...origin, outcome: 'accepted', rows: read };
  }
}
