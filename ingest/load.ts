import path from 'node:path';
import { InvalidInput } from '../server/domain/errors.ts';
import { noteServedIn } from '../server/noteServed.ts';
import type { GraphPlaces } from '../server/openGraph.ts';
import { mergedOrigins, wantedOrigins } from '../server/openGraph.ts';
import { serveRelease } from '../server/publish.ts';
import type { GraphFilesOrigin } from '../server/release/library.ts';
import { ReleaseLibrary } from '../server/release/library.ts';
import { readLexicon } from '../server/search/lexicon.ts';
import type { LoadPhase } from '../server/domain/ingestRun.ts';
import type { Display } from './examine.ts';
import { examine } from './examine.ts';
import type { GraphFolders } from './loadedConcepts.ts';
import { balanceLine, countsLine } from './read.ts';
import type { Source } from './source.ts';
import { sourceNamed } from './sourceNamed.ts';
import { storeSource } from './store.ts';

/** Where a load shows itself. */
export interface LoadDisplay extends Display {
  /** SWITCH comes with the release that was built; what it serves is served once this has ended. */
  onPhase(phase: LoadPhase, release?: string): void | Promise<void>;
}

/** Apart from the building of the release, which then has the memory that the rows took. */
async function keepSource(source: Source, from: readonly string[], places: GraphPlaces, display: LoadDisplay): Promise<GraphFilesOrigin> {
  const read = await examine(source, from, display, { reportFolder: path.join(places.dataDir, 'reports', source.id) });
  await display.onPhase('STORE');
  const { manifest, folder, wasThere } = await storeSource(read, places.dataDir);
  display.onLine(`${balanceLine(manifest)}; ${countsLine(manifest.counts)}; ${read.checks.length} checks passed in ${read.seconds.toFixed(1)} s`);
  if (wasThere) display.onLine(`${source.id}: the same content was loaded before`);
  return { manifest, folder };
}

/** What the next release is built from before a source is read, for `sourceNamed`. */
export const graphFoldersOf = (places: GraphPlaces): GraphFolders => async () => (await wantedOrigins(new ReleaseLibrary(places.dataDir), places)).map(({ folder }) => folder);

/** What the next release is built from, without a source that is about to be read. Throws InvalidInput where that needs one which is not there. */
async function originsBeside({ id, requires }: Source, library: ReleaseLibrary, places: GraphPlaces): Promise<readonly GraphFilesOrigin[]> {
  const origins = await wantedOrigins(library, places);
  const missing = requires.filter((needed) => !origins.some((origin) => origin.manifest.source === needed));
  if (missing.length > 0) throw new InvalidInput(`${id} needs ${missing.join(', ')}. Load that first, or do not leave it out.`);
  return origins;
}

/** Reads and checks a source's files as a load does, and keeps nothing. */
export async function dryRunSource(name: string, from: readonly string[], places: GraphPlaces, display: LoadDisplay): Promise<void> {
  await display.onPhase('READ');
  const library = new ReleaseLibrary(places.dataDir);
  await noteServedIn(library, places);
  const source = await sourceNamed(name, from, graphFoldersOf(places));
  await originsBeside(source, library, places);
  await examine(source, from, display);
}

/**
 * Reads and checks a source's files, keeps its graph files, builds the release with it in the place of the source of the
 * same name, and serves that. Until the last step the release served before stays; answers the id of the new one.
 */
export async function loadSource(name: string, from: readonly string[], places: GraphPlaces, display: LoadDisplay): Promise<string> {
  await display.onPhase('READ');
  const library = new ReleaseLibrary(places.dataDir);
  await noteServedIn(library, places);
  const source = await sourceNamed(name, from, graphFoldersOf(places));
  const beside = await originsBeside(source, library, places);
  const origins = mergedOrigins(beside, [await keepSource(source, from, places, display)]);
  const lexicon = await readLexicon(path.join(places.seedsDir, 'lexicon'));
  await display.onPhase('BUILD');
  const id = await library.build(origins, lexicon, () => undefined, () => display.rest?.());
  await display.onPhase('SWITCH', id);
  await serveRelease(library, places, id, () => undefined);
  return id;
}
