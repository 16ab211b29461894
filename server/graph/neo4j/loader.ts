import { DomainError } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { BuildProgress, OpenedRelease } from '../../release/library.ts';
import { assertionOf, mappingOf } from '../decodeLine.ts';
import type { Neo4jConnection, Run } from './connection.ts';
import type { RecordBatches } from './digest.ts';
import { digestsOf } from './digest.ts';
import { dropRelease } from './drop.ts';
import { recordsIn } from './export.ts';
import { ReleaseRecords } from './releaseRecords.ts';
import { claimStep } from './statements/claimStep.ts';
import type { RelationshipCounts } from './statements/countRelationships.ts';
import { countRelationships } from './statements/countRelationships.ts';
import { createAssertions } from './statements/createAssertions.ts';
import { createConcepts } from './statements/createConcepts.ts';
import { createHierarchy } from './statements/createHierarchy.ts';
import { createMappings } from './statements/createMappings.ts';
import { createReferences } from './statements/createReferences.ts';
import { createReplacements } from './statements/createReplacements.ts';
import { createSources } from './statements/createSources.ts';
import { createTerms } from './statements/createTerms.ts';
import { markReady } from './statements/markReady.ts';
import { openRelease } from './statements/openRelease.ts';

const { storeBatchMsMax: batchMsMax, storeBatchRecordsMax: batchRecordsMax, storeCountMsMax: countMsMax } = limits;
/** Raised when the steps or what they write change: a release half loaded by another plan is loaded anew. */
const plan = `1 of ${batchRecordsMax}`;

export class ReleaseDiffers extends DomainError {
  readonly code = 'RELEASE_DIFFERS';
  constructor(release: string, differences: readonly string[]) {
    super(`${release} does not lie in Neo4j as it was loaded (${differences.join('; ')}). It was not served; start again to load it anew.`);
  }
}

/** One transaction of a load. */
interface Step {
  readonly what: string;
  readonly records: number;
  readonly write: (run: Run) => Promise<unknown>;
}

/**
 * Brings a release into Neo4j beside what is served, without serving it. Each step claims its number and writes in one
 * transaction, so that a load that was killed goes on where it stopped, a step that the driver repeats is done once, and two
 * processes that load the same release share the work. The schema must be there. Throws ReleaseDiffers where what lies there is not what was sent.
 */
export async function loadRelease(connection: Neo4jConnection, opened: OpenedRelease, onProgress: BuildProgress): Promise<void> {
  const records = new ReleaseRecords(opened);
  const from = await placeToGoOn(connection, opened);
  if (from === 'READY') return;
  const steps = stepsOf(records);
  const total = steps.reduce((sum, step) => sum + step.records, 0);
  let done = 0;
  for (const [number, step] of steps.entries()) {
    if (number >= from) {
      await connection.write(async (run) => {
        const claimed = await run(claimStep, { release: opened.manifest.id, step: number });
        if (claimed.length > 0) await step.write(run);
      }, batchMsMax);
    }
    done += step.records;
    onProgress({ what: step.what, done, total });
  }
  onProgress({ what: 'verifying', done, total });
  await verify(connection, records, steps.length);
  onProgress({ what: 'verified', done, total });
}

async function placeToGoOn(connection: Neo4jConnection, { manifest }: OpenedRelease): Promise<number | 'READY'> {
  const wanted = { release: manifest.id, contentHash: manifest.contentHash, createdAt: manifest.createdAt, manifest: keptManifest(manifest), plan };
  const open = async () => (await connection.write((run) => run(openRelease, wanted)))[0];
  let found = await open();
  if (found !== undefined && (found.state === 'DROPPING' || found.plan !== plan)) {
    await dropRelease(connection, manifest.id);
    found = await open();
  }
  return found?.state === 'READY' ? 'READY' : (found?.step ?? 0);
}

/** Without the places of the columns, which follow from the content, and the folders of the sources, which mean nothing elsewhere. */
const keptManifest = (manifest: OpenedRelease['manifest']): string =>
  JSON.stringify({ ...manifest, origins: [], arrays: { ...manifest.arrays, columns: [] } });

function stepsOf(records: ReleaseRecords): readonly Step[] {
  const { id: release } = records.manifest;
  const slices = (count: number): readonly number[] => Array.from({ length: Math.ceil(count / batchRecordsMax) }, (_, slice) => slice * batchRecordsMax);
  const size = (from: number, count: number): number => Math.min(batchRecordsMax, count - from);
  const concepts = async (from: number) => ({ release, from, concepts: await records.concepts(from, from + batchRecordsMax) });
  return [
    { what: 'sources', records: 0, write: (run) => run(createSources, records.manifest) },
    ...slices(records.conceptCount).map((from): Step => ({
      what: 'concepts', records: size(from, records.conceptCount),
      write: async (run) => {
        const batch = await concepts(from);
        await run(createConcepts, batch);
        await run(createTerms, batch);
      },
    })),
    ...slices(records.conceptCount).map((from): Step => ({
      what: 'hierarchy', records: size(from, records.conceptCount),
      write: async (run) => {
        const batch = await concepts(from);
        await run(createHierarchy, batch);
        await run(createReplacements, batch);
      },
    })),
    ...slices(records.referenceCount).map((from): Step => ({
      what: 'references', records: size(from, records.referenceCount),
      write: (run) => run(createReferences, { release, references: records.references(from, from + batchRecordsMax) }),
    })),
    ...slices(records.assertionCount).map((from): Step => ({
      what: 'statements', records: size(from, records.assertionCount),
      write: (run) => run(createAssertions, { release, from, lines: records.assertions(from, from + batchRecordsMax) }),
    })),
    ...slices(records.mappingCount).map((from): Step => ({
      what: 'mappings', records: size(from, records.mappingCount),
      write: (run) => run(createMappings, { release, from, lines: records.mappings(from, from + batchRecordsMax), orderOf: (id) => records.orderOf(id) }),
    })),
  ];
}

/** Reads everything back: the same number of records with the same content, and the relationships between them. */
async function verify(connection: Neo4jConnection, records: ReleaseRecords, steps: number): Promise<void> {
  const { id: release } = records.manifest;
  const [wanted, found] = [await digestsOf(batchesOf(records)), await digestsOf(recordsIn(connection, release))];
  const [counts] = await connection.read(countRelationships, release, countMsMax);
  const differences = [...differencesOf({ ...wanted }, { ...found }), ...differencesOf({ ...relationshipsOf(records) }, { ...counts })];
  if (differences.length > 0) {
    await dropRelease(connection, release);
    throw new ReleaseDiffers(release, differences);
  }
  const marked = await connection.write((run) => run(markReady, { release, steps, digests: found }));
  if (marked.length === 0) throw new ReleaseDiffers(release, ['another process removed it meanwhile']);
}

const differencesOf = (wanted: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(wanted).filter((part) => wanted[part] !== found[part]).map((part) => `${part}: ${String(found[part])} instead of ${String(wanted[part])}`);

function batchesOf(records: ReleaseRecords): RecordBatches {
  const batches = async function* <Value>(count: number, read: (from: number, to: number) => Promise<readonly Value[]> | readonly Value[]): AsyncGenerator<readonly Value[]> {
    for (let from = 0; from < count; from += batchRecordsMax) yield await read(from, from + batchRecordsMax);
  };
  return {
    concepts: batches(records.conceptCount, (from, to) => records.concepts(from, to)),
    assertions: batches(records.assertionCount, (from, to) => records.assertions(from, to)),
    mappings: batches(records.mappingCount, (from, to) => records.mappings(from, to)),
    references: batches(records.referenceCount, (from, to) => records.references(from, to)),
  };
}

function relationshipsOf(records: ReleaseRecords): RelationshipCounts {
  const { sources } = records.manifest;
  let [objects, citations, targets, together] = [0, 0, 0, 0];
  for (let from = 0; from < records.assertionCount; from += batchRecordsMax) {
    for (const line of records.assertions(from, from + batchRecordsMax)) {
      const { object, provenance } = assertionOf(line);
      citations += provenance.references.length;
      objects += Number(object !== undefined);
    }
  }
  for (let from = 0; from < records.mappingCount; from += batchRecordsMax) {
    for (const line of records.mappings(from, from + batchRecordsMax)) {
      const { target, targetsTogether } = mappingOf(line);
      targets += Number(target !== undefined);
      together += targetsTogether.length;
    }
  }
  return {
    sources: sources.length, systems: records.manifest.systems.length, subjects: records.assertionCount, objects, citations, direct: objects,
    mapped: targets + together, origins: records.mappingCount, targets, together,
  };
}
