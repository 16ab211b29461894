// Publishes seeds to a Neo4j, as `npm run ingest -- publish` does; the test kills it on the way. Ends with 1 where a statement brought an unwanted notification.
import { publishSeeds } from '../../../server/publish.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';
import { credentials } from '../neo4jServer.ts';
import { notifications } from '../notifications.ts';

const [uri = '', dataDir = '', seedsDir = ''] = process.argv.slice(2);
const { unwanted, listen } = notifications();
process.stdout.write('started\n');
await publishSeeds(new ReleaseLibrary(dataDir), { dataDir, seedsDir, sourcesExcluded: new Set(), neo4j: { uri, ...credentials } }, ({ what, done }) => {
  process.stdout.write(`${what} ${done}\n`);
}, listen);
if (unwanted.length > 0) throw new Error(unwanted.join('\n'));
