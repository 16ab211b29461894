import type { Statement } from '../connection.ts';
import type { ReleaseDigests } from '../digest.ts';

export const markReady: Statement<{ readonly release: string; readonly digests: ReleaseDigests }, true> = {
  text: `
    MATCH (release:Release {id: $release})
    SET release.state = 'READY', release.conceptDigest = $digests.concepts, release.assertionDigest = $digests.assertions,
      release.mappingDigest = $digests.mappings, release.referenceDigest = $digests.references,
      release.touchedAt = datetime()
    RETURN release.id AS release`,
  parameters: ({ release, digests }) => ({ release, digests: { ...digests } }),
  read: () => true,
};
