import type { Statement } from '../connection.ts';
import type { KeyRange } from '../keys.ts';

export const dropAssertions: Statement<KeyRange, undefined> = {
  text: `
    MATCH (assertion:Assertion) WHERE assertion.key > $after AND assertion.key < $before
    CALL (assertion) { DETACH DELETE assertion } IN TRANSACTIONS OF 5000 ROWS`,
  parameters: (range) => ({ ...range }),
  read: () => undefined,
};
