import type { KeptLine } from '../../decodeLine.ts';
import { lineAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export const mappingsByKey: Statement<readonly string[], KeptLine> = {
  text: `
    UNWIND $keys AS key
    MATCH (mapping:Mapping {key: key})
    RETURN mapping.id AS id, mapping.source AS source, mapping.line AS line`,
  parameters: (keys) => ({ keys }),
  read: lineAt,
};
