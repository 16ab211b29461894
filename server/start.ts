import path from 'node:path';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { buildWebIfOlder } from './buildWeb.ts';
import type { Config } from './config.ts';
import { ownDataDir } from './dataDirOwner.ts';
import { buildWhereSeedsChanged } from './openGraph.ts';
import type { BuildProgress } from './release/library.ts';
import { ReleaseLibrary } from './release/library.ts';
import { ServedGraph } from './servedGraph.ts';

const switchPollMs = 1000;

export interface RunningServer {
  readonly port: number;
  /** Ends when the requests under way are answered. */
  stop(): Promise<void>;
}

/**
 * Listens at once, with /health saying "building"; builds what is missing or older than its sources (the explorer's bundle
 * by a process of its own, beside the graph); ends when questions can be answered.
 */
export async function startServer(config: Config, log: Logger, onProgress: BuildProgress): Promise<RunningServer> {
  await ownDataDir(config.dataDir, 'server');
  const library = new ReleaseLibrary(config.dataDir);
  const served = new ServedGraph(library, {
    onServing: ({ release }) => { log.info({ release: release.id, counts: release.counts }, 'serving release'); },
    onDamaged: (release, problem) => { log.error({ release, err: problem }, 'a release cannot be opened; the one before stays'); },
  });
  const { httpServer, stop } = await createApp({
    currentGraph: () => served.current, releases: () => library.list(), webDist: path.join(config.webDir, 'dist'), production: config.production, log,
  });
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(config.port, config.host, resolve);
  });
  await Promise.all([buildWhereSeedsChanged(library, config, onProgress), buildWebIfOlder(config.webDir)]);
  await served.start(switchPollMs);
  const address = httpServer.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port,
    stop: async () => {
      await stop();
      await served.stop();
    },
  };
}
