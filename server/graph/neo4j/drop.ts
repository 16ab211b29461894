import { limits } from '../../domain/limits.ts';
import type { Neo4jConnection, Statement } from './connection.ts';
import type { KeyRange } from './keys.ts';
import { keyRange } from './keys.ts';
import { dropAssertions } from './statements/dropAssertions.ts';
import { dropCodeSystems } from './statements/dropCodeSystems.ts';
import { dropConcepts } from './statements/dropConcepts.ts';
import { dropMappings } from './statements/dropMappings.ts';
import { dropReferences } from './statements/dropReferences.ts';
import { dropSources } from './statements/dropSources.ts';
import { dropTerms } from './statements/dropTerms.ts';
import { markDropping } from './statements/markDropping.ts';
import { removeRelease } from './statements/removeRelease.ts';

/** What hangs on others goes first, so that a concept has few relationships left when its turn comes. */
const parts: readonly Statement<KeyRange, undefined>[] = [dropAssertions, dropMappings, dropReferences, dropTerms, dropConcepts, dropCodeSystems, dropSources];

/** Removes a release that nobody reads, in small transactions; one that was interrupted is gone on with the next time. */
export async function dropRelease(connection: Neo4jConnection, release: string): Promise<void> {
  for (const part of parts) {
    await connection.write((run) => run(markDropping, release));
    await connection.runAlone(part, keyRange(release), limits.storeLoadMsMax);
  }
  await connection.write((run) => run(removeRelease, release));
}
