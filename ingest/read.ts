import type { CheckResult, RecordBalance } from '../server/domain/ingestRun.ts';
import type { FileSum, RowCounts } from '../server/graph-files/manifest.ts';
import type { GraphRow, RowKind } from '../server/graph-files/rows.ts';
import type { SourceDescription } from '../server/graph-files/writer.ts';
import { GraphFilesWriter } from '../server/graph-files/writer.ts';
import { countsAsStated } from './checks/countsAsStated.ts';
import { checkRules } from './checks/rules.ts';
import type { LocatedFiles } from './locate.ts';
import type { Origin, RecordOutcome, Source } from './source.ts';

export type RejectedRecord = Extract<RecordOutcome, { outcome: 'rejected' }>;

export interface ReadProgress {
  readonly balance: RecordBalance;
  readonly recordsPerSecond: number;
}

export interface ReadOptions {
  onProgress?(progress: ReadProgress): void;
  onRejected?(record: RejectedRecord): void;
  /** Everything is read; what the checks found is gathered. */
  onChecking?(): void;
  /** Asked between the records; what it answers is waited for. */
  rest?(): Promise<void> | undefined;
  /** What is written for a row: itself, or the part of it that may be passed on. The checks see the row as read. */
  readonly pass?: ((row: GraphRow) => GraphRow) | undefined;
}

export interface ReadSource {
  readonly description: SourceDescription;
  readonly checks: readonly CheckResult[];
  /** Reason to number of records. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly rows: GraphFilesWriter;
  /** As read; the files hold equal rows once. */
  readonly rowCounts: RowCounts;
  readonly seconds: number;
}

const recordsBetweenProgress = 5000;

/** Reads everything and checks it; writes nothing. Throws FileProblem where a file cannot be read at all. */
export async function readSource(source: Source, files: LocatedFiles, options: ReadOptions = {}): Promise<ReadSource> {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const inputs: FileSum[] = [];
  for (const file of files.all) inputs.push(await file.sum());
  const opened = await source.open(files.file, files.files);
  const context = { systems: opened.description.systems, isRoot: opened.isRoot?.bind(opened) };
  const checks = checkRules.map((rule) => rule(context));
  const rows = new GraphFilesWriter();
  const rowCounts: Record<RowKind, number> = { concepts: 0, terms: 0, hierarchy: 0, assertions: 0, mappings: 0, references: 0 };
  const take = (row: GraphRow, origin: Origin) => {
    rowCounts[row.kind] += 1;
    for (const check of checks) check.add(row, origin);
    rows.add(options.pass?.(row) ?? row);
  };

  const balance = { read: 0, accepted: 0, rejected: 0, skipped: 0 };
  const skipped = new Map<string, number>();
  const report = () => options.onProgress?.({ balance: { ...balance }, recordsPerSecond: Math.round(balance.read / seconds()) });
  const count = (record: RecordOutcome): void => {
    balance.read += 1;
    balance[record.outcome] += 1;
    if (record.outcome === 'accepted') for (const row of record.rows) take(row, record);
    else if (record.outcome === 'rejected') options.onRejected?.(record);
    else skipped.set(record.reason, (skipped.get(record.reason) ?? 0) + 1);
    if (balance.read % recordsBetweenProgress === 0) report();
  };
  for await (const records of opened.records) {
    if ('outcome' in records) count(records);
    else for (const record of records) count(record);
    const rest = options.rest?.();
    if (rest !== undefined) await rest;
  }
  for (const row of opened.derivedRows?.() ?? []) take(row, { file: source.id, line: 0 });
  report();
  options.onChecking?.();
  return {
    description: { ...opened.description, inputs, balance },
    checks: [...checks.map((check) => check.result()), ...opened.statedCounts().map(countsAsStated)],
    skipped,
    rows,
    rowCounts,
    seconds: seconds(),
  };
}

export const failedChecks = ({ checks }: Pick<ReadSource, 'checks'>): readonly CheckResult[] => checks.filter(({ passed }) => !passed);

const counted = (count: number): string => count.toLocaleString('en');

/** `read 46,881 = accepted … + rejected … + skipped …` */
export const balanceLine = ({ source, balance }: Pick<SourceDescription, 'source' | 'balance'>): string =>
  `${source}: read ${counted(balance.read)} = accepted ${counted(balance.accepted)} + rejected ${counted(balance.rejected)} + skipped ${counted(balance.skipped)}`;

/** `98,505 concepts, 120,000 terms, …`; kinds that the source does not bring are left out. */
export const countsLine = (counts: RowCounts): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${counted(count)} ${kind === 'hierarchy' ? 'hierarchy edges' : kind}`)
    .join(', ');
