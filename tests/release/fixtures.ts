import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readManifest } from '../../server/graph-files/manifest.ts';
import { originsIn, ReleaseLibrary } from '../../server/release/library.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { testLexicon, writeGraphFiles } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';

export interface Place {
  readonly dataDir: string;
  readonly files: string;
  readonly library: ReleaseLibrary;
}

/** A DATA_DIR with graph files beside it, nothing built yet. */
export async function place(sources: readonly SourceRows[] = smallGraph): Promise<Place> {
  const folder = await scratchFolder();
  const files = path.join(folder, 'files');
  const dataDir = path.join(folder, 'data');
  await mkdir(dataDir);
  await writeGraphFiles(files, sources);
  return { dataDir, files, library: new ReleaseLibrary(dataDir) };
}

export async function build({ files, library }: Pick<Place, 'files' | 'library'>, excluded: readonly string[] = []): Promise<string> {
  return library.build(originsIn(files, await readManifest(files), new Set(excluded)), testLexicon, () => undefined);
}

/** Rewrites a graph file by its text. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, gzipSync(change(gunzipSync(await readFile(file)).toString('utf8'))));
}

export const arraysOf = (dataDir: string, id: string): string => path.join(dataDir, 'releases', id.slice('release:'.length), 'arrays.bin');

/** Changes one byte in the middle. */
export async function damage(file: string): Promise<void> {
  const content = await readFile(file);
  const middle = Math.floor(content.length / 2);
  content[middle] = (content[middle] ?? 0) ^ 0xff;
  await writeFile(file, content);
}
