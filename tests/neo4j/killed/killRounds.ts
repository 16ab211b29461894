import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { DeadlineExceeded, StoreUnavailable } from '../../../server/domain/errors.ts';
import { limits } from '../../../server/domain/limits.ts';
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
export const killedSource = (version: number) => ({
  description: describe('KILLED', ['KILLED'], { version: String(version) }),
  rows: [
    ...named('KILLED:R', 'FINDING', 'Root'),
    ...Array.from({ length: killedCodes }, (_, place) => [
      ...named(codeAt(place), 'DISEASE', `Concept number ${place} of version ${version}`), ...isA(codeAt(place), 'KILLED:R'),
      assertionRow(codeAt(place), 'HAS_FINDING', 'KILLED:R', { references: [`PMID:${place}`] }), mappingRow(codeAt(place), codeAt((place + 1) % killedCodes)),
    ]).flat(),
  ],
});

/** Parts of a publish in their order; `verified` is the switch, which follows it. */
export const publishParts = ['removing', 'concepts', 'hierarchy', 'references', 'statements', 'mappings', 'verifying', 'verified'] as const;
export type PublishPart = (typeof publishParts)[number];
const isPart = (text: string): text is PublishPart => publishParts.some((part) => part === text);
/** These are told of when they begin, batches when they end. */
const toldFirst: ReadonlySet<PublishPart> = new Set(['removing', 'verifying', 'verified']);

export interface KilledPublish {
  readonly part: PublishPart;
  readonly switched: boolean;
  readonly problem: string | undefined;
}

const publishing = (uri: string, { dataDir, seedsDir }: GraphPlaces) =>
  spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'publishOnce.ts'), uri, dataDir, seedsDir], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Publishes to the end; answers the exit code and how many milliseconds there were in each part to kill it in. */
export async function published(uri: string, places: GraphPlaces): Promise<{ readonly code: number | null; readonly msIn: ReadonlyMap<PublishPart, number> }> {
  const child = publishing(uri, places);
  const exited = once(child, 'exit');
  const [firstAt, msIn] = [new Map<PublishPart, number>(), new Map<PublishPart, number>()];
  let last: PublishPart | undefined;
  const lasted = (now: number): void => { if (last !== undefined) msIn.set(last, now - (firstAt.get(last) ?? now)); };
  for await (const line of createInterface(child.stdout)) {
    const [part = ''] = line.split(' ');
    if (!isPart(part)) continue;
    if (part === last || (last !== undefined && toldFirst.has(last))) lasted(performance.now());
    if (!firstAt.has(part)) firstAt.set(part, performance.now());
    last = part;
  }
  lasted(performance.now());
  const [code] = (await exited) as [number | null];
  return { code, msIn };
}

/** Publishes and kills that so long after the part is first told of; answers the exit code where it ended before by itself. */
export async function killedPublish(uri: string, places: GraphPlaces, part: PublishPart, ms: number): Promise<number | null> {
  const child = publishing(uri, places);
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith(`${part} `)) continue;
    await new Promise((resolve) => setTimeout(resolve, ms));
    break;
  }
  child.kill('SIGKILL');
  const [code] = (await exited) as [number | null];
  return code;
}

/** How often Neo4j is asked again: it rolls back what a killed load left open, and on two busy cores may answer only when that is done. */
const triesMax = 20;
export async function patiently<Value>(ask: () => Promise<Value>, tries = triesMax): Promise<Value> {
  try {
    return await ask();
  } catch (problem) {
    if (!(problem instanceof StoreUnavailable || problem instanceof DeadlineExceeded) || tries === 1) throw problem;
    return patiently(ask, tries - 1);
  }
}

/** Loads and removals that nobody goes on with are removed after a time: as if it had passed. */
export const letTimePass = (connection: Neo4jConnection): Promise<unknown> => patiently(() => connection.runAlone({
  text: "MATCH (release:Release) WHERE release.state <> 'READY' SET release.touchedAt = datetime() - duration({hours: 1})", parameters: () => ({}), read: () => undefined,
}, undefined));

/** Every release of which something lies in Neo4j, whole or not, with the state that its node has. */
export const lying = (connection: Neo4jConnection): Promise<readonly string[]> => patiently(() => connection.read({
  text: `
    MATCH (n:Concept|Assertion|Mapping|Reference|Source|CodeSystem)
    WITH DISTINCT 'release:' + split(n.key, ' ')[0] AS id
    OPTIONAL MATCH (release:Release {id: id})
    RETURN id + ' ' + coalesce(release.state, 'without a node') AS lying ORDER BY lying`,
  parameters: () => ({}), read: (row) => String(row.get('lying')),
}, undefined, 60_000));

/** Publishes a release that was not published before. */
async function publishedNew(uri: string, places: GraphPlaces, version: number): ReturnType<typeof published> {
  await writeSeeds(places, [...smallGraph, killedSource(version)]);
  return published(uri, places);
}

/** What still lies there of killed publishes after their time and one that completed; undefined where nothing does. */
export async function leftBy(uri: string, places: GraphPlaces, connection: Neo4jConnection, version: number): Promise<string | undefined> {
  await letTimePass(connection);
  const { code } = await publishedNew(uri, places, version);
  if (code !== 0) return `the next load ended with ${String(code)}`;
  const left = (await lying(connection)).filter((one) => !one.endsWith(' READY'));
  return left.length === 0 ? undefined : `left behind: ${left.join(', ')}`;
}

/**
 * Kills one publish of a new release after another, each in the next part and at a random moment in it; each time the served
 * release must be whole and no half of one listed. Before each round of `removing` a publish must complete and remove what the
 * kills left behind; a release that is not kept any more after it is what that round removes.
 */
export async function killPublishes(uri: string, places: GraphPlaces, connection: Neo4jConnection, rounds: number, random: () => number): Promise<readonly KilledPublish[]> {
  const kills: KilledPublish[] = [];
  const usualMs = new Map<PublishPart, number>();
  // So many that the last has one to remove.
  for (let version = -limits.releasesKept - 1; version < 0; version += 1) {
    for (const [part, ms] of (await publishedNew(uri, places, version)).msIn) usualMs.set(part, ms);
  }
  for (let round = 0; round < rounds; round += 1) {
    const part = publishParts[round % publishParts.length] ?? 'removing';
    const left = part === 'removing' && round > 0 ? await leftBy(uri, places, connection, round + rounds) : undefined;
    await writeSeeds(places, [...smallGraph, killedSource(round)]);
    const before = (await patiently(() => servedIn(connection)))?.release;
    const code = await killedPublish(uri, places, part, random() * (usualMs.get(part) ?? 0));
    const after = (await patiently(() => servedIn(connection)))?.release ?? '';
    const [concept] = await patiently(() => new Neo4jStore(connection, after).concepts(['OMIM:222300']));
    const listed = (await patiently(() => releasesIn(connection))).map(({ id }) => id);
    const problem = left ?? (code !== null && code !== 0 ? `it ended with ${code} before it was killed`
      : concept?.label !== 'Wolfram syndrome 1' ? `${after} does not answer` : listed.includes(after) ? undefined : `${after} is served and not complete`);
    kills.push({ part, switched: after !== before, problem });
  }
  return kills;
}
