import { fault } from '../../fault.ts';
import type { Fault } from '../../fault.ts';
import type { ReviewRow } from './tables.ts';
import { verdicts } from './vocabulary.ts';

/** The second reading that lets a row into a release. */
export interface Reading {
  readonly reader: string;
  readonly readOn: string;
  readonly verdict: 'agree' | 'corrected';
}
/** The last reading of a row, or why the row stays out. */
export type ReadStatus = { readonly reading: Reading } | { readonly missing: string };

/** What the table of readings says of each row; of several readings the last one counts. */
export class Readings {
  readonly #last = new Map<string, ReviewRow['cells']>();

  constructor(reviews: readonly ReviewRow[]) {
    for (const { cells } of reviews) if (reviewFault(cells) === undefined) this.#last.set(cells.row_or_condition, cells);
  }

  of(rowId: string): ReadStatus {
    const last = this.#last.get(rowId);
    if (last === undefined || last.verdict === 'not_yet_read') return { missing: 'no second reading yet' };
    if (last.verdict !== 'agree' && last.verdict !== 'corrected') return { missing: `the second reading says ${last.verdict.replace('_', ' ')}` };
    return { reading: { reader: last.reader, readOn: last.read_on, verdict: last.verdict } };
  }
}

export function reviewFault({ verdict, reader, read_on }: ReviewRow['cells']): Fault | undefined {
  if (!verdicts.some((allowed) => allowed === verdict)) return fault(verdict, `verdict is none of ${verdicts.join(', ')}`, 'Write one of them.');
  if (verdict === 'not_yet_read') return undefined;
  if (reader === '') return fault(reader, 'a reading names no reader', 'Write who read it: machine-1, machine-2, ... or a person\'s name.');
  return /^\d{4}-\d{2}-\d{2}$/.test(read_on) ? undefined : fault(read_on, 'read_on is no date', 'Write it as 2026-11-27.');
}
