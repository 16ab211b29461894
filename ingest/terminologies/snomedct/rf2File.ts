import type { GraphRow } from '../../../server/graph-files/rows.ts';
import type { InputFile } from '../../input.ts';
import type { RecordOutcome } from '../../source.ts';
import { isSctid } from './sctid.ts';

/** SNAPSHOT: the state of each component on the day of the release. FULL: every state it ever had, the last of which counts. */
export type Rf2History = 'Snapshot' | 'Full';

/** What a reader of rows says of one that is in force: what it gives, or why it is left out. */
export type RowVerdict =
  | { readonly rows: readonly GraphRow[] }
  | { readonly skipped: string }
  | { readonly rejected: string; readonly value: string; readonly remedy: string };

export interface Rf2Columns {
  readonly names: readonly string[];
  /** The kind of component that the first cell identifies; a reference set's members carry UUIDs. */
  readonly component: 'concept' | 'description' | 'relationship' | 'member';
}

const shared = ['id', 'effectiveTime', 'active', 'moduleId'];
const member = [...shared, 'refsetId', 'referencedComponentId'];
export const rf2Columns = {
  concept: { component: 'concept', names: [...shared, 'definitionStatusId'] },
  description: { component: 'description', names: [...shared, 'conceptId', 'languageCode', 'typeId', 'term', 'caseSignificanceId'] },
  relationship: { component: 'relationship', names: [...shared, 'sourceId', 'destinationId', 'relationshipGroup', 'typeId', 'characteristicTypeId', 'modifierId'] },
  language: { component: 'member', names: [...member, 'acceptabilityId'] },
  association: { component: 'member', names: [...member, 'targetComponentId'] },
  simpleMap: { component: 'member', names: [...member, 'mapTarget'] },
  complexMap: { component: 'member', names: [...member, 'mapGroup', 'mapPriority', 'mapRule', 'mapAdvice', 'mapTarget', 'correlationId'] },
  extendedMap: { component: 'member', names: [...member, 'mapGroup', 'mapPriority', 'mapRule', 'mapAdvice', 'mapTarget', 'correlationId', 'mapCategoryId'] },
} as const satisfies Record<string, Rf2Columns>;

const uuidLength = 36;
const carriageReturn = 13;
const isIdOf = (id: string, component: Rf2Columns['component']): boolean => (component === 'member' ? id.length === uuidLength : isSctid(id, component));

/** Throws FileProblem where the file's first line does not name these columns. */
export async function expectColumns(file: InputFile, { names }: Rf2Columns): Promise<void> {
  const header = (await file.firstLine()).replace(/\r$/, '');
  if (header !== names.join('\t')) throw file.unlike('a SNOMED CT RF2 release', `the columns ${names.join(' ')}`, header);
}

/**
 * Every record of a file: the cells of each row in force go to `read`, and to `readInactive` those of a component that is
 * not active; a row of a full file that a later one of the same component replaces is skipped. Cells are split by hand,
 * because RF2 has no quotes and a release has millions of rows.
 */
export async function* readRf2(
  file: InputFile, { names, component }: Rf2Columns, history: Rf2History,
  read: (cells: readonly string[]) => RowVerdict, readInactive: (cells: readonly string[]) => RowVerdict,
): AsyncGenerator<readonly RecordOutcome[]> {
  const { name } = file;
  const last = history === 'Full' ? await lastTimes(file) : undefined;
  const verdictOf = (cells: readonly string[]): RowVerdict => {
    const id = cells[0] ?? '';
    if (cells.length !== names.length) return { rejected: `${cells.length} cells instead of ${names.length}`, value: cells.join(' '), remedy: 'Fetch the file again.' };
    if (!isIdOf(id, component)) {
      const rejected = component === 'member' ? 'the id is no UUID' : `no identifier of a ${component}: its length, partition or check digit is wrong`;
      return { rejected, value: id, remedy: 'Fetch the file again.' };
    }
    if (last !== undefined && last.get(id) !== cells[1]) return { skipped: 'a later row of the same component replaces it' };
    return cells[2] === '1' ? read(cells) : readInactive(cells);
  };
  for await (const rows of rowsOf(file)) {
    yield rows.map(({ line, cells }): RecordOutcome => {
      const verdict = verdictOf(cells);
      if ('rows' in verdict) return { file: name, line, outcome: 'accepted', rows: verdict.rows };
      if ('skipped' in verdict) return { file: name, line, outcome: 'skipped', reason: verdict.skipped };
      return { file: name, line, outcome: 'rejected', value: verdict.value, reason: verdict.rejected, remedy: verdict.remedy };
    });
  }
}

/** The last effective time (YYYYMMDD) of each component. */
async function lastTimes(file: InputFile): Promise<ReadonlyMap<string, string>> {
  const last = new Map<string, string>();
  for await (const rows of rowsOf(file)) for (const { cells: [id = '', time = ''] } of rows) if (time > (last.get(id) ?? '')) last.set(id, time);
  return last;
}

interface Row {
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of each block of the file, without the header and empty lines. */
async function* rowsOf(file: InputFile): AsyncGenerator<readonly Row[]> {
  for await (const { firstLine, text } of file.blocks()) {
    const rows: Row[] = [];
    for (let start = 0, line = firstLine; start < text.length; line += 1) {
      const found = text.indexOf('\n', start);
      const end = found === -1 ? text.length : found;
      const row = text.slice(start, text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end);
      if (line > 1 && row !== '') rows.push({ line, cells: row.split('\t') });
      start = end + 1;
    }
    yield rows;
  }
}
