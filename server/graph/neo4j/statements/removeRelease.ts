import type { Statement } from '../connection.ts';

/** The node itself, when nothing of the release is left. */
export const removeRelease: Statement<string, undefined> = {
  text: `
    MATCH (release:Release {id: $release})
    DETACH DELETE release`,
  parameters: (release) => ({ release }),
  read: () => undefined,
};
