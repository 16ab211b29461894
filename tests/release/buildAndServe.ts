import path from 'node:path';
import { buildWhereSeedsChanged } from '../../server/openGraph.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';

/** Builds and serves what lies in the folder named first, in the DATA_DIR named second; run as a process of its own, to be killed. */
const [seedsDir = '', dataDir = ''] = process.argv.slice(2);
process.stdout.write('started\n');
await buildWhereSeedsChanged(new ReleaseLibrary(dataDir), { seedsDir, dataDir: path.resolve(dataDir), sourcesExcluded: new Set() }, () => undefined);
process.stdout.write('done\n');
