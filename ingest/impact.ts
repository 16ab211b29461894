// What a load of what was read would change, and what it would need.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { IngestRoom, SourceAsRead } from '../server/domain/ingestRun.ts';
import type { RowCounts } from '../server/graph-files/manifest.ts';
import type { GraphPlaces } from '../server/openGraph.ts';
import { mergedOrigins, wantedOrigins } from '../server/openGraph.ts';
import { ReleaseLibrary } from '../server/release/library.ts';
import { readLexicon } from '../server/search/lexicon.ts';
import { affectedMappings } from './affectedMappings.ts';
import { changesFrom } from './changes.ts';
import type { ReadSource } from './read.ts';

/** Of memory while a release is built, of its arrays, and of a source's graph files: docs/measurements.md has the builds behind them. */
const buildBytesMin = 250e6;
const buildBytesPerRow = 800;
const arrayBytesPerRow = 145;
const fileBytesPerRow = 8;

const rowsIn = (counts: RowCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Beside the sources that the next release is built from now. */
export async function impactOf({ description, rows, rowCounts }: ReadSource, places: GraphPlaces): Promise<SourceAsRead> {
  const library = new ReleaseLibrary(places.dataDir);
  const wanted = await wantedOrigins(library, places);
  const contentHash = rows.contentHash(description);
  const next = mergedOrigins(wanted, [{ manifest: { ...description, counts: rowCounts, contentHash, folder: '' }, folder: '' }]);
  const { changes, touched } = await changesFrom(wanted.filter((origin) => !next.includes(origin)).map(({ folder }) => folder), rows);
  const others = next.filter((origin) => wanted.includes(origin)).map(({ manifest: { source }, folder }) => ({ source, folder }));
  const [served] = await library.served();
  const release = (await library.list()).find(({ id }) => id === served);
  const rowsNow = wanted.reduce((sum, { manifest: { counts } }) => sum + rowsIn(counts), 0);
  const rowsNext = next.reduce((sum, { manifest: { counts } }) => sum + rowsIn(counts), 0);
  return {
    version: description.version, licence: description.licence, contentHash, changes,
    release: ReleaseLibrary.idOf(next, await readLexicon(path.join(places.seedsDir, 'lexicon'))),
    affected: await affectedMappings(others, touched),
    needs: {
      // Reading has taken what it takes; building has that memory again, and needs it for all sources together.
      memoryBytes: Math.max(memoryTaken(), buildBytesMin + buildBytesPerRow * rowsNext),
      diskBytes: Math.max(0, (release?.arrays.bytes ?? 0) + arrayBytesPerRow * (rowsNext - rowsNow)) + fileBytesPerRow * rowsIn(rowCounts),
    },
  };
}

/** Of a load that has ended. */
export async function roomTaken(source: string, contentHash: string, releaseId: string, { dataDir }: GraphPlaces): Promise<IngestRoom> {
  const release = (await new ReleaseLibrary(dataDir).list()).find(({ id }) => id === releaseId);
  return { memoryBytes: memoryTaken(), diskBytes: (release?.arrays.bytes ?? 0) + await bytesBelow(path.join(dataDir, 'sources', source, contentHash)) };
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** The most that this process has taken so far. */
const memoryTaken = (): number => process.resourceUsage().maxRSS * 1024;
