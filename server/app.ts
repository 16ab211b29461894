import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import path from 'node:path';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { Deadline } from './domain/deadline.ts';
import type { DomainError } from './domain/errors.ts';
import { NotAllowed, NotConfigured } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import { createApolloServer } from './graphql/apollo.ts';
import type { RequestContext, RequestRecord, ServerParts } from './graphql/context.ts';
import { requestContext } from './graphql/context.ts';
import { StoredOperations } from './graphql/storedOperations.ts';
import { Turns } from './graphql/turns.ts';
import { answerBrokenRequest } from './http/brokenRequest.ts';
import { hasKey, isReachedLocally } from './http/caller.ts';
import { answerError } from './http/errors.ts';
import { graphqlBody } from './http/graphqlBody.ts';
import type { Readiness } from './http/health.ts';
import { health, whenReady } from './http/health.ts';
import { Metrics } from './http/metrics.ts';
import { faultOf, observe } from './http/observe.ts';
import { recordOf, recordRequest } from './http/requestRecord.ts';
import { notStored, securityHeaders } from './http/securityHeaders.ts';
import { serveSubscriptions } from './http/subscriptions.ts';
import type { ReleaseManifest } from './release/manifest.ts';
import type { IngestRuns } from './runs/ingestRuns.ts';
import type { Graph } from './services/graph.ts';

export interface AppParts extends Pick<Readiness, 'currentGraph'>, Partial<Pick<Readiness, 'outage'>> {
  readonly releases: () => Promise<readonly ReleaseManifest[]>;
  readonly ingest: IngestRuns;
  /** Whoever loads files over the API must have it; without one, requests of this machine alone load them. */
  readonly ingestKey?: string | undefined;
  /** Without them any operation is run, by its text. */
  readonly storedOperations?: StoredOperations;
  /** The folder of the built explorer. */
  readonly webDist: string;
  readonly production: boolean;
  readonly log: Logger;
}

export interface App {
  readonly httpServer: Server;
  /** From now on /health says that the server ends; what comes nevertheless is still answered. */
  readonly drain: () => void;
  /** Takes no more connections and ends when the requests under way are answered. */
  readonly stop: () => Promise<void>;
}

/** How often node looks for requests whose header lines do not end. */
const connectionCheckMs = 500;

/** Everything behind one port, not listening yet. */
export async function createApp({ currentGraph, outage = () => undefined, releases, ingest, ingestKey, storedOperations = new StoredOperations('off', new Map()), webDist, production, log }: AppParts): Promise<App> {
  const app = express();
  const httpServer = createServer({
    requestTimeout: limits.requestMsMax, headersTimeout: limits.headersMsMax, maxHeaderSize: limits.headerBytesMax, connectionsCheckingInterval: connectionCheckMs,
    requireHostHeader: false, // Its refusal would have no body.
  }, app);
  httpServer.on('clientError', answerBrokenRequest);
  let draining = false;
  const readiness: Readiness = { currentGraph, outage, draining: () => draining };
  const metrics = new Metrics(currentGraph);
  const onFault = (error: unknown, requestId: string): void => { log.error({ requestId, fault: faultOf(error) }, 'a request failed'); };
  let schema: GraphQLSchema | undefined;
  const apollo = createApolloServer({ httpServer, production, onFault, onSchema: (made) => { schema = made; } });
  await apollo.start();
  if (schema === undefined) throw new Error('Apollo started without a schema');
  const parts: ServerParts = { releases, production, turns: new Turns() };
  const contextOf = (graph: Graph, request: IncomingMessage, deadline: Deadline, record: RequestRecord): RequestContext =>
    requestContext(graph, parts, { runs: ingest, folder: folderFor(request, ingest, ingestKey) }, deadline, record);
  const newDeadline = (): Deadline => new Deadline(limits.requestMsMax, () => performance.now());
  const endSubscriptions = serveSubscriptions(httpServer, {
    schema, storedOperations, production, log, metrics, onFault,
    contextsOf: (request, record) => {
      const graph = currentGraph();
      return graph === undefined || draining ? undefined : () => contextOf(graph, request, newDeadline(), record);
    },
  });
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(recordRequest, observe(log, metrics), securityHeaders);
  app.get('/health', notStored, health(readiness));
  app.get('/metrics', notStored, metrics.answer);
  app.use('/graphql', notStored, whenReady(readiness), ...graphqlBody, onlyRunnable(storedOperations), expressMiddleware(apollo, {
    context: async ({ req, res }) => {
      const graph = currentGraph();
      if (graph === undefined) throw new Error('asked before the first release was ready');
      const deadline = newDeadline();
      res.once('close', () => { deadline.cancel(); });
      return contextOf(graph, req, deadline, recordOf(res));
    },
  }));
  serveExplorer(app, webDist);
  app.use(answerError(onFault));
  return { httpServer, drain: () => { draining = true; }, stop: async () => { await endSubscriptions(); await apollo.stop(); } };
}

/** The folder that files are loaded from, or why they are not. */
function folderFor(request: IncomingMessage, { folder }: IngestRuns, key: string | undefined): string | DomainError {
  if (folder === undefined) return new NotConfigured('This server is not configured to load files over the API. Set INGEST_DIR to the folder to load from, or load with "npm run ingest".');
  if (key !== undefined) return hasKey(request, key) ? folder : new NotAllowed('Files are loaded over the API with the key of this server alone. Send the header "authorization: Bearer" with its INGEST_KEY.');
  return isReachedLocally(request) ? folder : new NotAllowed('Files are loaded over the API from this machine alone, by localhost or 127.0.0.1 and through no proxy. Set INGEST_KEY to allow whoever has the key.');
}

const onlyRunnable = (stored: StoredOperations): RequestHandler => (request, _response, next) => {
  const body = request.body as { query?: string | null; documentId?: string | null };
  body.query = stored.textOf(body.query, body.documentId);
  next();
};

function serveExplorer(app: Express, webDist: string): void {
  app.use('/assets', express.static(path.join(webDist, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static(webDist, { index: false }));
  app.get(/^\/(?!graphql|health|metrics|assets)/, (_request, response) => {
    response.sendFile('index.html', { root: webDist, headers: { 'Cache-Control': 'no-cache' } });
  });
}
