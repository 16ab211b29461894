import type { CheckResult } from '../../server/domain/ingestRun.ts';
import type { CodeSystem } from '../../server/domain/release.ts';
import type { GraphRow } from '../../server/graph-files/rows.ts';
import type { Origin } from '../source.ts';

/** What a rule may know of the source beside its rows. */
export interface CheckContext {
  readonly systems: readonly CodeSystem[];
  /** Which codes may stand without a parent; without it, those that have children. */
  readonly isRoot: ((code: string) => boolean) | undefined;
}

/** One rule: sees every row once, in the order read, and answers when all were seen. */
export interface Check {
  add(row: GraphRow, origin: Origin): void;
  result(): CheckResult;
}

export type CheckRule = (context: CheckContext) => Check;

/** Of a result. */
export const examplesMax = 10;

/** The result of a rule that looks for faults: passed when there are none. */
export const faultsResult = (name: string, expected: string, faults: readonly string[], found?: string): CheckResult => ({
  name,
  passed: faults.length === 0,
  expected,
  found: found ?? (faults.length === 0 ? 'none' : String(faults.length)),
  examples: faults.slice(0, examplesMax),
});
