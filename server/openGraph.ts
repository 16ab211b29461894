import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedStore } from './graph/embedded/embeddedStore.ts';
import { readManifest } from './graph-files/manifest.ts';
import { writeDurably } from './graph-files/durable.ts';
import type { BuildProgress, GraphFilesOrigin } from './release/library.ts';
import { originsIn, ReleaseLibrary } from './release/library.ts';
import { PhraseIndexes } from './mapping/phraseColumns.ts';
import { PhraseMapper } from './mapping/phraseMapper.ts';
import { Topology } from './release/topology.ts';
import { readLexicon } from './search/lexicon.ts';
import { TermIndex } from './search/termIndex.ts';
import type { Graph } from './services/graph.ts';

export interface GraphPlaces {
  readonly dataDir: string;
  readonly seedsDir: string;
  readonly sourcesExcluded: ReadonlySet<string>;
}

/** Opens a built release for questions. Throws FileProblem where it is damaged. */
export async function openGraph(library: ReleaseLibrary, id: string): Promise<Graph> {
  const opened = await library.open(id);
  const topology = new Topology(opened.columns);
  return {
    release: opened.manifest,
    store: new EmbeddedStore(opened),
    topology,
    phrases: new PhraseMapper(new PhraseIndexes(opened.columns), opened.manifest.lexicon, topology, () => undefined),
    termIndex: new TermIndex(opened.columns, opened.manifest.lexicon),
  };
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

/** The later list wins where both bring a source; sorted by source, which is the order of precedence in a release. */
export function mergedOrigins(base: readonly GraphFilesOrigin[], over: readonly GraphFilesOrigin[]): readonly GraphFilesOrigin[] {
  const bySource = new Map([...base, ...over].map((origin) => [origin.manifest.source, origin]));
  return [...bySource.values()].sort((a, b) => (a.manifest.source < b.manifest.source ? -1 : 1));
}

/** Sources of the served release that an operator loaded. */
async function loadedOrigins(library: ReleaseLibrary, dataDir: string): Promise<readonly GraphFilesOrigin[]> {
  const [current] = await library.served();
  const release = (await library.list()).find(({ id }) => id === current);
  const folders = (release?.origins ?? []).map(({ folder }) => folder).filter((folder) => folder.startsWith(path.join(dataDir, 'sources') + path.sep));
  const read = async (folder: string): Promise<readonly GraphFilesOrigin[]> => originsIn(path.dirname(folder), await readManifest(path.dirname(folder)), new Set());
  return (await Promise.all(folders.map(read))).flat();
}

/**
 * Builds and serves the wanted release where the seeds, the left-out sources or the word tables are not those of the last
 * start; otherwise the served release stays, also one that was switched to by hand.
 */
export async function buildWhereSeedsChanged(library: ReleaseLibrary, places: GraphPlaces, onProgress: BuildProgress): Promise<void> {
  await mkdir(places.dataDir, { recursive: true });
  const lexicon = await readLexicon(path.join(places.seedsDir, 'lexicon'));
  const seeds = originsIn(places.seedsDir, await readManifest(places.seedsDir), places.sourcesExcluded);
  const seedsId = ReleaseLibrary.idOf(seeds, lexicon);
  const seenFile = path.join(places.dataDir, 'seeds-seen');
  const seen = await readFile(seenFile, 'utf8').catch(() => '');
  const [served] = await library.served();
  if (seen === mark(seedsId) && served !== undefined && (await library.has(served))) return;
  const id = await library.build(await wantedOrigins(library, places), lexicon, onProgress);
  await library.activate(id);
  await writeDurably(seenFile, mark(seedsId));
}

const mark = (id: string): string => createHash('sha256').update(id).digest('hex');
