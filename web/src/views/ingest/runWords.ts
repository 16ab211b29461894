import { count, counted } from '../../components/format.ts';
import type { IngestPhase, IngestRunStateFragment, IngestStatus } from '../../generated/graphql.ts';

export const statusWords = { QUEUED: 'waits', RUNNING: 'running', CHECKING: 'checking', PAUSED: 'paused', SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELLED: 'cancelled' } as const satisfies Record<IngestStatus, string>;
export const statusMarks = { QUEUED: '…', RUNNING: '●', CHECKING: '●', PAUSED: '‖', SUCCEEDED: '✓', FAILED: '✕', CANCELLED: '⊘' } as const satisfies Record<IngestStatus, string>;

const phaseWords = { READ: 'reading', STORE: 'storing what was read', BUILD: 'building the release', SWITCH: 'switching to it' } as const satisfies Record<IngestPhase, string>;

export const isOver = ({ status }: Pick<IngestRunStateFragment, 'status'>): boolean => status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED';

/** What it is doing, in words. */
export function doing({ status, phase }: Pick<IngestRunStateFragment, 'status' | 'phase'>): string {
  if (status === 'RUNNING' && phase != null) return phaseWords[phase];
  if (status === 'CHECKING') return 'checking all rows';
  return statusWords[status];
}

/** What it is asked to do, by a name that a person knows. */
export const taskName = ({ source, version, dryRun, release }: Pick<IngestRunStateFragment, 'source' | 'version' | 'dryRun' | 'release'>): string =>
  (source == null ? `switch to ${release ?? ''}` : [source, version, dryRun ? 'dry run' : 'load'].filter((part) => part != null).join(' '));

export interface Step {
  readonly name: string;
  readonly state: 'done' | 'now' | 'ended' | 'ahead';
}

const steps: readonly { readonly name: string; readonly phase: IngestPhase; readonly of: 'every reading' | 'loads' | 'all that serve' }[] = [
  { name: 'read', phase: 'READ', of: 'every reading' },
  { name: 'check', phase: 'READ', of: 'every reading' },
  { name: 'store', phase: 'STORE', of: 'loads' },
  { name: 'build', phase: 'BUILD', of: 'loads' },
  { name: 'switch', phase: 'SWITCH', of: 'all that serve' },
];

/** The way of a run, with how far it has come. */
export function stepsOf(run: Pick<IngestRunStateFragment, 'source' | 'dryRun' | 'status' | 'phase' | 'checks'>): readonly Step[] {
  const own = steps.filter(({ of }) => (run.source == null ? of === 'all that serve' : !run.dryRun || of === 'every reading'));
  const at = run.phase === 'READ' && (run.status === 'CHECKING' || run.checks.length > 0) ? own.findIndex(({ name }) => name === 'check') : own.findIndex(({ phase }) => phase === run.phase);
  return own.map(({ name }, place) => {
    if (run.status === 'SUCCEEDED' || place < at) return { name, state: 'done' };
    if (place > at) return { name, state: 'ahead' };
    return { name, state: isOver(run) ? 'ended' : 'now' };
  });
}

export const balanceWords = ({ read, accepted, rejectedCount, skipped }: Pick<IngestRunStateFragment, 'read' | 'accepted' | 'rejectedCount' | 'skipped'>): string =>
  `read ${count(read)} = accepted ${count(accepted)} + rejected ${count(rejectedCount)} + skipped ${count(skipped)}`;

/** `5 checks passed, 1 failed`; nothing before they are known. */
export function checkWords(checks: IngestRunStateFragment['checks']): string | undefined {
  const failed = checks.filter(({ passed }) => !passed).length;
  return checks.length === 0 ? undefined : `${counted(checks.length - failed, 'check')} passed${failed > 0 ? `, ${count(failed)} failed` : ''}`;
}

const secondsInMinute = 60;

/** Roughly, as a guess should look. */
export const durationWords = (seconds: number): string =>
  (seconds < secondsInMinute ? `about ${counted(Math.max(1, Math.round(seconds)), 'second')}` : `about ${counted(Math.round(seconds / secondsInMinute), 'minute')}`);

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** In the unit that a reader thinks in, as disks are sold: by thousands. */
export function bytes(value: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${(value / 1000 ** step).toFixed(step < 3 ? 0 : 1)} ${units[step] ?? ''}`;
}
