import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildWhereSeedsChanged, openServed } from '../../../server/openGraph.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import type { LoadPhase } from '../../../server/domain/ingestRun.ts';
import { loadPhases } from '../../../server/domain/ingestRun.ts';
import { writeGraphFiles } from '../../fixtures/graphFiles.ts';
import { smallGraph } from '../../fixtures/smallGraph.ts';

const lexicon = path.resolve(import.meta.dirname, '..', '..', '..', 'graph-seeds', 'lexicon');
export const tableCodes = 4_000;

/** Of another version each time, so that each load has something to write. */
const table = (version: number): string => [
  '# system: KILLED', '# name: A table to be killed over', `# version: ${version}`, '# licence: none', '# hierarchical: yes',
  'code\tparent\tlabel\tsynonyms\tdefinition\tlanguage', 'R\t\tRoot\t\t\ten',
  ...Array.from({ length: tableCodes }, (_, place) => `C${place}\tR\tConcept number ${place} of version ${version}\tOther name ${place}\t\ten`),
].join('\n') + '\n';

export interface LoadPlace {
  readonly dataDir: string;
  readonly seedsDir: string;
  readonly file: string;
  readonly library: ReleaseLibrary;
}

/** A DATA_DIR that serves the small graph, and a table to be loaded over it. */
export async function loadPlace(folder: string): Promise<LoadPlace> {
  const [dataDir, seedsDir, file] = [path.join(folder, 'data'), path.join(folder, 'seeds'), path.join(folder, 'table.tsv')];
  await writeGraphFiles(seedsDir, smallGraph);
  await cp(lexicon, path.join(seedsDir, 'lexicon'), { recursive: true });
  const library = new ReleaseLibrary(dataDir);
  await buildWhereSeedsChanged(library, { dataDir, seedsDir, sourcesExcluded: new Set() }, () => undefined);
  return { dataDir, seedsDir, file, library };
}

export const writeTable = ({ file }: LoadPlace, version: number): Promise<void> => writeFile(file, table(version));

/** A load in a process of its own; `shell` is run before it, in the same process. */
export const loading = ({ dataDir, seedsDir, file }: LoadPlace, shell = ':') =>
  spawn('bash', ['-c', `${shell}; exec "$@"`, 'bash', process.execPath, '--import', 'tsx', path.join(import.meta.dirname, 'loadOnce.ts'), dataDir, seedsDir, file], { stdio: ['ignore', 'pipe', 'ignore'] });

/** What a load said, to its end. */
export async function loaded(place: LoadPlace, shell?: string): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
  const child = loading(place, shell);
  const exited = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) lines.push(line);
  const [code] = (await exited) as [number | null];
  return { code, lines };
}

export interface KilledLoad {
  readonly phase: LoadPhase;
  /** How long after the phase began. */
  readonly ms: number;
  /** Whether the new release was served already. */
  readonly switched: boolean;
  /** What is wrong after the kill or after the next load; undefined where nothing is. */
  readonly problem: string | undefined;
}

/**
 * Kills one load after another, each in the next phase and at a random moment in it, and looks each time at what is left:
 * a whole release is served, the one before or the new one. After each kill a load must complete.
 */
export async function killLoads(place: LoadPlace, rounds: number, random: () => number): Promise<readonly KilledLoad[]> {
  const kills: KilledLoad[] = [];
  const usualMs = await phaseLengths(place);
  for (let round = 1; round <= rounds; round += 1) {
    const phase = loadPhases[round % loadPhases.length] ?? 'READ';
    const ms = random() * (usualMs.get(phase) ?? 0);
    await writeTable(place, round);
    const [before] = await place.library.served();
    const child = loading(place);
    const exited = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) {
      if (line !== phase) continue;
      await new Promise((resolve) => setTimeout(resolve, ms));
      break;
    }
    child.kill('SIGKILL');
    await exited;
    const after = await serves(place, before, round);
    const { code } = await loaded(place);
    const whole = await serves(place, undefined, round);
    const left = (await readdir(path.join(place.dataDir, 'releases'))).filter((name) => name.startsWith('.'));
    const problem = after.problem ?? (code === 0 ? whole.problem : `the next load ended with ${String(code)}`) ?? (left.length > 0 ? `left behind: ${left.join()}` : undefined);
    kills.push({ phase, ms, switched: after.switched, problem });
  }
  return kills;
}

/** How long each phase takes when nobody kills it. */
async function phaseLengths(place: LoadPlace): Promise<ReadonlyMap<string, number>> {
  await writeTable(place, 0);
  const child = loading(place);
  const lengths = new Map<string, number>();
  let [last, since] = ['', performance.now()];
  for await (const line of createInterface(child.stdout)) {
    lengths.set(last, performance.now() - since);
    [last, since] = [line, performance.now()];
  }
  return lengths;
}

/** `before` undefined: the new release must be served. */
async function serves({ library }: LoadPlace, before: string | undefined, version: number): Promise<{ readonly switched: boolean; readonly problem: string | undefined }> {
  const damaged: string[] = [];
  const graph = await openServed(library, (id) => { damaged.push(id); });
  const switched = graph?.release.sources.find(({ source }) => source === 'KILLED')?.version === String(version);
  if (graph === undefined || damaged.length > 0) return { switched, problem: `cannot be opened: ${damaged.join()}` };
  const count = switched ? graph.topology.hierarchy.childCount(graph.topology.indexOf('KILLED:R')) : tableCodes;
  if (count !== tableCodes) return { switched, problem: `${count} of ${tableCodes} codes` };
  return { switched, problem: switched || graph.release.id === before ? undefined : `serves ${graph.release.id}, which is neither the one before nor the new one` };
}
