import { optionalTextAt, textAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { Keyed, PageKeys } from '../keys.ts';
import type { ReferenceRecord } from '../releaseRecords.ts';

export const referencePage: Statement<PageKeys, Keyed<ReferenceRecord>> = {
  text: `
    MATCH (reference:Reference)
    WHERE reference.key > $after AND reference.key < $before
    RETURN reference.key AS key, reference.id AS id, reference.line AS line
    ORDER BY reference.key LIMIT $count`,
  parameters: ({ after, before, count }) => ({ after, before, count: whole(count) }),
  read: (row) => ({ key: textAt(row, 'key'), value: { id: textAt(row, 'id'), line: optionalTextAt(row, 'line') ?? '' } }),
};
