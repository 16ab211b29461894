import { textAt } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { ReferenceRecord } from '../releaseRecords.ts';

/** Those that a source of the release describes. */
export const referencesByKey: Statement<readonly string[], ReferenceRecord> = {
  text: `
    UNWIND $keys AS key
    MATCH (reference:Reference {key: key})
    WHERE reference.line IS NOT NULL
    RETURN reference.id AS id, reference.line AS line`,
  parameters: (keys) => ({ keys }),
  read: (row) => ({ id: textAt(row, 'id'), line: textAt(row, 'line') }),
};
