import { whole } from '../cells.ts';
import type { Statement } from '../connection.ts';

/**
 * The first statement of the transaction of a step: a row where the step is to be done, none where it was done before.
 * Setting the lock comes first: a comparison alone would let two loaders pass it at once.
 */
export const claimStep: Statement<{ readonly release: string; readonly step: number }, true> = {
  text: `
    MATCH (release:Release {id: $release})
    SET release.lock = true
    WITH release WHERE release.state = 'LOADING' AND release.step = $step
    SET release.step = $step + 1, release.touchedAt = datetime()
    REMOVE release.lock
    RETURN release.id AS release`,
  parameters: ({ release, step }) => ({ release, step: whole(step) }),
  read: () => true,
};
