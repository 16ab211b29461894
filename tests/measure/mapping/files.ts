import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Where publishers' files and benchmarks lie; nothing of it is part of the product. */
export const sharedDir = path.resolve(process.env['SHARED_DIR'] ?? path.join(import.meta.dirname, '..', '..', '..', '..', 'shared'));

export async function textOf(...parts: readonly string[]): Promise<string> {
  return gunzipSync(await readFile(path.join(sharedDir, 'data', ...parts))).toString('utf8');
}

/** Rows of a tab-separated file; comments and the header are left out. */
export async function rowsOf(...parts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const [, ...rows] = (await textOf(...parts)).split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows;
}
