import { createHash } from 'node:crypto';
import { NotFound } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import { rowCodecs } from '../../graph-files/rows.ts';
import { ColumnReader } from '../../release/columns.ts';
import { compileGraph } from '../../release/compile.ts';
import { GraphBuilder } from '../../release/graphBuilder.ts';
import type { BuildProgress, OpenedRelease } from '../../release/library.ts';
import type { ReleaseManifest } from '../../release/manifest.ts';
import { readReleaseManifest } from '../../release/readManifest.ts';
import { inTurns } from '../../release/steps.ts';
import type { Neo4jConnection } from './connection.ts';
import { recordsIn } from './export.ts';
import { ReleaseDiffers } from './loader.ts';
import type { ConceptRecord } from './releaseRecords.ts';
import { manifestsOf } from './statements/manifests.ts';

export interface RebuiltRelease extends OpenedRelease {
  /** The bytes of the arrays. */
  readonly content: Uint8Array;
}

/** Releases of this format that are complete in Neo4j, newest first. Throws FileProblem where what lies there is no manifest. */
export async function releasesIn(connection: Neo4jConnection): Promise<readonly ReleaseManifest[]> {
  const kept = await connection.read(manifestsOf, undefined, limits.storePageMsMax);
  return kept.flatMap(({ id, manifest }) => readReleaseManifest(manifest, `the manifest of ${id} in Neo4j`) ?? []);
}

/** The arrays of a release from Neo4j alone. Throws ReleaseDiffers where they do not have the checksum of those it was loaded from. */
export async function rebuildRelease(connection: Neo4jConnection, id: string, onProgress: BuildProgress): Promise<RebuiltRelease> {
  const manifest = (await releasesIn(connection)).find((release) => release.id === id);
  if (manifest === undefined) throw new NotFound('release in Neo4j', id, 'Load it with "npm run ingest -- publish".');
  const graph = await gather(connection, manifest, onProgress);
  const { columns } = await inTurns(compileGraph(graph, manifest.lexicon));
  const { entries, chunks } = columns.finish();
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const content = Buffer.from(new ArrayBuffer(bytes));
  let end = 0;
  for (const chunk of chunks) {
    content.set(chunk, end);
    end += chunk.byteLength;
  }
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sha256 !== manifest.arrays.sha256) throw new ReleaseDiffers(id, [`arrays: ${sha256} instead of ${manifest.arrays.sha256}`]);
  return { manifest: { ...manifest, arrays: { bytes, sha256, columns: entries } }, columns: new ColumnReader(content, entries), content };
}

async function gather(connection: Neo4jConnection, manifest: ReleaseManifest, onProgress: BuildProgress): Promise<GraphBuilder> {
  const places = new Map(manifest.sources.map(({ source }, place) => [source, place]));
  const placeOf = (source: string): number => places.get(source) ?? 0;
  const graph = new GraphBuilder();
  const { concepts, assertions, mappings, references } = recordsIn(connection, manifest.id);
  const total = manifest.counts.concepts + manifest.counts.assertions + manifest.counts.mappings;
  let done = 0;
  const each = async <Value>(what: string, batches: AsyncIterable<readonly Value[]>, add: (value: Value) => void): Promise<void> => {
    for await (const batch of batches) {
      for (const value of batch) add(value);
      done += batch.length;
      onProgress({ what, done, total });
    }
  };
  // What only other rows mention keeps the source it has here, so that all concepts come before anything that mentions them.
  const kept: ConceptRecord[] = [];
  await each('concepts', concepts, (concept) => {
    graph.mention(placeOf(concept.source), concept.id);
    kept.push(concept);
  });
  for (const concept of kept) {
    const { id, kind, active, standing, replacedBy, definition = '' } = concept;
    if (concept.listed) graph.addConcept(placeOf(concept.source), { id, kind, active, standing, replacedBy, definition });
    for (const { source, ...term } of concept.terms) graph.addTerm(placeOf(source), { ...term, concept: id });
    for (const { id: parent, source } of concept.parents) graph.addEdge(placeOf(source), { child: id, parent });
  }
  await each('statements', assertions, ({ source, line }) => { graph.addAssertion(placeOf(source), source, line, rowCodecs.assertions.decode(line.split('\t'))); });
  await each('mappings', mappings, ({ source, line }) => { graph.addMapping(placeOf(source), source, line, rowCodecs.mappings.decode(line.split('\t'))); });
  for await (const batch of references) for (const { id, line } of batch) if (line !== '') graph.addReference(id, line);
  return graph;
}
