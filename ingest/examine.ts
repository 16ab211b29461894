import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { InvalidInput } from '../server/domain/errors.ts';
import { writeDurably } from '../server/graph-files/durable.ts';
import { locateFiles } from './locate.ts';
import type { ReadOptions, ReadProgress, ReadSource } from './read.ts';
import { failedChecks, readSource } from './read.ts';
import { RejectedRecords, reportLines } from './report.ts';
import type { Source } from './source.ts';

/** Where the reading of a source shows itself. */
export interface Display extends Pick<ReadOptions, 'onRejected' | 'onChecking' | 'rest'> {
  onProgress(source: string, progress: ReadProgress): void;
  onLine(line: string): void;
  /** Everything is read, whether or not the checks passed. */
  onRead?(read: ReadSource): void;
  /** The checks passed and nothing is kept yet; what it throws ends the examination. */
  onAccepted?(read: ReadSource): Promise<void>;
}

interface Examination extends Pick<ReadOptions, 'pass'> {
  /** Where the report and every rejected record are written, if anywhere. */
  readonly reportFolder?: string | undefined;
}

/**
 * Reads and checks a source's files and shows the report, which is also written when a check failed.
 * Throws InvalidInput when one failed, FileProblem where a file is missing or cannot be read.
 */
export async function examine(source: Source, from: readonly string[], display: Display, { reportFolder, pass }: Examination = {}): Promise<ReadSource> {
  const files = await locateFiles(source, from);
  const rejected = new RejectedRecords(reportFolder);
  try {
    const read = await readSource(source, files, {
      pass,
      onProgress: (progress) => {
        display.onProgress(source.id, progress);
      },
      onRejected: (record) => {
        rejected.add(record);
        display.onRejected?.(record);
      },
      onChecking: () => {
        display.onChecking?.();
      },
      rest: () => display.rest?.(),
    });
    display.onRead?.(read);
    const lines = reportLines(read, rejected);
    for (const line of lines) display.onLine(line);
    if (reportFolder !== undefined) {
      await mkdir(reportFolder, { recursive: true });
      await writeDurably(path.join(reportFolder, 'report.txt'), `${lines.join('\n')}\n`);
    }
    const failed = failedChecks(read).length;
    if (failed > 0) throw new InvalidInput(`${source.id}: ${failed} of ${read.checks.length} checks failed, so nothing was kept. The report says what was found.`);
    await display.onAccepted?.(read);
    return read;
  } finally {
    rejected.close();
  }
}
