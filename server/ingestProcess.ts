import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { tablesSource } from '../ingest/evidence/commonConditions/references.ts';
import { fileFormats } from '../ingest/sourceNamed.ts';
import { sources } from '../ingest/sources.ts';
import type { IngestSource } from './domain/ingestRun.ts';
import type { GraphPlaces } from './openGraph.ts';
import type { RunReport, RunTask, RunWord, StartRunProcess } from './runs/runProcess.ts';

const script = fileURLToPath(new URL('../ingest/runOnce.ts', import.meta.url));
const checkout = fileURLToPath(new URL('..', import.meta.url));

/** The first message to the process of a run; each later one is a word. */
export interface RunOrder {
  readonly task: RunTask;
  readonly places: GraphPlaces;
  /** Real path of the folder that files are loaded from. */
  readonly folder: string;
}

/** Everything that the ingest can read, by the names that it understands. */
export const ingestSources: readonly IngestSource[] = [
  ...sources.map(({ id, title, files, requires }) => ({ name: id, title, files: files.map(({ what }) => what), needs: requires })),
  { name: tablesSource, title: 'Common conditions', files: ['the folder of the graph seeds'], needs: ['HPO', 'ICD10CM', 'SNOMEDCT-GPS'] },
  ...fileFormats.map(({ name, what }) => ({ name, title: `A file of the format ${name}`, files: [what], needs: [] })),
];

/** Starts each run in a process of its own, so that questions are answered as fast as ever beside it; `onLine` gets what it complains of. */
export const runProcesses = (places: GraphPlaces, folder: string, onLine: (line: string) => void): StartRunProcess => (task, onReport, onEnd) => {
  const child = fork(script, { cwd: checkout, execArgv: ['--max-semi-space-size=64', '--import', 'tsx'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  if (child.stderr !== null) createInterface(child.stderr).on('line', onLine);
  child.on('message', (report) => { onReport(report as RunReport); });
  // Its last report may come after its exit: only the closed channel says that there is none left.
  let open = 2;
  const closed = (): void => {
    open -= 1;
    if (open === 0) onEnd();
  };
  child.once('exit', closed).once('disconnect', closed);
  child.on('error', (error) => { onLine(error.message); }); // Of a message to a process that has ended.
  child.send({ task, places, folder } satisfies RunOrder);
  const say = (word: RunWord) => (): void => { child.send(word); };
  return { mayServe: say('SERVE'), pause: say('PAUSE'), resume: say('RESUME'), kill: () => { child.kill('SIGKILL'); } };
};
