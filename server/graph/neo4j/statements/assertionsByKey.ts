import type { KeptLine } from '../../decodeLine.ts';
import { lineAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export const assertionsByKey: Statement<readonly string[], KeptLine> = {
  text: `
    UNWIND $keys AS key
    MATCH (assertion:Assertion {key: key})
    RETURN assertion.id AS id, assertion.source AS source, assertion.line AS line`,
  parameters: (keys) => ({ keys }),
  read: lineAt,
};
