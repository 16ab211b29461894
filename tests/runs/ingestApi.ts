import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createApp } from '../../server/app.ts';
import { ingestSources, runProcesses } from '../../server/ingestProcess.ts';
import type { GraphPlaces } from '../../server/openGraph.ts';
import { IngestRuns } from '../../server/runs/ingestRuns.ts';
import { loadFolder } from '../../server/runs/loadFolder.ts';
import { ServedGraph } from '../../server/servedGraph.ts';
import type { Graph } from '../../server/services/graph.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import type { Answer } from '../graphql/api.ts';
import { answerOf } from '../graphql/api.ts';
import type { LoadPlace } from '../ingest/killed/killRounds.ts';
import { loadPlace } from '../ingest/killed/killRounds.ts';

export interface IngestPlace extends LoadPlace {
  readonly ingestDir: string;
}

/** A DATA_DIR that serves the small graph, and a folder to load from. */
export async function ingestPlace(): Promise<IngestPlace> {
  const folder = await scratchFolder();
  const ingestDir = path.join(folder, 'incoming');
  await mkdir(ingestDir);
  return { ...(await loadPlace(folder)), ingestDir };
}

/** A plain table of so many codes; the version makes its content another. */
export const table = (version: string, codes: number, more: readonly string[] = []): string => [
  '# system: LOADED', '# name: A table that is loaded', `# version: ${version}`, '# licence: CC0', '# hierarchical: yes',
  'code\tparent\tlabel\tsynonyms\tdefinition\tlanguage', 'R\t\tRoot\t\t\ten',
  ...Array.from({ length: codes }, (_, place) => `C${place}\tR\tConcept number ${place}\t\t\ten`), ...more,
].join('\n') + '\n';

export const writeTable = ({ ingestDir }: IngestPlace, text: string): Promise<void> => writeFile(path.join(ingestDir, 'table.tsv'), text);

export interface IngestApi {
  readonly url: string;
  readonly runs: IngestRuns;
  ask(query: string, variables?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Starts a run and answers it once it is over. */
  run(variables: Readonly<Record<string, unknown>>): Promise<Run>;
  over(id: string): Promise<Run>;
  /** As the process ends that is killed: nothing more is written of its runs. */
  stop(): Promise<void>;
}

interface Room {
  readonly memoryBytes: number;
  readonly diskBytes: number;
}

/** A run as the API tells it. */
export interface Run {
  readonly id: string;
  readonly status: string;
  readonly phase: string | null;
  readonly progress: number | null;
  readonly read: number;
  readonly accepted: number;
  readonly rejectedCount: number;
  readonly skipped: number;
  readonly rejected: readonly object[] | null;
  readonly checks: readonly { readonly name: string; readonly passed: boolean }[];
  readonly version: string | null;
  readonly licence: string | null;
  readonly changes: object | null;
  readonly affectedMappings: { readonly total: number; readonly accepted: number; readonly mappings: readonly object[] } | null;
  readonly needs: Room | null;
  readonly took: Room | null;
  readonly log: readonly { readonly at: string; readonly text: string }[] | null;
  readonly contentHash: string | null;
  readonly release: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export const runFields = `id source path dryRun status phase progress read accepted rejectedCount skipped rejected { file line reason record remedy } checks { name passed }
  version licence changes { added changed retired removed } affectedMappings { total accepted mappings { statedBy source target relation status concept touch labelBefore labelAfter replacedBy } }
  needs { memoryBytes diskBytes } took { memoryBytes diskBytes } log { at text } contentHash release failure { code message } finishedAt`;

const toStart = `mutation ($source: String!, $path: String!, $dryRun: Boolean!, $release: ID) { startIngest(source: $source, path: $path, dryRun: $dryRun, release: $release) { ${runFields} } }`;

/** The app with its runs, as the server composes it, over whatever graph is served; it ends with the test. */
export async function serveIngest(place: IngestPlace, currentGraph: () => Graph | undefined, neo4j?: GraphPlaces['neo4j']): Promise<IngestApi> {
  const places: GraphPlaces = { dataDir: place.dataDir, seedsDir: place.seedsDir, sourcesExcluded: new Set(), neo4j };
  const folder = await loadFolder(place.ingestDir);
  const runs = await IngestRuns.open({
    dataDir: place.dataDir, folder, sources: ingestSources, startProcess: runProcesses(places, folder, (line) => { throw new Error(line); }),
    served: () => place.library.served(), isServed: async (id) => (await place.library.served())[0] === id, built: () => place.library.list(), now: () => new Date(), onFault: (problem) => { throw problem; },
  });
  const { httpServer, stop } = await createApp({ currentGraph, ingest: runs, releases: () => place.library.list(), production: true, webDist: path.join(import.meta.dirname, 'webDist'), log: pino({ level: 'silent' }) });
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  const address = httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const url = `http://127.0.0.1:${address.port}`;
  const ask: IngestApi['ask'] = async (query, variables = {}, headers = {}) =>
    answerOf(await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) }));
  const over = async (id: string): Promise<Run> => {
    for await (const _run of runs.watch(id)) { /* to its end */ }
    return ((await ask(`query ($id: ID!) { node(id: $id) { ... on IngestRun { ${runFields} } } }`, { id })).data as { readonly node: Run }).node;
  };
  let stopped = false;
  const stopOnce = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await runs.stop();
    await stop();
  };
  onTestFinished(stopOnce);
  return {
    url, runs, ask, over, stop: stopOnce,
    run: async (variables) => {
      const answer = await ask(toStart, { source: 'plain', path: 'table.tsv', ...variables });
      if (answer.errors !== undefined) throw new Error(answer.errors.map(({ message }) => message).join());
      return over((answer.data as { readonly startIngest: { readonly id: string } }).startIngest.id);
    },
  };
}

/** The server's parts over the embedded store, which notice a switch. */
export async function serveEmbedded(place: IngestPlace): Promise<IngestApi> {
  const served = new ServedGraph(place.library, { onServing: () => undefined, onDamaged: (id) => { throw new Error(`${id} is damaged`); } });
  await served.start(50);
  onTestFinished(() => served.stop());
  return serveIngest(place, () => served.current);
}

/** Everything that a subscription to a run is told, to its end. */
export function told(url: string, id: string): Promise<readonly Run[]> {
  const client = createClient({ url: url.replace('http', 'ws') + '/graphql', webSocketImpl: WebSocket, retryAttempts: 0 });
  return new Promise<readonly Run[]>((resolve, reject) => {
    const runs: Run[] = [];
    client.subscribe<{ readonly ingestProgress: Run }>({ query: `subscription ($id: ID!) { ingestProgress(run: $id) { ${runFields} } }`, variables: { id } }, {
      next: ({ data }) => { if (data) runs.push(data.ingestProgress); },
      error: (error) => { reject(error instanceof Error ? error : new Error(JSON.stringify(error))); },
      complete: () => { resolve(runs); },
    });
  }).finally(() => client.dispose());
}
