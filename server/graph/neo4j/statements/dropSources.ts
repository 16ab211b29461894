import type { Statement } from '../connection.ts';
import type { KeyRange } from '../keys.ts';

export const dropSources: Statement<KeyRange, undefined> = {
  text: `
    MATCH (source:Source) WHERE source.key > $after AND source.key < $before
    CALL (source) { DETACH DELETE source } IN TRANSACTIONS OF 5000 ROWS`,
  parameters: (range) => ({ ...range }),
  read: () => undefined,
};
