import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { InputFile } from '../input.ts';
import type { Source } from '../source.ts';
import { plainTableSource } from './index.ts';

export interface PlainTable {
  readonly source: Source;
  readonly file: string;
}

/** The plain tables directly in a folder, by name; none where there is no such folder. */
export async function openPlainTables(folder: string): Promise<readonly PlainTable[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  const tables = names.filter((name) => /\.(?:tsv|csv)(?:\.gz)?$/.test(name)).sort();
  return Promise.all(
    tables.map(async (name) => {
      const file = path.join(folder, name);
      return { source: await plainTableSource(new InputFile(file)), file };
    }),
  );
}
