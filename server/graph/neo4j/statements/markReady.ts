import { whole } from '../cells.ts';
import type { Statement } from '../connection.ts';
import type { ReleaseDigests } from '../digest.ts';

export interface Verified {
  readonly release: string;
  /** How many steps its load has. */
  readonly steps: number;
  readonly digests: ReleaseDigests;
}

/** No row where another loader removes the release or loads it anew meanwhile: what was verified is not what lies there any more. */
export const markReady: Statement<Verified, true> = {
  text: `
    MATCH (release:Release {id: $release})
    SET release.lock = true
    WITH release WHERE release.state <> 'DROPPING' AND release.step = $steps
    SET release.state = 'READY', release.conceptDigest = $digests.concepts, release.assertionDigest = $digests.assertions,
      release.mappingDigest = $digests.mappings, release.referenceDigest = $digests.references,
      release.touchedAt = datetime()
    REMOVE release.lock
    RETURN release.id AS release`,
  parameters: ({ release, steps, digests }) => ({ release, steps: whole(steps), digests: { ...digests } }),
  read: () => true,
};
