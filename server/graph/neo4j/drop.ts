import { limits } from '../../domain/limits.ts';
import type { Neo4jConnection } from './connection.ts';
import { keyRange } from './keys.ts';
import { dropStatements, markDropping, removeRelease } from './statements/dropRelease.ts';

/** Removes a release that nobody reads, in small transactions; one that was interrupted is gone on with the next time. */
export async function dropRelease(connection: Neo4jConnection, release: string): Promise<void> {
  for (const statement of dropStatements) {
    await connection.write((run) => run(markDropping, release));
    await connection.runAlone(statement, keyRange(release), limits.storeLoadMsMax);
  }
  await connection.write((run) => run(removeRelease, release));
}
