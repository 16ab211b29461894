import type { Statement } from '../connection.ts';
import type { KeyRange } from '../keys.ts';

export const dropConcepts: Statement<KeyRange, undefined> = {
  text: `
    MATCH (concept:Concept) WHERE concept.key > $after AND concept.key < $before
    CALL (concept) { DETACH DELETE concept } IN TRANSACTIONS OF 2000 ROWS`,
  parameters: (range) => ({ ...range }),
  read: () => undefined,
};
