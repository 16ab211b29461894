import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { locateFiles } from '../../ingest/locate.ts';
import type { ReadSource } from '../../ingest/read.ts';
import { readSource } from '../../ingest/read.ts';
import { RejectedRecords, reportLines } from '../../ingest/report.ts';
import type { GraphFolders } from '../../ingest/loadedConcepts.ts';
import type { Source } from '../../ingest/source.ts';
import type { SourceManifest } from '../../server/graph-files/manifest.ts';
import type { RowKind } from '../../server/graph-files/rows.ts';

/** A folder that the running test has to itself. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ingest-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** For sources that name no concepts of others. */
export const nothingLoaded: GraphFolders = async () => [];

export interface ReadIntoFolder {
  readonly read: ReadSource;
  readonly report: string;
  readonly manifest: SourceManifest;
  readonly folder: string;
  /** Lines of each graph file, without its header. */
  readonly lines: Readonly<Record<RowKind, string>>;
}

export async function readInto(source: Source, from: readonly string[]): Promise<ReadIntoFolder> {
  const folder = await scratchFolder();
  const rejected = new RejectedRecords(undefined);
  const read = await readSource(source, await locateFiles(source, from), { onRejected: (record) => { rejected.add(record); } });
  const manifest = await read.rows.write(folder, read.description, 1);
  const linesOf = async (kind: RowKind): Promise<string> => {
    const text = gunzipSync(await readFile(path.join(folder, manifest.folder, `${kind}.tsv.gz`))).toString('utf8');
    return text.slice(text.indexOf('\n') + 1);
  };
  const lines = {
    concepts: await linesOf('concepts'), terms: await linesOf('terms'), hierarchy: await linesOf('hierarchy'),
    assertions: await linesOf('assertions'), mappings: await linesOf('mappings'), references: await linesOf('references'),
  };
  return { read, report: `${reportLines(read, rejected).join('\n')}\n`, manifest, folder, lines };
}
