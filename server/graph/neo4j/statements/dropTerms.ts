import type { Statement } from '../connection.ts';
import type { KeyRange } from '../keys.ts';

export const dropTerms: Statement<KeyRange, undefined> = {
  text: `
    MATCH (concept:Concept) WHERE concept.key > $after AND concept.key < $before
    CALL (concept) { MATCH (term:Term)-[:NAMES]->(concept) DETACH DELETE term } IN TRANSACTIONS OF 5000 ROWS`,
  parameters: (range) => ({ ...range }),
  read: () => undefined,
};
