// Kills loads again and again on both stores and prints the table of docs/measurements.md: `npm run bench:faults`.
import { seededRandom } from './load.ts';
import { temporaryFolder } from '../fixtures/scratchFolder.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { killLoads, loadPlace } from '../ingest/killed/killRounds.ts';
import { killPublishes, leftBy, lying } from '../neo4j/killed/killRounds.ts';
import { accessTo, javaIsHere, startNeo4j } from '../neo4j/neo4jServer.ts';
import { writeSeeds } from '../neo4j/servedApi.ts';
import { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { publishSeeds } from '../../server/publish.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';

const rounds = Number(process.env['BENCH_KILLS'] ?? 50);

interface Kill { readonly where: string; readonly switched: boolean; readonly problem: string | undefined }

function table(store: string, kills: readonly Kill[]): void {
  for (const where of new Set(kills.map((kill) => kill.where))) {
    const own = kills.filter((kill) => kill.where === where);
    const switched = own.filter((kill) => kill.switched).length;
    process.stdout.write(`| ${store} | ${where} | ${own.length} | ${own.length - switched} | ${switched} | ${own.filter(({ problem }) => problem !== undefined).length} |\n`);
  }
  for (const { where, problem } of kills) if (problem !== undefined) process.stdout.write(`\n${store}, ${where}: ${problem}\n`);
}

process.stdout.write('| store | killed in | kills | release before served | new release served | neither whole |\n| --- | --- | --- | --- | --- | --- |\n');
const here = await temporaryFolder();
table('embedded', (await killLoads(await loadPlace(here.folder), rounds, seededRandom(1))).map(({ phase, ...kill }) => ({ where: phase.toLowerCase(), ...kill })));
await here.remove();

if (javaIsHere()) {
  const server = await startNeo4j({ heap: '1g' });
  const there = await temporaryFolder();
  const connection = new Neo4jConnection(accessTo(server.uri), () => undefined);
  try {
    const places = { dataDir: `${there.folder}/data`, seedsDir: `${there.folder}/seeds`, sourcesExcluded: new Set<string>(), neo4j: accessTo(server.uri) };
    await writeSeeds(places, smallGraph);
    await publishSeeds(new ReleaseLibrary(places.dataDir), places, () => undefined);
    table('neo4j', (await killPublishes(server.uri, places, connection, rounds, seededRandom(1))).map(({ part, ...kill }) => ({ where: part, ...kill })));
    const before = await lying(connection);
    const left = await leftBy(server.uri, places, connection, 2 * rounds);
    process.stdout.write(`\nBefore the last load ${before.length} releases lay in Neo4j, whole or not, after it ${(await lying(connection)).length}; of killed ones: ${left ?? 'nothing'}.\n`);
  } finally {
    await connection.close();
    await server.stop();
    await there.remove();
  }
} else process.stdout.write('\nNeo4j: Java or Maven is missing.\n');
