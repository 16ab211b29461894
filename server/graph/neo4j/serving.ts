import { NotFound } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { Neo4jConnection } from './connection.ts';
import { dropRelease } from './drop.ts';
import { claimUnread } from './statements/claimUnread.ts';
import { endLease } from './statements/endLease.ts';
import { forgetReaders } from './statements/forgetReaders.ts';
import type { ServedState } from './statements/servedRelease.ts';
import { servedRelease } from './statements/servedRelease.ts';
import { switchTo } from './statements/switchTo.ts';
import { takeLease } from './statements/takeLease.ts';

const { releasesKept, storeFarewellMsMax, storeLeaseMsMax: leaseMsMax, storeLoadMsMax: loadMsMax, storeReadMsMax } = limits;

/** What is served from this Neo4j; undefined before the first switch. */
export async function servedIn(connection: Neo4jConnection): Promise<ServedState | undefined> {
  return (await connection.read(servedRelease, undefined, storeReadMsMax))[0];
}

/** One transaction: before it every process serves the former release, after it each turns to this one when it notices. */
export async function serveFrom(connection: Neo4jConnection, release: string, seedsSeen: string | undefined): Promise<void> {
  const switched = await connection.write((run) => run(switchTo, { release, seedsSeen }));
  if (switched.length === 0) throw new NotFound('release in Neo4j', release, 'Load it with "npm run ingest -- publish".');
}

/** False where the first of the releases is not complete any more. */
export async function lease(connection: Neo4jConnection, reader: string, releases: readonly string[]): Promise<boolean> {
  return (await connection.write((run) => run(takeLease, { reader, releases }))).length > 0;
}

export async function endLeaseOf(connection: Neo4jConnection, reader: string): Promise<void> {
  await connection.write((run) => run(endLease, reader), storeFarewellMsMax);
}

/**
 * Drops every release that is neither served, nor kept for a rollback, nor wanted, nor read by a living process, nor being
 * loaded: also what a load that was killed left behind. Tells before each how many are dropped of how many; answers their ids.
 */
export async function dropUnread(connection: Neo4jConnection, wanted: string, onDropping: (done: number, total: number) => void = () => undefined): Promise<readonly string[]> {
  await connection.write((run) => run(forgetReaders, leaseMsMax));
  const unread = await connection.write((run) => run(claimUnread, { wanted, releasesKept, leaseMsMax, loadMsMax }));
  for (const [done, id] of unread.entries()) {
    onDropping(done, unread.length);
    await dropRelease(connection, id);
  }
  return unread;
}
