import type { KeptLine } from '../../decodeLine.ts';
import { textAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { Keyed, PageKeys } from './conceptPage.ts';

export const assertionPage: Statement<PageKeys, Keyed<KeptLine>> = {
  text: `
    MATCH (assertion:Assertion)
    WHERE assertion.key > $after AND assertion.key < $before
    RETURN assertion.key AS key, assertion.id AS id, assertion.source AS source, assertion.line AS line
    ORDER BY assertion.key LIMIT $count`,
  parameters: ({ after, before, count }) => ({ after, before, count: whole(count) }),
  read: (row) => ({ key: textAt(row, 'key'), value: { id: textAt(row, 'id'), source: textAt(row, 'source'), line: textAt(row, 'line') } }),
};
