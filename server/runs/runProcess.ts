import type { CheckResult, IngestRoom, LoadPhase, LoadTask, RecordBalance, RejectedRecord, SourceAsRead, SwitchTask } from '../domain/ingestRun.ts';

/** A load as its process is told of it. */
export interface LoadOrder extends LoadTask {
  /** Absolute, inside the folder that files are loaded from. */
  readonly from: string;
  /** What a dry run of the same found; a real run serves nothing else. */
  readonly contentHash: string | undefined;
}

/** What the process of a run is told when it begins. */
export type RunTask = LoadOrder | SwitchTask;

/** What it is told on its way; SERVE comes in answer to its phase SWITCH. */
export type RunWord = 'SERVE' | 'PAUSE' | 'RESUME';

/** What the process of a run tells on its way. */
export type RunReport =
  | { readonly kind: 'phase'; readonly phase: LoadPhase; readonly release: string | undefined }
  | { readonly kind: 'progress'; readonly balance: RecordBalance; readonly recordsPerSecond: number }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly balance: RecordBalance; readonly checks: readonly CheckResult[]; readonly rejected: readonly RejectedRecord[] }
  | { readonly kind: 'read'; readonly asRead: SourceAsRead }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'done'; readonly took: IngestRoom | undefined };

export interface RunProcess {
  /** It has said SWITCH and waits: from now on nobody cancels it, and only the end of the server ends it. */
  readonly mayServe: () => void;
  /** It rests once what it does at a stretch is done. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly kill: () => void;
}

/** Starts the process of a run; `onEnd` comes once, after its last report. */
export type StartRunProcess = (task: RunTask, onReport: (report: RunReport) => void, onEnd: () => void) => RunProcess;
