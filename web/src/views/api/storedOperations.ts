import texts from '../../generated/operations.json';
import uses from '../../generated/operationUses.json';
import { samples } from './samples.ts';

/** An operation of the explorer, which a server may be told to run alone. */
export interface StoredOperation {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A folder of views, `evidence`, or `shell`. */
  readonly usedBy: string;
  /** Fields that will go, with what to use instead. */
  readonly deprecated: readonly { readonly field: string; readonly reason: string }[];
}

const textOf: Readonly<Record<string, string | undefined>> = texts;

export const storedOperations: readonly StoredOperation[] = Object.entries(uses).map(([name, { id, usedBy, deprecated }]) => ({ id, name, usedBy, deprecated, text: textOf[id] ?? '', variables: samples[name] ?? {} }));
