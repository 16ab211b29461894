import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FileProblem, InvalidInput, NotFound } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { GraphFilesManifest, SourceManifest } from '../graph-files/manifest.ts';
import { readRows } from '../graph-files/reader.ts';
import { noRoomOr, syncFolder, writeDurably } from '../graph-files/durable.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { ColumnReader } from './columns.ts';
import { compileGraph } from './compile.ts';
import { GraphBuilder } from './graphBuilder.ts';
import type { ReleaseManifest } from './manifest.ts';
import { releaseFolderName, releaseFormat, releaseIdOf } from './manifest.ts';
import { inTurns } from './steps.ts';

/** A source as graph files: its manifest entry and the folder that holds the files. */
export interface GraphFilesOrigin {
  readonly manifest: SourceManifest;
  readonly folder: string;
}

export type BuildProgress = (step: { readonly what: string; readonly done: number; readonly total: number }) => void;

type Rest = () => Promise<void> | undefined;

export interface OpenedRelease {
  readonly manifest: ReleaseManifest;
  readonly columns: ColumnReader;
}

const releaseFile = 'release.json';
const arraysFile = 'arrays.bin';
/** Each a list of releases, the one served last first: those that were served, and those kept for a graph database that serves them. */
const lists = ['current', 'rebuilt'] as const;

/** The sources of a folder of graph files, without those excluded and those that need an excluded one. */
export function originsIn(folder: string, manifest: GraphFilesManifest, excluded: ReadonlySet<string>): readonly GraphFilesOrigin[] {
  const leftOut = new Set([...excluded].map((source) => source.toUpperCase()));
  const unknown = [...leftOut].filter((source) => !manifest.sources.some((known) => known.source.toUpperCase() === source));
  if (unknown.length > 0) {
    throw new InvalidInput(`SOURCES_EXCLUDE names ${unknown.join(', ')}; the sources are ${manifest.sources.map(({ source }) => source).join(', ')}.`);
  }
  for (let before = -1; before !== leftOut.size; ) {
    before = leftOut.size;
    for (const { source, requires } of manifest.sources) {
      if (requires.some((needed) => leftOut.has(needed.toUpperCase()))) leftOut.add(source.toUpperCase());
    }
  }
  return manifest.sources
    .filter(({ source }) => !leftOut.has(source.toUpperCase()))
    .map((entry) => ({ manifest: entry, folder: path.join(folder, entry.folder) }));
}

/**
 * The built releases of a DATA_DIR: `releases/<hash>/` is immutable and complete or not there; `current` names the
 * served one and those served before it, and is replaced by one rename. Of the releases that were served, `releasesKept`
 * stay; one that was never served stays until it was. `onLeft` is told why an old one could not be removed.
 */
export class ReleaseLibrary {
  readonly #dataDir: string;
  readonly #now: () => Date;
  readonly #onLeft: (problem: unknown) => void;

  constructor(dataDir: string, now: () => Date = () => new Date(), onLeft: (problem: unknown) => void = warned) {
    this.#dataDir = dataDir;
    this.#now = now;
    this.#onLeft = onLeft;
  }

  /** Id a build of these sources would have. */
  static idOf(origins: readonly GraphFilesOrigin[], lexicon: Lexicon): string {
    return releaseIdOf(contentHashOf(origins, lexicon));
  }

  /** Newest first. Folders that hold no complete release are passed over. */
  async list(): Promise<readonly ReleaseManifest[]> {
    const folders = await readdir(path.join(this.#dataDir, 'releases')).catch(() => []);
    const found = await Promise.all(folders.filter((name) => !name.startsWith('.')).map((name) => this.#manifestOf(`release:${name}`)));
    return found.filter((manifest) => manifest !== undefined).sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? -1 : 1));
  }

  /** Where the sources of a release lie, also of one whose arrays cannot be read any more; empty where there is none. */
  async originsOf(id: string): Promise<ReleaseManifest['origins']> {
    return (await this.#written(id))?.origins ?? [];
  }

  async has(id: string): Promise<boolean> {
    return (await this.#manifestOf(id)) !== undefined;
  }

  /** Ids from the served one to the one served longest ago; empty before the first. */
  async served(): Promise<readonly string[]> {
    return this.#listed('current');
  }

  /**
   * Makes a built release the served one, which running servers notice, and removes those served before the ones that are
   * kept, but none that somebody waits to serve. Throws NotFound where it is not built.
   */
  async activate(id: string, awaited: readonly string[] = []): Promise<void> {
    if (!(await this.has(id))) throw notBuilt(id);
    await this.#putFirst('current', id, new Set(awaited));
  }

  /** Builds the release of these sources beside the others, without serving it; one that is already there is kept. What `rest` answers on the way is waited for. */
  async build(origins: readonly GraphFilesOrigin[], lexicon: Lexicon, onProgress: BuildProgress, rest: Rest = () => undefined): Promise<string> {
    const contentHash = contentHashOf(origins, lexicon);
    const id = releaseIdOf(contentHash);
    if (await this.has(id)) return id;
    const graph = await gather(origins, onProgress, rest);
    const total = origins.reduce((rows, { manifest }) => rows + rowCount(manifest), 0);
    onProgress({ what: 'indexing', done: total, total });
    const { columns, counts, conceptCounts } = await inTurns(compileGraph(graph, lexicon), rest);
    const { entries, chunks } = columns.finish();
    const loadedAt = this.#now().toISOString();
    const sha256 = createHash('sha256');
    for (const chunk of chunks) sha256.update(chunk);
    const manifest: ReleaseManifest = {
      format: releaseFormat, id, contentHash, createdAt: loadedAt, counts,
      sources: origins.map(({ manifest: source }) => ({ ...sourceReleaseOf(source), loadedAt })),
      systems: origins.flatMap(({ manifest: source }) => source.systems.map((system) => ({ ...system, source: source.source, conceptCount: conceptCounts.get(system.id) ?? 0 }))),
      origins: origins.map(({ manifest: { source }, folder }) => ({ source, folder })),
      lexicon,
      arrays: { bytes: chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0), sha256: sha256.digest('hex'), columns: entries },
    };
    await this.#writeRelease(manifest, chunks);
    return id;
  }

  /** Keeps a release that was built elsewhere, in the place of what is there of it: that may be damaged, and knows where its sources lie. Of those, too, the latest stay. */
  async keep(manifest: ReleaseManifest, content: Uint8Array): Promise<void> {
    await this.#writeRelease({ ...manifest, origins: await this.originsOf(manifest.id) }, [content]);
    await this.#putFirst('rebuilt', manifest.id);
  }

  /** Reads a release and verifies its checksum. Throws NotFound where it is not built, FileProblem where it is damaged. */
  async open(id: string): Promise<OpenedRelease> {
    const manifest = await this.#manifestOf(id);
    if (manifest === undefined) throw notBuilt(id);
    const file = path.join(this.#folderOf(id), arraysFile);
    const remedy = 'Remove the folder of this release; it is built again at the next start.';
    let content: Buffer;
    try {
      content = await readFile(file);
    } catch (cause) {
      throw new FileProblem(file, undefined, 'cannot be read.', remedy, { cause });
    }
    if (createHash('sha256').update(content).digest('hex') !== manifest.arrays.sha256) throw new FileProblem(file, undefined, 'does not have the checksum that was written with it.', remedy);
    await this.#tidy(() => this.#remember(id));
    return { manifest, columns: new ColumnReader(content, manifest.arrays.columns) };
  }

  /** One kept for a graph database is opened when that serves it again. */
  async #remember(id: string): Promise<void> {
    const rebuilt = await this.#listed('rebuilt');
    if (rebuilt.indexOf(id) > 0) await this.#list('rebuilt', withFirst(id, rebuilt));
  }

  async #listed(list: (typeof lists)[number]): Promise<readonly string[]> {
    const text = await readFile(path.join(this.#dataDir, list), 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line !== '');
  }

  async #list(list: (typeof lists)[number], ids: readonly string[]): Promise<void> {
    await writeDurably(path.join(this.#dataDir, list), `${ids.join('\n')}\n`);
  }

  async #putFirst(list: (typeof lists)[number], id: string, awaited: ReadonlySet<string> = new Set()): Promise<void> {
    const before = await this.#listed(list);
    const ids = withFirst(id, before);
    if (before[0] !== id) await this.#list(list, ids);
    await this.#tidy(() => this.#removeOld(list, ids, awaited));
    await this.#tidy(() => this.#removeLeftovers());
  }

  /** A list forgets a release only once it is removed, so that a removal that was interrupted or put off is gone on with the next time. */
  async #removeOld(list: (typeof lists)[number], ids: readonly string[], awaited: ReadonlySet<string>): Promise<void> {
    if (ids.length <= limits.releasesKept) return;
    const wanted = new Set((await Promise.all(lists.map((each) => this.#listed(each)))).flatMap((listed) => listed.slice(0, limits.releasesKept)));
    const left = new Set(awaited);
    for (const old of ids.filter((listed) => !wanted.has(listed) && !awaited.has(listed))) {
      if (!(await this.#tidy(() => this.#remove(old)))) left.add(old);
    }
    await this.#list(list, ids.filter((listed, place) => place < limits.releasesKept || left.has(listed)));
  }

  /** What builds and removals that were killed left behind; the folder of one that still runs is not touched. */
  async #removeLeftovers(): Promise<void> {
    const releases = path.join(this.#dataDir, 'releases');
    for (const name of await readdir(releases)) {
      const [, worker] = /^\..*-(\d+)$/.exec(name) ?? [];
      if (/^\.(building|removing)-/.test(name) && !isRunning(Number(worker))) await this.#tidy(() => rm(path.join(releases, name), { recursive: true, force: true }));
    }
  }

  /** Answers whether it was done. What is left takes room and spoils nothing, so that the switch before it counts. */
  async #tidy(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (problem) {
      this.#onLeft(problem);
      return false;
    }
  }

  /** Whole in one step for whoever looks; a process that has opened it has all of it in memory. */
  async #remove(id: string): Promise<void> {
    const aside = path.join(this.#dataDir, 'releases', `.removing-${releaseFolderName(id)}-${process.pid}`);
    await rename(this.#folderOf(id), aside).catch(unlessGone);
    await rm(aside, { recursive: true, force: true });
  }

  #folderOf(id: string): string {
    return path.join(this.#dataDir, 'releases', releaseFolderName(id));
  }

  async #manifestOf(id: string): Promise<ReleaseManifest | undefined> {
    const manifest = await this.#written(id);
    return manifest?.format === releaseFormat ? { ...manifest, format: releaseFormat } : undefined;
  }
  /** Undefined where there is no such release, or one of a build that did not end. */
  async #written(id: string): Promise<(Omit<ReleaseManifest, 'format'> & { readonly format: number }) | undefined> {
    try {
      return JSON.parse(await readFile(path.join(this.#folderOf(id), releaseFile), 'utf8')) as Omit<ReleaseManifest, 'format'> & { readonly format: number };
    } catch {
      return undefined;
    }
  }

  async #writeRelease(manifest: ReleaseManifest, chunks: readonly Uint8Array[]): Promise<void> {
    const releases = path.join(this.#dataDir, 'releases');
    await mkdir(releases, { recursive: true });
    await this.#removeLeftovers();
    const aside = path.join(releases, `.building-${releaseFolderName(manifest.id)}-${process.pid}`);
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside);
    const handle = await open(path.join(aside, arraysFile), 'w');
    try {
      for (const chunk of chunks) await handle.writeFile(chunk);
      await handle.sync();
    } catch (cause) {
      await rm(aside, { recursive: true, force: true }); // It may be what fills the disk.
      throw noRoomOr(cause, aside);
    } finally {
      await handle.close();
    }
    await writeDurably(path.join(aside, releaseFile), JSON.stringify(manifest));
    await rm(this.#folderOf(manifest.id), { recursive: true, force: true });
    await rename(aside, this.#folderOf(manifest.id));
    await syncFolder(releases);
  }
}

const withFirst = (id: string, ids: readonly string[]): readonly string[] => [id, ...ids.filter((other) => other !== id)];

const notBuilt = (id: string): NotFound =>
  new NotFound('built release', id, `The latest ${limits.releasesKept} that were served are kept; "npm run ingest -- releases" lists them.`);

const warned = (problem: unknown): void => { process.emitWarning(`The removal of old releases failed and is tried again at the next switch: ${String(problem)}`); };

function unlessGone(problem: unknown): void {
  if (!(problem instanceof Error && 'code' in problem && problem.code === 'ENOENT')) throw problem;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Independent of time, order and place: what the sources say and the word tables that decide what a query finds. */
function contentHashOf(origins: readonly GraphFilesOrigin[], lexicon: Lexicon): string {
  const hash = createHash('sha256');
  for (const line of origins.map(({ manifest }) => `${manifest.source}\t${manifest.contentHash}\n`).sort()) hash.update(line);
  return hash.update(JSON.stringify(lexicon)).digest('hex');
}

const sourceReleaseOf = ({ source, title, version, publishedOn, licence, attribution, homepage, tier, requires, systems, contentHash }: SourceManifest) => ({
  source, title, version, publishedOn, licence, attribution, homepage, tier, requires, systems, contentHash,
});

const rowCount = ({ counts }: SourceManifest): number => counts.concepts + counts.terms + counts.hierarchy + counts.assertions + counts.mappings + counts.references;

async function gather(origins: readonly GraphFilesOrigin[], onProgress: BuildProgress, rest: Rest): Promise<GraphBuilder> {
  const graph = new GraphBuilder();
  const total = origins.reduce((rows, { manifest }) => rows + rowCount(manifest), 0);
  let done = 0;
  const each = async <Row>(what: string, batches: AsyncIterable<readonly Row[]>, add: (row: Row) => void): Promise<void> => {
    for await (const batch of batches) {
      for (const row of batch) add(row);
      done += batch.length;
      onProgress({ what, done, total });
      await rest();
    }
  };
  for (const [index, { manifest, folder }] of origins.entries()) {
    const name = manifest.source;
    await each(name, readRows(folder, 'concepts'), ({ row }) => { graph.addConcept(index, row); });
    await each(name, readRows(folder, 'terms'), ({ row }) => { graph.addTerm(index, row); });
    await each(name, readRows(folder, 'hierarchy'), ({ row }) => { graph.addEdge(index, row); });
    await each(name, readRows(folder, 'assertions'), ({ line, row }) => { graph.addAssertion(index, name, line, row); });
    await each(name, readRows(folder, 'references'), ({ line, row }) => { graph.addReference(row.id, line); });
    await each(name, readRows(folder, 'mappings'), ({ line, row }) => { graph.addMapping(index, name, line, row); });
  }
  return graph;
}
