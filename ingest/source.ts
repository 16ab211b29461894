import type { SourceDescription } from '../server/graph-files/writer.ts';
import type { GraphRow } from '../server/graph-files/rows.ts';
import type { InputFile } from './input.ts';

/**
 * What became of one record of the publisher's file (a line, a stanza, an element). Every record gives exactly one of
 * these, so that read = accepted + rejected + skipped holds by construction.
 */
export type RecordOutcome = { readonly file: string; readonly line: number } & (
  | { readonly outcome: 'accepted'; readonly rows: readonly GraphRow[] }
  | { readonly outcome: 'skipped'; readonly reason: string }
  | { readonly outcome: 'rejected'; readonly value: string; readonly reason: string; readonly remedy: string }
);

/** A file that a source needs: how it is recognised in a folder, and in words for an error. */
export interface FileRequirement {
  readonly name: string;
  readonly pattern: RegExp;
  readonly what: string;
}

export interface OpenedSource {
  /** Read off the files' own headers where they state it. */
  readonly description: Omit<SourceDescription, 'inputs' | 'balance'>;
  readonly records: AsyncIterable<RecordOutcome>;
}

/** A reader of one publisher's files. It only parses, as a stream; a bad record is an outcome, not an exception. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly requires: readonly string[];
  readonly files: readonly FileRequirement[];
  open(files: Readonly<Record<string, InputFile>>): Promise<OpenedSource>;
}
