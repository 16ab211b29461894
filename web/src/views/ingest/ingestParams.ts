import { globalParams, oneOf, text } from '../../components/urlParams.ts';
import type { IngestPhase, IngestStatus } from '../../generated/graphql.ts';

export const stateFilters = ['all', 'running', 'paused', 'succeeded', 'failed', 'cancelled'] as const;
export type StateFilter = (typeof stateFilters)[number];
export const phaseFilters = ['any', 'read', 'store', 'build', 'switch'] as const;
export type PhaseFilter = (typeof phaseFilters)[number];

export const ingestParams = {
  /** Only runs in this state. */
  state: oneOf('state', stateFilters, 'all'),
  /** Only runs that are in this part, or ended in it. */
  phase: oneOf('phase', phaseFilters, 'any'),
  /** Of the rejected records, only those with this reason. */
  rule: text('rule'),
  ...globalParams,
};

const stateOf = { QUEUED: 'running', RUNNING: 'running', CHECKING: 'running', PAUSED: 'paused', SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELLED: 'cancelled' } as const satisfies Record<IngestStatus, StateFilter>;
const phaseOf = { READ: 'read', STORE: 'store', BUILD: 'build', SWITCH: 'switch' } as const satisfies Record<IngestPhase, PhaseFilter>;

export const isIn = (state: StateFilter, status: IngestStatus): boolean => state === 'all' || stateOf[status] === state;
export const isAt = (part: PhaseFilter, phase: IngestPhase | null | undefined): boolean => part === 'any' || (phase != null && phaseOf[phase] === part);

/** The address of a run: its id without the kind. */
export const runPath = (id: string): string => `/ingest/${id.replace(/^run:/, '')}`;
