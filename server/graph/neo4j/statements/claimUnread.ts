import { textAt, whole } from '../cells.ts';
import type { Statement } from '../connection.ts';

export interface UnreadClaim {
  /** A release about to be served. */
  readonly wanted: string;
  /** Of the releases that were served, so many of the latest stay. */
  readonly releasesKept: number;
  /** A lease that was not renewed for so long is one of a process that has ended. */
  readonly leaseMsMax: number;
  /** A load or a drop that did not go on for so long has ended. */
  readonly loadMsMax: number;
}

/** Marks and names every release that is neither served, nor kept, nor wanted, nor read, nor on its way in or out. */
export const claimUnread: Statement<UnreadClaim, string> = {
  text: `
    MATCH (release:Release) WHERE release.id <> $wanted
    SET release.lock = true
    WITH release
    WHERE NOT EXISTS { MATCH (served:Served) WHERE served.release = release.id }
      AND NOT EXISTS {
        MATCH (reader:Reader)
        WHERE release.id IN reader.releases AND reader.seenAt > datetime() - duration({milliseconds: $leaseMsMax})
      }
      AND CASE
        WHEN release.state = 'READY' AND release.servedAt IS NOT NULL
          THEN COUNT { MATCH (later:Release {state: 'READY'}) WHERE later.servedAt > release.servedAt } >= $releasesKept
        ELSE release.touchedAt < datetime() - duration({milliseconds: $loadMsMax})
      END
    SET release.state = 'DROPPING', release.touchedAt = datetime()
    RETURN release.id AS release`,
  parameters: ({ wanted, releasesKept, leaseMsMax, loadMsMax }) => ({ wanted, releasesKept: whole(releasesKept), leaseMsMax: whole(leaseMsMax), loadMsMax: whole(loadMsMax) }),
  read: (row) => textAt(row, 'release'),
};
