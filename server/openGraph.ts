import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedStore } from './graph/embedded/embeddedStore.ts';
import type { Neo4jAccess } from './graph/neo4j/connection.ts';
import { graphOf } from './graphOf.ts';
import { readManifest } from './graph-files/manifest.ts';
import { writeDurably } from './graph-files/durable.ts';
import type { BuildProgress, GraphFilesOrigin } from './release/library.ts';
import { originsIn, ReleaseLibrary } from './release/library.ts';
import type { Lexicon } from './search/lexicon.ts';
import { readLexicon } from './search/lexicon.ts';
import type { Graph } from './services/graph.ts';

export interface GraphPlaces {
  readonly dataDir: string;
  readonly seedsDir: string;
  readonly sourcesExcluded: ReadonlySet<string>;
  /** Undefined or absent: the embedded store alone. */
  readonly neo4j?: Neo4jAccess | undefined;
}

/** Opens a built release for questions. Throws FileProblem where it is damaged. */
export async function openGraph(library: ReleaseLibrary, id: string): Promise<Graph> {
  const opened = await library.open(id);
  return graphOf(opened, new EmbeddedStore(opened));
}

/** Opens the served release; where it is damaged, the newest one served before that is whole, and says why. */
export async function openServed(library: ReleaseLibrary, onDamaged: (id: string, problem: unknown) => void): Promise<Graph | undefined> {
  for (const id of await library.served()) {
    try {
      return await openGraph(library, id);
    } catch (problem) {
      onDamaged(id, problem);
    }
  }
  return undefined;
}

/** The seeds, with every source that was loaded since in the place of the seed of the same name. */
export async function wantedOrigins(library: ReleaseLibrary, places: GraphPlaces): Promise<readonly GraphFilesOrigin[]> {
  const seeds = originsIn(places.seedsDir, await readManifest(places.seedsDir), places.sourcesExcluded);
  return mergedOrigins(seeds, await loadedOrigins(library, places.dataDir));
}

/**
 * The later list wins where both bring a source, and over a source that brings nothing but systems which the later list
 * brings too: a whole SNOMED CT takes the place of its patient set. Sorted by source, the order of precedence in a release.
 */
export function mergedOrigins(base: readonly GraphFilesOrigin[], over: readonly GraphFilesOrigin[]): readonly GraphFilesOrigin[] {
  const brought = new Set(over.flatMap(({ manifest }) => manifest.systems.map(({ id }) => id)));
  const isBrought = ({ manifest: { systems, counts } }: GraphFilesOrigin): boolean =>
    systems.length > 0 && counts.assertions + counts.mappings === 0 && systems.every(({ id }) => brought.has(id));
  const bySource = new Map([...base.filter((origin) => !isBrought(origin)), ...over].map((origin) => [origin.manifest.source, origin]));
  return [...bySource.values()].sort((a, b) => (a.manifest.source < b.manifest.source ? -1 : 1));
}

/** Sources of the served release that an operator loaded. */
async function loadedOrigins(library: ReleaseLibrary, dataDir: string): Promise<readonly GraphFilesOrigin[]> {
  const [current] = await library.served();
  const folders = (current === undefined ? [] : await library.originsOf(current)).map(({ folder }) => folder).filter((folder) => folder.startsWith(path.join(dataDir, 'sources') + path.sep));
  const read = async (folder: string): Promise<readonly GraphFilesOrigin[]> => originsIn(path.dirname(folder), await readManifest(path.dirname(folder)), new Set());
  return (await Promise.all(folders.map(read))).flat();
}

/** The word tables, and the id of a release of the seeds alone: by it a change of the seeds is noticed. */
export async function seedsOf(places: GraphPlaces): Promise<{ readonly lexicon: Lexicon; readonly seedsId: string }> {
  const lexicon = await readLexicon(path.join(places.seedsDir, 'lexicon'));
  const seeds = originsIn(places.seedsDir, await readManifest(places.seedsDir), places.sourcesExcluded);
  return { lexicon, seedsId: ReleaseLibrary.idOf(seeds, lexicon) };
}

/**
 * Builds and serves the wanted release where the seeds, the left-out sources or the word tables are not those of the last
 * start; otherwise the served release stays, also one that was switched to by hand.
 */
export async function buildWhereSeedsChanged(library: ReleaseLibrary, places: GraphPlaces, onProgress: BuildProgress): Promise<void> {
  await mkdir(places.dataDir, { recursive: true });
  const { lexicon, seedsId } = await seedsOf(places);
  const seenFile = path.join(places.dataDir, 'seeds-seen');
  const seen = await readFile(seenFile, 'utf8').catch(() => '');
  const [served] = await library.served();
  if (seen === mark(seedsId) && served !== undefined && (await library.has(served))) return;
  const id = await library.build(await wantedOrigins(library, places), lexicon, onProgress);
  await library.activate(id);
  await writeDurably(seenFile, mark(seedsId));
}

const mark = (id: string): string => createHash('sha256').update(id).digest('hex');
