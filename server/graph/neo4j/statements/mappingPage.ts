import type { KeptLine } from '../../decodeLine.ts';
import { lineAt, textAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { Keyed, PageKeys } from '../keys.ts';

export const mappingPage: Statement<PageKeys, Keyed<KeptLine>> = {
  text: `
    MATCH (mapping:Mapping)
    WHERE mapping.key > $after AND mapping.key < $before
    RETURN mapping.key AS key, mapping.id AS id, mapping.source AS source, mapping.line AS line
    ORDER BY mapping.key LIMIT $count`,
  parameters: ({ after, before, count }) => ({ after, before, count: whole(count) }),
  read: (row) => ({ key: textAt(row, 'key'), value: lineAt(row) }),
};
