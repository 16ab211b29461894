import type { RecordOutcome } from './source.ts';

/** Why a row is refused, and what to do about it. */
export type Fault = Pick<Extract<RecordOutcome, { outcome: 'rejected' }>, 'value' | 'reason' | 'remedy'>;
/** One rule: the first fault that it finds in a row, or undefined. */
export type Rule<Row> = (row: Row) => Fault | undefined;

export const fault = (value: string, reason: string, remedy: string): Fault => ({ value, reason, remedy });

export function firstFault<Row>(rules: readonly Rule<Row>[], row: Row): Fault | undefined {
  for (const rule of rules) {
    const found = rule(row);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A rule that a cell holds one of the values allowed, or is empty where `orEmpty`. */
export const oneOf = <Column extends string>(column: Column, allowed: readonly string[], orEmpty = false): Rule<Readonly<Record<Column, string>>> =>
  ({ [column]: value }) => (allowed.includes(value) || (orEmpty && value === '')
    ? undefined
    : fault(value, `${column} is none of ${allowed.join(', ')}`, `Write one of them${orEmpty ? ', or nothing' : ''}.`));

/** A rule that every value of a list is allowed. */
export const eachOf = (column: string, values: readonly string[], allowed: readonly string[]): Fault | undefined => {
  const unknown = values.find((value) => !allowed.includes(value));
  return unknown === undefined ? undefined : fault(unknown, `${column}: none of ${allowed.join(', ')}`, 'Write one of them, or ask for a new one in the list.');
};
