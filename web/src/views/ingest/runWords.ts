import { count } from '../../components/format.ts';
import type { IngestPhase, IngestRunStateFragment, IngestStatus } from '../../generated/graphql.ts';

export const statusWords = { QUEUED: 'waits', RUNNING: 'running', CHECKING: 'checking', SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELLED: 'cancelled' } as const satisfies Record<IngestStatus, string>;
export const statusMarks = { QUEUED: '…', RUNNING: '●', CHECKING: '●', SUCCEEDED: '✓', FAILED: '✕', CANCELLED: '⊘' } as const satisfies Record<IngestStatus, string>;

const phaseWords = { READ: 'reading', STORE: 'storing what was read', BUILD: 'building the release', SWITCH: 'switching to it' } as const satisfies Record<IngestPhase, string>;

export const isOver = ({ status }: Pick<IngestRunStateFragment, 'status'>): boolean => status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED';

/** What it is doing, in words. */
export function doing({ status, phase }: Pick<IngestRunStateFragment, 'status' | 'phase'>): string {
  if (status === 'RUNNING' && phase != null) return phaseWords[phase];
  if (status === 'CHECKING') return 'checking all rows';
  return statusWords[status];
}

export const balanceWords = ({ read, accepted, rejectedCount, skipped }: Pick<IngestRunStateFragment, 'read' | 'accepted' | 'rejectedCount' | 'skipped'>): string =>
  `read ${count(read)} = accepted ${count(accepted)} + rejected ${count(rejectedCount)} + skipped ${count(skipped)}`;

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** In the unit that a reader thinks in, as disks are sold: by thousands. */
export function bytes(value: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${(value / 1000 ** step).toFixed(step < 3 ? 0 : 1)} ${units[step] ?? ''}`;
}
