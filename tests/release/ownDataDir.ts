import { setTimeout } from 'node:timers/promises';
import { ownDataDir } from '../../server/dataDirOwner.ts';

/** Owns the DATA_DIR named first until it is killed; run as a process of its own. */
const [dataDir = ''] = process.argv.slice(2);
try {
  await ownDataDir(dataDir, 'server');
  process.stdout.write('owned\n');
  await setTimeout(60_000);
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : String(error)}\n`);
}
