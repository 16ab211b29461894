import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceManifest } from '../server/graph-files/manifest.ts';
import { syncFolder } from '../server/graph-files/durable.ts';
import { writeManifest } from '../server/graph-files/writer.ts';
import type { ReadSource } from './read.ts';

/** Of gzip: a million lines are written in a third of the time that the smallest files take, and read as fast. */
const fastCompression = 3;

export interface StoredSource {
  readonly manifest: SourceManifest;
  /** Folder of the graph files; the manifest lies beside it. */
  readonly folder: string;
  /** Whether the same content was stored before. */
  readonly wasThere: boolean;
}

/**
 * Keeps a source's graph files in `<dataDir>/sources/<source>/<content hash>/`. They are complete under that name or not
 * there: written aside, synced, renamed. What a killed run left aside is removed first.
 */
export async function storeSource({ description, rows }: Pick<ReadSource, 'description' | 'rows'>, dataDir: string): Promise<StoredSource> {
  const place = path.join(dataDir, 'sources', description.source);
  const aside = path.join(place, '.building');
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  const manifest = await rows.write(aside, description, fastCompression);
  await writeManifest(aside, [manifest]);
  const final = path.join(place, manifest.contentHash);
  const stored = { manifest, folder: path.join(final, manifest.folder) };
  if (await exists(final)) {
    await rm(aside, { recursive: true, force: true });
    return { ...stored, wasThere: true };
  }
  await syncFolder(path.join(aside, manifest.folder));
  await syncFolder(aside);
  await rename(aside, final);
  await syncFolder(place);
  return { ...stored, wasThere: false };
}

const exists = (folder: string): Promise<boolean> => stat(folder).then(() => true, () => false);
