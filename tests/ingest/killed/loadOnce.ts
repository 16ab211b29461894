// Loads a plain table over small seeds, as `npm run ingest -- load` does; the test kills it on the way.
import { loadSource } from '../../../ingest/load.ts';

const [dataDir = '', seedsDir = '', table = ''] = process.argv.slice(2);
process.stdout.write('started\n');
await loadSource('plain', [table], { dataDir, seedsDir, sourcesExcluded: new Set() }, { onProgress: () => undefined, onLine: () => undefined });
