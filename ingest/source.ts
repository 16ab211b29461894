import type { SourceDescription } from '../server/graph-files/writer.ts';
import type { GraphRow } from '../server/graph-files/rows.ts';
import type { InputFile } from './input.ts';

/** Where a record begins: the file's name and the line, from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/**
 * What became of one record of the publisher's file (a line, a stanza, an element). Every record gives exactly one of
 * these, so that read = accepted + rejected + skipped holds by construction.
 */
export type RecordOutcome = Origin &
  (
    | { readonly outcome: 'accepted'; readonly rows: readonly GraphRow[] }
    | { readonly outcome: 'skipped'; readonly reason: string }
    | { readonly outcome: 'rejected'; readonly value: string; readonly reason: string; readonly remedy: string }
  );

/** A file that a source needs: how it is recognised in a folder, and in words for an error. */
export interface FileRequirement {
  readonly name: string;
  /** Matches the file's name, without a final `.gz`. */
  readonly pattern: RegExp;
  /** Name of the folder that the file must lie in; undefined: any. */
  readonly folder?: string;
  readonly what: string;
  /** SOME: one or more files, ANY: none or more; exactly one unless given. */
  readonly count?: 'SOME' | 'ANY';
}

/** A number that the publisher states about the files, beside the number that was read. */
export interface StatedCount {
  readonly what: string;
  readonly stated: number;
  readonly found: number;
  /** Share of `stated` by which the publisher is known to miscount; 0 unless given. */
  readonly tolerance?: number;
  /** What is missing or too much. */
  readonly examples?: readonly string[];
}

export interface OpenedSource {
  /** Read off the files' own headers where they state it. */
  readonly description: Omit<SourceDescription, 'inputs' | 'balance'>;
  /** One by one, or in batches: with millions of records a promise for each costs more than the reading. */
  readonly records: AsyncIterable<RecordOutcome | readonly RecordOutcome[]>;
  /** Rows that follow from all records together; asked for once, after the last record. */
  derivedRows?(): Iterable<GraphRow>;
  /** Asked for once, after the last record. */
  statedCounts(): readonly StatedCount[];
  /** Which codes may stand without a parent in a hierarchical system; without it, those that have children. */
  isRoot?(code: string): boolean;
}

/** The one file found for a requirement's name. */
export type OpenFiles = (name: string) => InputFile;
/** All files found for a requirement's name, by path. */
export type OpenAllFiles = (name: string) => readonly InputFile[];

/** A reader of one publisher's files. It only parses, as a stream; a bad record is an outcome, not an exception. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly requires: readonly string[];
  readonly files: readonly FileRequirement[];
  /** Throws FileProblem for a file of another publisher. */
  open(file: OpenFiles, files: OpenAllFiles): Promise<OpenedSource>;
}
