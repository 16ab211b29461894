import type { CheckResult, IngestTask, LoadPhase, RecordBalance, RejectedRecord, SourceAsRead } from '../domain/ingestRun.ts';

/** What the process of a run is told when it begins. */
export interface RunTask extends IngestTask {
  /** Absolute, inside the folder that files are loaded from. */
  readonly from: string;
  /** What a dry run of the same found; a real run serves nothing else. */
  readonly contentHash: string | undefined;
}

/** What the process of a run tells on its way. */
export type RunReport =
  | { readonly kind: 'phase'; readonly phase: LoadPhase; readonly release: string | undefined }
  | { readonly kind: 'progress'; readonly balance: RecordBalance; readonly recordsPerSecond: number }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly balance: RecordBalance; readonly checks: readonly CheckResult[]; readonly rejected: readonly RejectedRecord[] }
  | { readonly kind: 'read'; readonly asRead: SourceAsRead }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'done' };

export interface RunProcess {
  /** It has said SWITCH and waits: from now on it is not to be killed. */
  readonly mayServe: () => void;
  readonly kill: () => void;
}

/** Starts the process of a run; `onEnd` comes once, after its last report. */
export type StartRunProcess = (task: RunTask, onReport: (report: RunReport) => void, onEnd: () => void) => RunProcess;
