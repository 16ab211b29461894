import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeDurably } from './durable.ts';
import type { GraphFilesManifest, RowCounts, SourceManifest } from './manifest.ts';
import { graphFilesFormat, manifestPath } from './manifest.ts';
import { graphFileHeader, graphFileName } from './reader.ts';
import type { GraphRow, RowKind } from './rows.ts';
import { encodeRow, rowKinds } from './rows.ts';

export type SourceDescription = Omit<SourceManifest, 'counts' | 'contentHash' | 'folder'>;

/** Collects the rows of one source in memory, as lines; writing sorts them, so that equal content gives equal bytes. */
export class GraphFilesWriter {
  readonly #lines: Record<RowKind, string[]> = { concepts: [], terms: [], hierarchy: [], assertions: [], mappings: [], references: [] };

  add(row: GraphRow): void {
    this.#lines[row.kind].push(encodeRow(row));
  }

  /** In the order added; equal lines are written once. */
  lines(kind: RowKind): readonly string[] {
    return this.#lines[kind];
  }

  /** What the manifest entry would say. */
  contentHash(description: SourceDescription): string {
    const hash = hashOf(description);
    for (const kind of rowKinds) hash.update(this.#fileOf(kind).text);
    return hash.digest('hex');
  }

  /**
   * Writes `folder/<source>/<kind>.tsv.gz` and answers the manifest entry; `folder` itself is replaced file by file.
   * `level` is that of gzip, 1 to 9: content hash and lines do not depend on it.
   */
  async write(folder: string, description: SourceDescription, level: number): Promise<SourceManifest> {
    const sourceFolder = description.source.toLowerCase();
    await mkdir(path.join(folder, sourceFolder), { recursive: true });
    const hash = hashOf(description);
    const counts: Record<RowKind, number> = { concepts: 0, terms: 0, hierarchy: 0, assertions: 0, mappings: 0, references: 0 };
    for (const kind of rowKinds) {
      const { text, count } = this.#fileOf(kind);
      counts[kind] = count;
      hash.update(text);
      await writeDurably(path.join(folder, sourceFolder, graphFileName(kind)), gzipSync(text, { level }));
    }
    return { ...description, counts: counts satisfies RowCounts, folder: sourceFolder, contentHash: hash.digest('hex') };
  }

  #fileOf(kind: RowKind): { readonly text: Buffer; readonly count: number } {
    const lines = [...new Set(this.#lines[kind].sort())];
    return { text: Buffer.from(`${graphFileHeader(kind)}\n${lines.map((line) => `${line}\n`).join('')}`), count: lines.length };
  }
}

/** Of the description without what depends on the files as they were packed. */
function hashOf({ inputs: _inputs, balance: _balance, ...hashed }: SourceDescription): Hash {
  return createHash('sha256').update(JSON.stringify(hashed, Object.keys(flatKeys(hashed)).sort()));
}

/** Every key that occurs at any depth, for a stable serialisation. */
function flatKeys(value: unknown, into: Record<string, true> = {}): Record<string, true> {
  if (Array.isArray(value)) for (const item of value) flatKeys(item, into);
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      into[key] = true;
      flatKeys(inner, into);
    }
  }
  return into;
}

export async function writeManifest(folder: string, sources: readonly SourceManifest[]): Promise<void> {
  const manifest: GraphFilesManifest = {
    format: graphFilesFormat,
    sources: [...sources].sort((a, b) => (a.source < b.source ? -1 : 1)),
  };
  await writeDurably(manifestPath(folder), `${JSON.stringify(manifest, null, 2)}\n`);
}
