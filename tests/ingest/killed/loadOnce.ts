// Loads a plain table over small seeds, as `npm run ingest -- load` does, and tells each phase; the test kills it on the way.
import { loadSource } from '../../../ingest/load.ts';
import { DomainError } from '../../../server/domain/errors.ts';

const [dataDir = '', seedsDir = '', table = ''] = process.argv.slice(2);
const tell = (line: string): void => { process.stdout.write(`${line}\n`); };
tell('START');
try {
  await loadSource('plain', [table], { dataDir, seedsDir, sourcesExcluded: new Set() }, { onProgress: () => undefined, onLine: () => undefined, onPhase: tell });
  tell('DONE');
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  tell(`${error.code} ${error.message}`);
  process.exitCode = 1;
}
