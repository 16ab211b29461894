import { optionalTextAt, textAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export interface ServedState {
  readonly release: string;
  /** The seeds that were seen when the release was switched to; undefined where it was switched to by hand. */
  readonly seedsSeen: string | undefined;
}

/** No row before the first switch. */
export const servedRelease: Statement<undefined, ServedState> = {
  text: `
    MATCH (served:Served {name: 'graph'})
    RETURN served.release AS release, served.seedsSeen AS seedsSeen`,
  parameters: () => ({}),
  read: (row) => ({ release: textAt(row, 'release'), seedsSeen: optionalTextAt(row, 'seedsSeen') }),
};
