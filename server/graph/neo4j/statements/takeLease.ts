import type { Statement } from '../connection.ts';

export interface Lease {
  readonly reader: string;
  /** Releases that the process answers from, the newest first. */
  readonly releases: readonly string[];
}

/**
 * Says that a process reads these releases, so that none of them is dropped. No row where the first is not complete or is
 * being dropped; the lock keeps a drop from beginning between the look and the lease.
 */
export const takeLease: Statement<Lease, true> = {
  text: `
    MATCH (release:Release {id: $releases[0]})
    SET release.lock = true
    WITH release WHERE release.state = 'READY'
    REMOVE release.lock
    MERGE (reader:Reader {id: $reader})
    SET reader.releases = $releases, reader.seenAt = datetime()
    RETURN reader.id AS reader`,
  parameters: ({ reader, releases }) => ({ reader, releases }),
  read: () => true,
};
