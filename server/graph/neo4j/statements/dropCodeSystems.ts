import type { Statement } from '../connection.ts';
import type { KeyRange } from '../keys.ts';

export const dropCodeSystems: Statement<KeyRange, undefined> = {
  text: `
    MATCH (system:CodeSystem) WHERE system.key > $after AND system.key < $before
    CALL (system) { DETACH DELETE system } IN TRANSACTIONS OF 5000 ROWS`,
  parameters: (range) => ({ ...range }),
  read: () => undefined,
};
