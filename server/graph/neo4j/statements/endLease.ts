import type { Statement } from '../connection.ts';

export const endLease: Statement<string, undefined> = {
  text: `
    MATCH (reader:Reader {id: $reader})
    DELETE reader`,
  parameters: (reader) => ({ reader }),
  read: () => undefined,
};
