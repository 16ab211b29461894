import type { KeptLine } from '../../decodeLine.ts';
import { linesAt, textAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';

export interface CitedKeys {
  readonly keys: readonly string[];
  readonly first: number;
}

/** A reference is in the graph only where something cites it. */
export const citing: Statement<CitedKeys, { readonly reference: string; readonly lines: readonly KeptLine[] }> = {
  text: `
    UNWIND $keys AS key
    MATCH (reference:Reference {key: key})
    RETURN reference.id AS reference, COLLECT {
      MATCH (assertion:Assertion)-[:CITES]->(reference)
      WITH assertion ORDER BY assertion.order LIMIT $first
      RETURN [assertion.id, assertion.source, assertion.line]
    } AS lines`,
  parameters: ({ keys, first }) => ({ keys, first: whole(first) }),
  read: (row) => ({ reference: textAt(row, 'reference'), lines: linesAt(row, 'lines') }),
};
