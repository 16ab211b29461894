// Publishes seeds to a Neo4j, as `npm run ingest -- publish` does; the test kills it on the way.
import { publishSeeds } from '../../../server/publish.ts';
import { ReleaseLibrary } from '../../../server/release/library.ts';

const [uri = '', dataDir = '', seedsDir = ''] = process.argv.slice(2);
process.stdout.write('started\n');
await publishSeeds(new ReleaseLibrary(dataDir), { dataDir, seedsDir, sourcesExcluded: new Set(), neo4j: { uri, user: 'neo4j', password: 'for-tests' } }, ({ what, done }) => {
  process.stdout.write(`${what} ${done}\n`);
});
