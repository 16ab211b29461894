// One run that was started over the API, in a process of its own: the server forks it, tells it what to do and hears what it finds.
import { EventEmitter, once } from 'node:events';
import { ownDataDir } from '../server/dataDirOwner.ts';
import { ContentChanged, DomainError } from '../server/domain/errors.ts';
import type { IngestRoom, LoadPhase, RejectedRecord } from '../server/domain/ingestRun.ts';
import { limits } from '../server/domain/limits.ts';
import type { RunOrder } from '../server/ingestProcess.ts';
import { serveRelease } from '../server/publish.ts';
import { ReleaseLibrary } from '../server/release/library.ts';
import type { LoadOrder, RunReport, RunWord } from '../server/runs/runProcess.ts';
import { impactOf, roomTaken } from './impact.ts';
import type { LoadDisplay } from './load.ts';
import { dryRunSource, loadSource } from './load.ts';

const msBetweenProgress = 250;
const short = (text: string): string => (text.length > limits.ingestRejectedTextMax ? `${text.slice(0, limits.ingestRejectedTextMax)}…` : text);

const tell = (report: RunReport): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(report, undefined, undefined, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

/** Nobody would hear how it ends, and a server that starts again takes it for ended. */
const endWithServer = (): void => process.exit(1);
process.on('disconnect', endWithServer);

const [order] = (await once(process, 'message')) as [RunOrder];
const { task, places } = order;
const words = new EventEmitter();
/** Ends when the server lets the run go on; undefined while it may. */
let paused: Promise<void> | undefined;
process.on('message', (word: RunWord) => {
  if (word === 'PAUSE') paused ??= once(words, 'RESUME').then(() => undefined);
  if (word === 'RESUME') paused = undefined;
  words.emit(word);
});

/** Says so, where it is to rest, and ends when it may go on. */
async function resting(): Promise<void> {
  if (paused !== undefined) await tell({ kind: 'line', text: 'rests' });
  while (paused !== undefined) await paused;
}

/** Paths of this machine are none of the API's: what lies in the folders that the operator set is named from there. */
const withoutPlaces = (message: string): string => message.replaceAll(`${order.folder}/`, '').replaceAll(order.folder, '.').replaceAll(places.dataDir, 'DATA_DIR').replaceAll(places.seedsDir, 'graph-seeds');

/** Says that it begins, and rests before it where it is to. */
async function onPhase(phase: LoadPhase, release?: string): Promise<void> {
  const allowed = phase === 'SWITCH' ? once(words, 'SERVE') : undefined; // A run may have been cancelled meanwhile: the server decides.
  await tell({ kind: 'phase', phase, release });
  await resting();
  await allowed;
}

async function load({ source, from, dryRun, contentHash, confirmed }: LoadOrder): Promise<IngestRoom | undefined> {
  const rejected: RejectedRecord[] = [];
  let toldAt = -Infinity;
  let read = { source: '', contentHash: '' };
  const display: LoadDisplay = {
    onPhase,
    rest: () => paused && resting(),
    onLine: (line) => void tell({ kind: 'line', text: short(withoutPlaces(line)) }),
    onProgress: (_source, { balance, recordsPerSecond }) => {
      if (performance.now() - toldAt < msBetweenProgress) return;
      toldAt = performance.now();
      void tell({ kind: 'progress', balance, recordsPerSecond });
    },
    onRejected: ({ file, line, value, reason, remedy }) => {
      if (rejected.length < limits.ingestRejectedMax) rejected.push({ file, line, record: short(value), reason: short(reason), remedy: short(remedy) });
    },
    onChecking: () => void tell({ kind: 'checking' }),
    onRead: ({ description: { balance }, checks }) => void tell({ kind: 'checked', balance, checks: checks.map((check) => ({ ...check, examples: check.examples.map(short) })), rejected }),
    onAccepted: async (accepted) => {
      const asRead = await impactOf(accepted, places);
      read = { source: accepted.description.source, contentHash: asRead.contentHash };
      await tell({ kind: 'read', asRead });
      if (contentHash !== undefined && contentHash !== asRead.contentHash) throw new ContentChanged(read.source, 'files');
      if (confirmed !== undefined && confirmed !== asRead.release) throw new ContentChanged(read.source, 'sources beside it');
    },
  };
  if (dryRun) {
    await dryRunSource(source, [from], places, display);
    return undefined;
  }
  const release = await loadSource(source, [from], places, display);
  return roomTaken(read.source, read.contentHash, release, places);
}

async function switchTo(release: string): Promise<void> {
  await onPhase('SWITCH', release);
  await serveRelease(new ReleaseLibrary(places.dataDir), places, release, () => undefined);
}

try {
  await ownDataDir(places.dataDir, 'ingest');
  if (task.kind === 'LOAD') await tell({ kind: 'done', took: await load(task) });
  else {
    await switchTo(task.release);
    await tell({ kind: 'done', took: undefined });
  }
} catch (error) {
  await tell(error instanceof DomainError
    ? { kind: 'failed', code: error.code, message: withoutPlaces(error.message) }
    : { kind: 'failed', code: 'INTERNAL_SERVER_ERROR', message: 'The run met a fault of its own; the log of the server has it.' });
  if (!(error instanceof DomainError)) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
process.off('disconnect', endWithServer);
process.disconnect();
