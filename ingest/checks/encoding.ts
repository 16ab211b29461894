import type { GraphRow } from '../../server/graph-files/rows.ts';
import type { CheckRule } from './check.ts';
import { faultsResult } from './check.ts';

/** What is left when bytes were read in the wrong encoding: replacement and control characters, `Ã©` for `é`, `â€™` for `’`. */
const misread = /[\uFFFD\u0000-\u0008\u000E-\u001F\u0080-\u009F]|[ÃÂ][\u00A0-\u00BF]|â€/;

const textOf = ({ kind, row }: GraphRow): string => {
  if (kind === 'terms') return row.text;
  if (kind === 'concepts') return row.definition;
  return kind === 'assertions' ? row.note : '';
};

export const encoding: CheckRule = () => {
  const faults: string[] = [];
  return {
    add(row, { line }) {
      const text = textOf(row);
      if (misread.test(text)) faults.push(`line ${line}: "${text}"`);
    },
    result: () => faultsResult('encoding', 'no character left from a wrong encoding', faults),
  };
};
