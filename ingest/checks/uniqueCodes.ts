import type { CheckRule } from './check.ts';
import { faultsResult } from './check.ts';

/** No code is given twice: a second row would silently win or lose against the first. */
export const uniqueCodes: CheckRule = () => {
  const lineOf = new Map<string, number>();
  const twice: string[] = [];
  return {
    add({ kind, row }, { line }) {
      if (kind !== 'concepts') return;
      const first = lineOf.get(row.id);
      if (first === undefined) lineOf.set(row.id, line);
      else twice.push(`${row.id} in lines ${first} and ${line}`);
    },
    result: () => faultsResult('unique codes', 'every code once', twice),
  };
};
