import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { InputFile } from './input.ts';
import type { Source } from './source.ts';

/** A source that one file holds. */
export interface TableOfFolder {
  readonly source: Source;
  readonly file: string;
}

/** The tables directly in a folder, by name; none where there is no such folder. */
export async function openTables(folder: string, open: (file: InputFile) => Promise<Source>): Promise<readonly TableOfFolder[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  const tables = names.filter((name) => /\.(?:tsv|csv)(?:\.gz)?$/.test(name)).sort();
  return Promise.all(
    tables.map(async (name) => {
      const file = path.join(folder, name);
      return { source: await open(new InputFile(file)), file };
    }),
  );
}
