import type { Source } from '../source.ts';

export async function openPlainTables(_folder: string): Promise<readonly { readonly source: Source; readonly file: string }[]> {
  return [];
}
