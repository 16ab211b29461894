/** The parts of a load in their order; the release served before stays until the last one is done. */
export const loadPhases = ['READ', 'STORE', 'BUILD', 'SWITCH'] as const;
export type LoadPhase = (typeof loadPhases)[number];

export const ingestStatuses = ['QUEUED', 'RUNNING', 'CHECKING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type IngestStatus = (typeof ingestStatuses)[number];

/** Of a reading, in the publisher's own records: read = accepted + rejected + skipped at any moment. */
export interface RecordBalance {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
}

export interface RejectedRecord {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  /** What stands there. */
  readonly record: string;
  readonly remedy: string;
}

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
  readonly examples: readonly string[];
}

/** Concepts of which a source says something, beside what the same source says in the served release. */
export interface IngestChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What is known of a source once everything is read. */
export interface SourceAsRead {
  readonly version: string;
  readonly licence: string;
  readonly contentHash: string;
  readonly changes: IngestChanges;
}

/** What a run is asked to do; two runs that are asked alike do the same. */
export interface IngestTask {
  readonly source: string;
  /** Within the folder that files are loaded from. */
  readonly path: string;
  readonly dryRun: boolean;
}

export interface IngestRun extends IngestTask {
  readonly id: string;
  readonly status: IngestStatus;
  readonly phase: LoadPhase | undefined;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  readonly balance: RecordBalance;
  readonly recordsPerSecond: number | undefined;
  /** What a dry run of the same counted. */
  readonly recordsExpected: number | undefined;
  /** The first ones, in the order read. */
  readonly rejected: readonly RejectedRecord[];
  readonly checks: readonly CheckResult[];
  readonly asRead: SourceAsRead | undefined;
  /** Id of the release that it built. */
  readonly release: string | undefined;
  readonly failure: { readonly code: string; readonly message: string } | undefined;
}

export const isOver = ({ status }: Pick<IngestRun, 'status'>): boolean => status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED';

/** A source or a format of files, as an operator names it. */
export interface IngestSource {
  readonly name: string;
  readonly title: string;
  /** The files that it needs, in words. */
  readonly files: readonly string[];
  readonly needs: readonly string[];
}
