import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SourceManifest } from '../server/graph-files/manifest.ts';
import { readManifest } from '../server/graph-files/manifest.ts';
import type { GraphRow } from '../server/graph-files/rows.ts';
import { writeManifest } from '../server/graph-files/writer.ts';
import type { Display } from './examine.ts';
import { commonConditionsSource } from './evidence/commonConditions/index.ts';
import { tablesFolder } from './evidence/commonConditions/references.ts';
import { examine } from './examine.ts';
import { acceptedSource } from './mappings/accepted/index.ts';
import { openTables } from './tableFolder.ts';
import { plainTableSource } from './plainTable/index.ts';
import type { ReadSource } from './read.ts';
import { balanceLine, countsLine } from './read.ts';
import type { Source } from './source.ts';
import { seedSources } from './sources.ts';

export interface SeedsJob extends Display {
  /** Folder with the publishers' files, at any depth. */
  readonly from: string;
  /** Folder of the seeds; the tables that are written by hand lie in its subfolders `written` (coding systems) and `accepted` (phrases). */
  readonly to: string;
}

/** Level of gzip. */
const smallestFiles = 9;

/** What stays out of the seeds although the source gives it, and what the description of its systems says about that. */
interface Reduction {
  readonly note: string;
  readonly row: (row: GraphRow) => GraphRow;
}

const reductions: Readonly<Record<string, Reduction>> = {
  HPO: {
    note: 'Without the definitions, which are the publisher\'s sentences: load hp.obo to have them.',
    row: (row) => (row.kind === 'concepts' ? { kind: 'concepts', row: { ...row.row, definition: '' } } : row),
  },
};

/** Builds every source's graph files. Nothing in `to` changes unless all of them pass their checks. */
export async function buildSeeds({ from, ...job }: SeedsJob): Promise<readonly SourceManifest[]> {
  return build(job, async (aside) => {
    const manifests: SourceManifest[] = [];
    for (const source of seedSources) manifests.push(await buildSource(source, [from], aside, job));
    return [...manifests, ...await buildWritten(job, aside, aside)];
  });
}

/** Builds only what is written here, the plain tables and the common conditions, beside the seeds that are there. */
export async function buildWrittenSeeds(job: Omit<SeedsJob, 'from'>): Promise<readonly SourceManifest[]> {
  return build(job, async (aside) => {
    const written = await buildWritten(job, aside, job.to);
    const kept = (await readManifest(job.to)).sources.filter(({ source }) => !written.some((built) => built.source === source));
    return [...kept, ...written];
  });
}

type Job = Omit<SeedsJob, 'from'>;

/** `graphFiles`: where the concepts lie that the common conditions name. */
async function buildWritten(job: Job, aside: string, graphFiles: string): Promise<readonly SourceManifest[]> {
  const manifests: SourceManifest[] = [];
  const written = [...await openTables(path.join(job.to, 'written'), plainTableSource), ...await openTables(path.join(job.to, 'accepted'), acceptedSource)];
  for (const { source, file } of written) manifests.push(await buildSource(source, [file], aside, job));
  const tables = path.join(job.to, tablesFolder);
  const conditions = await commonConditionsSource(tables, graphFiles);
  return conditions === undefined ? manifests : [...manifests, await buildSource(conditions, [tables], aside, job)];
}

/** Moves what was built aside into the seeds once all of it is there. */
async function build(job: Job, into: (aside: string) => Promise<readonly SourceManifest[]>): Promise<readonly SourceManifest[]> {
  await mkdir(job.to, { recursive: true });
  const aside = await mkdtemp(path.join(job.to, '.building-'));
  try {
    const manifests = await into(aside);
    for (const folder of await readdir(aside)) await moveInto(path.join(job.to, folder), path.join(aside, folder));
    await writeManifest(job.to, manifests);
    return manifests;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function buildSource(source: Source, from: readonly string[], into: string, job: Job): Promise<SourceManifest> {
  const reduction = reductions[source.id];
  const read = await examine(source, from, job, { pass: reduction?.row });
  const manifest = await read.rows.write(into, describe(read, reduction), smallestFiles);
  job.onLine(`${balanceLine(manifest)}; ${countsLine(manifest.counts)}; ${read.checks.length} checks passed in ${read.seconds.toFixed(1)} s`);
  return manifest;
}

const describe = ({ description }: ReadSource, reduction: Reduction | undefined): ReadSource['description'] =>
  reduction === undefined
    ? description
    : { ...description, systems: description.systems.map((system) => ({ ...system, description: `${system.description} ${reduction.note}` })) };

/** File by file: a licence text beside the graph files stays. */
async function moveInto(folder: string, built: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of await readdir(built)) await rename(path.join(built, file), path.join(folder, file));
}
