import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ConceptId } from '../../../server/domain/concept.ts';
import type { Neo4jConnection } from '../../../server/graph/neo4j/connection.ts';
import { Neo4jStore } from '../../../server/graph/neo4j/neo4jStore.ts';
import { releasesIn } from '../../../server/graph/neo4j/rebuild.ts';
import { servedIn } from '../../../server/graph/neo4j/serving.ts';
import type { GraphPlaces } from '../../../server/openGraph.ts';
import { assertionRow, describe, isA, mappingRow, named } from '../../fixtures/rows.ts';
import { smallGraph } from '../../fixtures/smallGraph.ts';
import { writeSeeds } from '../servedApi.ts';

/** More than one batch of each kind. */
export const killedCodes = 12_000;
const codeAt = (place: number): ConceptId => `KILLED:C${place}`;
const killedSource = (version: number) => ({
  description: describe('KILLED', ['KILLED'], { version: String(version) }),
  rows: [
    ...named('KILLED:R', 'FINDING', 'Root'),
    ...Array.from({ length: killedCodes }, (_, place) => [
      ...named(codeAt(place), 'DISEASE', `Concept number ${place} of version ${version}`), ...isA(codeAt(place), 'KILLED:R'),
      assertionRow(codeAt(place), 'HAS_FINDING', 'KILLED:R', { references: [`PMID:${place}`] }), mappingRow(codeAt(place), codeAt((place + 1) % killedCodes)),
    ]).flat(),
  ],
});

/** At which parts of a load it is killed, and within how many milliseconds after the part began. */
const killedParts = [['concepts', 80], ['statements', 40], ['verifying', 120]] as const;

export interface KilledPublish {
  readonly part: string;
  readonly ms: number;
  readonly switched: boolean;
  readonly problem: string | undefined;
}

const publishing = (uri: string, { dataDir, seedsDir }: GraphPlaces) =>
  spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'publishOnce.ts'), uri, dataDir, seedsDir], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Publishes to the end; answers the exit code. */
export async function published(uri: string, places: GraphPlaces): Promise<number | null> {
  const child = publishing(uri, places);
  child.stdout.resume();
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Kills one load of a new release after another; each time the served release must be whole and no half of one listed. */
export async function killPublishes(uri: string, places: GraphPlaces, connection: Neo4jConnection, rounds: number, random: () => number): Promise<readonly KilledPublish[]> {
  const kills: KilledPublish[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [part, msMax] = killedParts[round % killedParts.length] ?? killedParts[0];
    const ms = random() * msMax;
    await writeSeeds(places, [...smallGraph, killedSource(round)]);
    const before = (await servedIn(connection))?.release;
    const child = publishing(uri, places);
    const exited = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) {
      if (!line.startsWith(part)) continue;
      await new Promise((resolve) => setTimeout(resolve, ms));
      break;
    }
    child.kill('SIGKILL');
    await exited;
    const after = (await servedIn(connection))?.release ?? '';
    const [concept] = await new Neo4jStore(connection, after).concepts(['OMIM:222300']);
    const listed = (await releasesIn(connection)).map(({ id }) => id);
    const problem = concept?.label !== 'Wolfram syndrome 1' ? `${after} does not answer` : listed.includes(after) ? undefined : `${after} is served and not complete`;
    kills.push({ part, ms, switched: after !== before, problem });
  }
  return kills;
}
