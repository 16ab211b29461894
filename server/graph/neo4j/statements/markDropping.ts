import type { Statement } from '../connection.ts';

export const markDropping: Statement<string, undefined> = {
  text: `
    MATCH (release:Release {id: $release})
    SET release.state = 'DROPPING', release.touchedAt = datetime()`,
  parameters: (release) => ({ release }),
  read: () => undefined,
};
