import type { Statement } from '../connection.ts';

export interface SwitchTo {
  readonly release: string;
  /** Undefined: as it was. */
  readonly seedsSeen: string | undefined;
}

/** No row where the release is not complete. */
export const switchTo: Statement<SwitchTo, true> = {
  text: `
    MATCH (release:Release {id: $release})
    SET release.lock = true
    WITH release WHERE release.state = 'READY'
    SET release.servedAt = datetime()
    REMOVE release.lock
    MERGE (served:Served {name: 'graph'})
    SET served.release = release.id, served.seedsSeen = coalesce($seedsSeen, served.seedsSeen), served.switchedAt = datetime()
    RETURN served.release AS release`,
  parameters: ({ release, seedsSeen }) => ({ release, seedsSeen: seedsSeen ?? null }),
  read: () => true,
};
