import type { Statement } from '../connection.ts';
import type { KeyRange } from '../keys.ts';

export const dropMappings: Statement<KeyRange, undefined> = {
  text: `
    MATCH (mapping:Mapping) WHERE mapping.key > $after AND mapping.key < $before
    CALL (mapping) { DETACH DELETE mapping } IN TRANSACTIONS OF 5000 ROWS`,
  parameters: (range) => ({ ...range }),
  read: () => undefined,
};
