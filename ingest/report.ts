import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { CheckResult } from '../server/domain/ingestRun.ts';
import type { ReadSource, RejectedRecord } from './read.ts';
import { balanceLine } from './read.ts';

const shownMax = 20;
const linesBetweenWrites = 500;
const header = ['file', 'line', 'value', 'reason', 'remedy'];
const cell = (value: string | number): string => String(value).replace(/[\t\r\n]+/g, ' ');

/** Rejected records: the first to be shown, all of them in `<folder>/rejected.tsv` where a folder is given. */
export class RejectedRecords {
  readonly shown: RejectedRecord[] = [];
  readonly #file: number | undefined;
  #count = 0;
  #waiting: string[] = [];

  constructor(folder: string | undefined) {
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    this.#file = openSync(path.join(folder, 'rejected.tsv'), 'w');
    this.#waiting.push(header.join('\t'));
  }

  add(record: RejectedRecord): void {
    this.#count += 1;
    if (this.shown.length < shownMax) this.shown.push(record);
    if (this.#file === undefined) return;
    this.#waiting.push([record.file, record.line, record.value, record.reason, record.remedy].map(cell).join('\t'));
    if (this.#waiting.length >= linesBetweenWrites) this.#write();
  }

  close(): void {
    if (this.#file === undefined) return;
    this.#write();
    closeSync(this.#file);
  }

  lines(): readonly string[] {
    const more = this.#count - this.shown.length;
    return [
      ...this.shown.map(({ file, line, value, reason, remedy }) => `  ${file}:${line}: "${cell(value)}": ${reason}. ${remedy}`),
      ...(more > 0 ? [`  … and ${more.toLocaleString('en')} more`] : []),
    ];
  }

  #write(): void {
    if (this.#file !== undefined && this.#waiting.length > 0) writeSync(this.#file, `${this.#waiting.join('\n')}\n`);
    this.#waiting = [];
  }
}

const checkLines = ({ name, passed, expected, found, examples }: CheckResult): readonly string[] => [
  `  ${passed ? 'passed' : 'FAILED'}  ${name}: expected ${expected}, found ${found}`,
  ...examples.map((example) => `            ${example}`),
];

/** What a reader of the log must see: balance, what was left out and why, every check. */
export const reportLines = (read: ReadSource, rejected: RejectedRecords): readonly string[] => [
  balanceLine(read.description),
  ...[...read.skipped].map(([reason, count]) => `  skipped ${count.toLocaleString('en')}: ${reason}`),
  ...rejected.lines(),
  ...read.checks.flatMap(checkLines),
];
