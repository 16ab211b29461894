import type { ConceptId } from './concept.ts';
import type { MappingRelation, MappingStatus } from './mapping.ts';

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

/** Concepts of which a source says something, beside what the release served then says from the sources that it replaces. */
export interface IngestChanges {
  readonly added: number;
  readonly changed: number;
  /** Still there, and not to be used any more. */
  readonly retired: number;
  readonly removed: number;
}

export const touches = ['RETIRED', 'REMOVED', 'RENAMED'] as const;
export type Touch = (typeof touches)[number];

/** What a reading does to a concept that mappings may name. */
export interface TouchedConcept {
  readonly id: ConceptId;
  readonly touch: Touch;
  readonly labelBefore: string;
  /** Absent of a concept that is removed. */
  readonly labelAfter: string | undefined;
  readonly replacedBy: readonly ConceptId[];
}

/** A mapping that another source states of a concept that is touched, so that somebody should look at it. */
export interface AffectedMapping {
  readonly statedBy: string;
  readonly source: ConceptId;
  readonly target: ConceptId | undefined;
  readonly relation: MappingRelation;
  readonly status: MappingStatus;
  readonly concept: TouchedConcept;
}

export interface AffectedMappings {
  /** All of them. */
  readonly total: number;
  /** Of which people accepted. */
  readonly accepted: number;
  /** The first ones; those that people accepted stand before those of publishers. */
  readonly shown: readonly AffectedMapping[];
}

/** Bytes that a load takes: of memory at its most, and of the disk at its end. */
export interface IngestRoom {
  readonly memoryBytes: number;
  readonly diskBytes: number;
}

/** What is known of a source once everything is read. */
export interface SourceAsRead {
  readonly version: string;
  readonly licence: string;
  readonly contentHash: string;
  /** Id of the release that a load of it would serve. */
  readonly release: string;
  readonly changes: IngestChanges;
  readonly affected: AffectedMappings;
  /** Estimated. */
  readonly needs: IngestRoom;
}

/** Files are read; without `dryRun` a release is built with them and served. */
export interface LoadTask {
  readonly kind: 'LOAD';
  readonly source: string;
  /** Within the folder that files are loaded from. */
  readonly path: string;
  readonly dryRun: boolean;
  /** Id of the only release that it may serve, where somebody confirmed one. */
  readonly confirmed: string | undefined;
}

/** A built release is served. */
export interface SwitchTask {
  readonly kind: 'SWITCH';
  readonly release: string;
}

/** What a run is asked to do; two runs that are asked alike do the same. */
export type IngestTask = LoadTask | SwitchTask;

/** What a run said on its way, as at the command line. */
export interface IngestLogLine {
  readonly at: string;
  readonly text: string;
}

export interface IngestRun {
  readonly id: string;
  readonly task: IngestTask;
  readonly status: IngestStatus;
  /** It rests until somebody lets it go on; one that waits is passed over. */
  readonly paused: boolean;
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
  /** Id of the release that it built, or serves. */
  readonly release: string | undefined;
  /** Of a load at its end. */
  readonly took: IngestRoom | undefined;
  /** The first lines, in their order. */
  readonly log: readonly IngestLogLine[];
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
