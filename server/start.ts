import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { AppParts } from './app.ts';
import { createApp } from './app.ts';
import { buildWebIfOlder } from './buildWeb.ts';
import type { Config } from './config.ts';
import { ownDataDir } from './dataDirOwner.ts';
import type { Neo4jServedGraphEvents } from './neo4jServedGraph.ts';
import { StoredOperations } from './graphql/storedOperations.ts';
import { ingestSources, runProcesses } from './ingestProcess.ts';
import { buildWhereSeedsChanged } from './openGraph.ts';
import type { BuildProgress } from './release/library.ts';
import { ReleaseLibrary } from './release/library.ts';
import type { IngestRunsParts } from './runs/ingestRuns.ts';
import { IngestRuns } from './runs/ingestRuns.ts';
import { loadFolder } from './runs/loadFolder.ts';
import { ServedGraph } from './servedGraph.ts';

const switchPollMs = 1000;

export interface RunningServer {
  readonly port: number;
  /** Says on /health for a while that it ends, so that whoever distributes requests notices; ends when those under way are answered. */
  drain(): Promise<void>;
  /** The same without the notice. */
  stop(): Promise<void>;
}

/** Where questions are answered from: what the app asks of it, and its beginning and end. */
interface Serving extends Pick<AppParts, 'currentGraph' | 'outage' | 'releases'>, Pick<IngestRunsParts, 'served' | 'isServed'> {
  readonly start: (onProgress: BuildProgress) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Listens at once, with /health saying "building"; builds what is missing or older than its sources (the explorer's bundle
 * by a process of its own, beside the graph); ends when questions can be answered.
 */
export async function startServer(config: Config, log: Logger, onProgress: BuildProgress): Promise<RunningServer> {
  await ownDataDir(config.dataDir, 'server');
  const serving = config.neo4j === undefined ? fromDataDir(config, log) : await fromNeo4j(config, config.neo4j, log);
  const storedOperations = await StoredOperations.read(config.storedOperations, path.join(config.webDir, 'src', 'generated', 'operations.json'));
  const ingest = await openIngest(config, serving, log);
  const app = await createApp({ ...serving, ingest, ingestKey: config.ingestKey, storedOperations, webDist: path.join(config.webDir, 'dist'), production: config.production, log });
  const { httpServer } = app;
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(config.port, config.host, resolve);
  });
  await Promise.all([serving.start(onProgress), buildWebIfOlder(config.webDir)]);
  const address = httpServer.address();
  const stop = async (): Promise<void> => {
    await ingest.stop();
    await app.stop();
    await serving.stop();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port, stop,
    drain: async () => {
      app.drain();
      await setTimeout(config.drainMs);
      await stop();
    },
  };
}

async function openIngest(config: Config, { served, isServed }: Serving, log: Logger): Promise<IngestRuns> {
  const folder = config.ingestDir === undefined ? undefined : await loadFolder(config.ingestDir);
  const library = new ReleaseLibrary(config.dataDir);
  return IngestRuns.open({
    dataDir: config.dataDir, folder, sources: ingestSources, startProcess: runProcesses(config, folder ?? '', (line) => { log.error({ line }, 'a run of the ingest complains'); }),
    served, isServed, built: () => library.list(), now: () => new Date(), onFault: (problem) => { log.error({ err: problem }, 'a run of the ingest met a fault'); },
  });
}

const eventsTo = (log: Logger): Neo4jServedGraphEvents => ({
  onServing: ({ release, store }) => { log.info({ release: release.id, store: store.kind, counts: release.counts }, 'serving release'); },
  onDamaged: (release, problem) => { log.error({ release, err: problem }, 'a release cannot be opened; the one before stays'); },
  onDropped: (release) => { log.info({ release }, 'removed a release that nobody reads any more'); },
  onAway: (reason, problem) => { log.error({ err: problem }, reason); },
  onBack: () => { log.info('Neo4j answers again.'); },
  onUpkeepFailing: (what, problem) => { log.error({ err: problem }, `${what} fails; the release stays served`); },
});

const libraryOf = ({ dataDir }: Config, log: Logger): ReleaseLibrary =>
  new ReleaseLibrary(dataDir, () => new Date(), (problem) => { log.error({ err: problem }, 'the removal of old releases failed and is tried again at the next switch'); });

function fromDataDir(config: Config, log: Logger): Serving {
  const library = libraryOf(config, log);
  const served = new ServedGraph(library, eventsTo(log));
  return {
    currentGraph: () => served.current,
    outage: () => undefined,
    releases: () => library.list(),
    served: () => library.served(),
    isServed: async (id) => (await library.served())[0] === id,
    start: async (onProgress) => {
      await buildWhereSeedsChanged(library, config, onProgress);
      await served.start(switchPollMs);
    },
    stop: () => served.stop(),
  };
}

/** Its modules are read where they are needed: the driver takes longer to read than any other part of the server. */
async function fromNeo4j(config: Config, access: NonNullable<Config['neo4j']>, log: Logger): Promise<Serving> {
  const [{ Neo4jConnection }, { Neo4jServedGraph }] = await Promise.all([import('./graph/neo4j/connection.ts'), import('./neo4jServedGraph.ts')]);
  const connection = new Neo4jConnection(access, ({ gqlStatus, statusDescription }, text) => { log.debug({ gqlStatus, statusDescription, text }, 'Neo4j says of a statement'); });
  const served = new Neo4jServedGraph(connection, libraryOf(config, log), eventsTo(log));
  return {
    currentGraph: () => served.current,
    outage: () => served.outage,
    releases: () => served.releases(),
    served: () => served.served(config),
    isServed: (id) => served.isServed(id),
    start: (onProgress) => served.start(config, onProgress),
    stop: () => served.stop(),
  };
}
