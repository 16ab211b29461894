import type { KeptLine } from '../../decodeLine.ts';
import { lineAt, textAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { Keyed, PageKeys } from '../keys.ts';

export const assertionPage: Statement<PageKeys, Keyed<KeptLine>> = {
  text: `
    MATCH (assertion:Assertion)
    WHERE assertion.key > $after AND assertion.key < $before
    RETURN assertion.key AS key, assertion.id AS id, assertion.source AS source, assertion.line AS line
    ORDER BY assertion.key LIMIT $count`,
  parameters: ({ after, before, count }) => ({ after, before, count: whole(count) }),
  read: (row) => ({ key: textAt(row, 'key'), value: lineAt(row) }),
};
