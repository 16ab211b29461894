import type { Statement } from '../connection.ts';
import type { KeyRange } from '../keys.ts';

export const dropReferences: Statement<KeyRange, undefined> = {
  text: `
    MATCH (reference:Reference) WHERE reference.key > $after AND reference.key < $before
    CALL (reference) { DETACH DELETE reference } IN TRANSACTIONS OF 5000 ROWS`,
  parameters: (range) => ({ ...range }),
  read: () => undefined,
};
