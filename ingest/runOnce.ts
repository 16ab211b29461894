// One run that was started over the API, in a process of its own: the server forks it, tells it what to do and hears what it finds.
import { once } from 'node:events';
import { ownDataDir } from '../server/dataDirOwner.ts';
import { ContentChanged, DomainError } from '../server/domain/errors.ts';
import type { RejectedRecord } from '../server/domain/ingestRun.ts';
import { limits } from '../server/domain/limits.ts';
import type { RunOrder } from '../server/ingestProcess.ts';
import { wantedOrigins } from '../server/openGraph.ts';
import { ReleaseLibrary } from '../server/release/library.ts';
import type { RunReport } from '../server/runs/runProcess.ts';
import { changesFrom } from './changes.ts';
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
const rejected: RejectedRecord[] = [];
let toldAt = -Infinity;

const display: LoadDisplay = {
  onLine: () => undefined, // What it says is told in parts.
  onPhase: async (phase, release) => {
    await tell({ kind: 'phase', phase, release });
    if (phase === 'SWITCH') await once(process, 'message'); // A run may have been cancelled meanwhile: the server decides.
  },
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
  onAccepted: async ({ description, rows }) => {
    const contentHash = rows.contentHash(description);
    const before = (await wantedOrigins(new ReleaseLibrary(places.dataDir), places)).find(({ manifest }) => manifest.source === description.source);
    await tell({ kind: 'read', asRead: { version: description.version, licence: description.licence, contentHash, changes: await changesFrom(before?.folder, rows) } });
    if (task.contentHash !== undefined && task.contentHash !== contentHash) throw new ContentChanged(description.source);
  },
};

/** Paths of this machine are none of the API's: what lies in the folders that the operator set is named from there. */
const withoutPlaces = (message: string): string => message.replaceAll(`${order.folder}/`, '').replaceAll(order.folder, '.').replaceAll(places.dataDir, 'DATA_DIR').replaceAll(places.seedsDir, 'graph-seeds');

try {
  await ownDataDir(places.dataDir, 'ingest');
  if (task.dryRun) await dryRunSource(task.source, [task.from], places, display);
  else await loadSource(task.source, [task.from], places, display);
  await tell({ kind: 'done' });
} catch (error) {
  await tell(error instanceof DomainError
    ? { kind: 'failed', code: error.code, message: withoutPlaces(error.message) }
    : { kind: 'failed', code: 'INTERNAL_SERVER_ERROR', message: 'The run met a fault of its own; the log of the server has it.' });
  if (!(error instanceof DomainError)) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
process.off('disconnect', endWithServer);
process.disconnect();
