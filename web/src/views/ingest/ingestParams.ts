import { globalParams, oneOf, text } from '../../components/urlParams.ts';
import type { IngestStatus } from '../../generated/graphql.ts';

export const ingestParams = {
  /** Only runs in this state. */
  state: oneOf('state', ['all', 'running', 'succeeded', 'failed', 'cancelled'], 'all'),
  /** Of the rejected records, only those with this reason. */
  rule: text('rule'),
  ...globalParams,
};

export type StateFilter = 'all' | 'running' | 'succeeded' | 'failed' | 'cancelled';

const stateOf = { QUEUED: 'running', RUNNING: 'running', CHECKING: 'running', SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELLED: 'cancelled' } as const satisfies Record<IngestStatus, StateFilter>;

export const isUnder = (filter: StateFilter, status: IngestStatus): boolean => filter === 'all' || stateOf[status] === filter;

/** The address of a run: its id without the kind. */
export const runPath = (id: string): string => `/ingest/${id.replace(/^run:/, '')}`;
