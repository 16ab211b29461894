import path from 'node:path';
import { readdir } from 'node:fs/promises';
import type { ConditionRow, FactRow, FindingRow, ReviewRow } from '../../../ingest/evidence/commonConditions/tables.ts';
import { conditionColumns, factColumns, findingColumns, readTable, reviewColumns } from '../../../ingest/evidence/commonConditions/tables.ts';
import { InputFile } from '../../../ingest/input.ts';
import type { AssertionRow } from '../../../server/graph-files/rows.ts';
import { readRows } from '../../../server/graph-files/reader.ts';

export interface Condition {
  readonly cells: ConditionRow['cells'];
  readonly findings: readonly FindingRow['cells'][];
  readonly facts: readonly FactRow['cells'][];
}
export interface Tables {
  readonly conditions: readonly Condition[];
  /** Last reading by row. */
  readonly readings: ReadonlyMap<string, ReviewRow['cells']>;
  /** Statements that the seeds hold, by row. */
  readonly loaded: ReadonlyMap<string, AssertionRow>;
}

export async function readTables(seeds: string): Promise<Tables> {
  const folder = path.join(seeds, 'common-conditions');
  const table = async <Column extends string>(name: string, columns: readonly Column[]) => (await readTable(new InputFile(path.join(folder, name)), columns)).map(({ cells }) => cells);
  const ofFolder = async <Column extends string>(name: string, columns: readonly Column[]) => {
    const files = (await readdir(path.join(folder, name))).filter((file) => file.endsWith('.tsv')).sort();
    return (await Promise.all(files.map((file) => table(path.join(name, file), columns)))).flat();
  };
  const [conditions, findings, facts, reviews] = [
    await table('conditions.tsv', conditionColumns), await ofFolder('findings', findingColumns), await ofFolder('facts', factColumns), await table('reviews.tsv', reviewColumns),
  ];
  const loaded = new Map<string, AssertionRow>();
  for await (const batch of readRows(path.join(seeds, 'conditions'), 'assertions')) {
    for (const { row } of batch) loaded.set(row.qualifiers.find(({ name }) => name === 'row')?.value ?? '', row);
  }
  return {
    conditions: conditions.map((cells) => ({
      cells, findings: findings.filter(({ condition }) => condition === cells.condition), facts: facts.filter(({ condition }) => condition === cells.condition),
    })),
    readings: new Map(reviews.map((cells) => [cells.row_or_condition, cells])),
    loaded,
  };
}
