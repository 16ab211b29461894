import { numberAt, textAt } from '../cells.ts';
import type { Statement } from '../connection.ts';

export interface ReleaseToLoad {
  readonly release: string;
  readonly contentHash: string;
  readonly createdAt: string;
  readonly manifest: string;
  /** Names how the release is cut into steps; another plan cannot go on where this one stopped. */
  readonly plan: string;
}

export interface ReleaseState {
  readonly state: 'LOADING' | 'READY' | 'DROPPING';
  readonly step: number;
  readonly plan: string;
}

/** The node of a release, made where there is none. */
export const openRelease: Statement<ReleaseToLoad, ReleaseState> = {
  text: `
    MERGE (release:Release {id: $release})
    ON CREATE SET release.contentHash = $contentHash, release.createdAt = datetime($createdAt), release.manifest = $manifest,
      release.plan = $plan, release.state = 'LOADING', release.step = 0, release.touchedAt = datetime()
    RETURN release.state AS state, release.step AS step, release.plan AS plan`,
  parameters: (release) => ({ ...release }),
  read: (row) => ({ state: stateOf(textAt(row, 'state')), step: numberAt(row, 'step'), plan: textAt(row, 'plan') }),
};

const stateOf = (text: string): ReleaseState['state'] => (text === 'READY' || text === 'DROPPING' ? text : 'LOADING');
