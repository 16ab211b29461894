import { cp } from 'node:fs/promises';
import { once } from 'node:events';
import path from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { createApp } from '../../server/app.ts';
import { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { Neo4jServedGraph } from '../../server/neo4jServedGraph.ts';
import type { GraphPlaces } from '../../server/openGraph.ts';
import { ReleaseLibrary } from '../../server/release/library.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { writeGraphFiles } from '../fixtures/graphFiles.ts';
import { noIngest } from '../fixtures/noIngest.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import type { Answer } from '../graphql/api.ts';
import { answerOf } from '../graphql/api.ts';
import { accessTo } from './neo4jServer.ts';
import { notifications } from './notifications.ts';

const lexicon = path.resolve(import.meta.dirname, '..', '..', 'graph-seeds', 'lexicon');

/** Seeds of these sources and a DATA_DIR, on a Neo4j. */
export async function placesWith(uri: string, sources: readonly SourceRows[]): Promise<GraphPlaces> {
  const folder = await scratchFolder();
  const places = { dataDir: path.join(folder, 'data'), seedsDir: path.join(folder, 'seeds'), sourcesExcluded: new Set<string>(), neo4j: accessTo(uri) };
  await writeSeeds(places, sources);
  return places;
}

export async function writeSeeds({ seedsDir }: GraphPlaces, sources: readonly SourceRows[]): Promise<void> {
  await writeGraphFiles(seedsDir, sources);
  await cp(lexicon, path.join(seedsDir, 'lexicon'), { recursive: true });
}

export interface ServedApi {
  readonly served: Neo4jServedGraph;
  readonly problems: readonly unknown[];
  /** What was told of outages, in order. */
  readonly told: readonly string[];
  /** Ids of removed releases. */
  readonly dropped: readonly string[];
  /** Ends when questions can be answered for the first time. */
  readonly started: Promise<void>;
  ask(query: string, variables?: Readonly<Record<string, unknown>>, leaving?: AbortSignal): Promise<Answer>;
  health(): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** The app over a Neo4j, as the server composes it, with short times; it ends with the test, which fails where a statement brought an unwanted notification. */
export async function serveApi(uri: string, places: GraphPlaces): Promise<ServedApi> {
  const problems: unknown[] = [];
  const dropped: string[] = [];
  const told: string[] = [];
  const { unwanted, listen } = notifications();
  const served = new Neo4jServedGraph(new Neo4jConnection(accessTo(uri), listen), new ReleaseLibrary(places.dataDir), {
    onServing: () => undefined, onDamaged: (_id, problem) => { problems.push(problem); }, onDropped: (id) => { dropped.push(id); },
    onAway: (reason) => { told.push(reason); }, onBack: () => { told.push('back'); }, onUpkeepFailing: (_what, problem) => { problems.push(problem); },
  }, { pollMs: 100, renewalMs: 300, formerMs: 1000 });
  const { httpServer, stop } = await createApp({
    currentGraph: () => served.current, outage: () => served.outage, releases: () => served.releases(), production: true,
    ingest: await noIngest(), webDist: path.join(import.meta.dirname, 'webDist'), log: pino({ level: 'silent' }),
  });
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  const address = httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const url = `http://127.0.0.1:${address.port}`;
  const started = served.start(places, () => undefined);
  onTestFinished(async () => {
    await stop();
    await served.stop();
    expect(unwanted).toEqual([]);
  });
  return {
    served, problems, dropped, told, started,
    ask: async (query, variables = {}, leaving) => answerOf(await fetch(`${url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }), ...(leaving === undefined ? {} : { signal: leaving }),
    })),
    health: async () => {
      const response = await fetch(`${url}/health`);
      return { status: response.status, body: await response.json() };
    },
  };
}

/** Asks until the answer is the wanted one. Throws with the last answer when that takes too long. */
export async function eventually<Answer>(ask: () => Promise<Answer> | Answer, isWanted: (answer: Answer) => boolean, msMax = 30_000): Promise<Answer> {
  for (const startedAt = performance.now(); ;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (performance.now() - startedAt > msMax) throw new Error(`after ${msMax} ms still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
