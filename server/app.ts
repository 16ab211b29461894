import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { StoreUnavailable } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import { createApolloServer } from './graphql/apollo.ts';
import { requestContext } from './graphql/context.ts';
import type { ReleaseManifest } from './release/manifest.ts';
import type { Graph } from './services/graph.ts';

export interface AppParts {
  /** The release served now; undefined until the first is ready. */
  readonly currentGraph: () => Graph | undefined;
  /** Why the store cannot answer now; undefined where it can. */
  readonly outage?: () => string | undefined;
  readonly releases: () => Promise<readonly ReleaseManifest[]>;
  /** The folder of the built explorer. */
  readonly webDist: string;
  readonly production: boolean;
  readonly log: Logger;
}

/** Everything behind one port, not listening yet. */
export async function createApp({ currentGraph, outage = () => undefined, releases, webDist, production, log }: AppParts): Promise<{ readonly httpServer: Server; readonly stop: () => Promise<void> }> {
  const app = express();
  const httpServer = createServer({ requestTimeout: limits.requestMsMax, headersTimeout: limits.requestMsMax }, app);
  const apollo = createApolloServer({ httpServer, production, onMaskedError: (error) => { log.error({ err: error }, 'a request failed'); } });
  await apollo.start();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders);
  app.get('/health', health(currentGraph, outage));
  app.use('/graphql', notStored, whenReady(currentGraph, outage), express.json({ limit: limits.requestBytesMax }), expressMiddleware(apollo, {
    context: async () => {
      const graph = currentGraph();
      if (graph === undefined) throw new Error('asked before the first release was ready');
      return requestContext(graph, releases, randomUUID());
    },
  }));
  serveExplorer(app, webDist);
  app.use(answerError(log));
  return { httpServer, stop: () => apollo.stop() };
}

const contentPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

const securityHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', contentPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  next();
};

const notStored: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

type Health = Pick<Required<AppParts>, 'currentGraph' | 'outage'>;

const health = (currentGraph: Health['currentGraph'], outage: Health['outage']): RequestHandler => (_request, response) => {
  const graph = currentGraph();
  const state = { release: graph?.release.id ?? null, store: graph?.store.kind ?? null };
  const reason = outage();
  if (reason !== undefined) response.status(503).json({ status: 'unavailable', ...state, reason });
  else if (graph === undefined) response.status(503).json({ status: 'building', ...state });
  else response.json({ status: 'ok', ...state });
};

const whenReady = (currentGraph: Health['currentGraph'], outage: Health['outage']): RequestHandler => (_request, response, next) => {
  if (currentGraph() !== undefined) next();
  else if (outage() !== undefined) refuse(response, 503, 'STORE_UNAVAILABLE', new StoreUnavailable().message);
  else refuse(response, 503, 'NOT_READY', 'The graph is being built. Ask /health until it answers 200, then ask again.');
};

function serveExplorer(app: Express, webDist: string): void {
  app.use('/assets', express.static(path.join(webDist, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static(webDist, { index: false }));
  app.get(/^\/(?!graphql|health|assets)/, (_request, response) => {
    response.sendFile('index.html', { root: webDist, headers: { 'Cache-Control': 'no-cache' } });
  });
}

/** Errors that come before GraphQL (a body too large or no JSON) and unknown paths, in the shape of GraphQL's errors. */
const answerError = (log: Logger): ErrorRequestHandler => (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = statusOf(error);
  if (status === 413) refuse(response, 413, 'LIMIT_EXCEEDED', `request body: at most ${limits.requestBytesMax} bytes allowed. Send less in one request.`);
  else if (status === 404) refuse(response, 404, 'NOT_FOUND', 'Nothing is here. The explorer is at /, the API at /graphql.');
  else if (status < 500) refuse(response, status, 'BAD_REQUEST', 'The request body is no JSON of the form {"query": "…"}. Send it as application/json.');
  else {
    log.error({ err: error }, 'a request failed before GraphQL');
    refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'The server could not answer this.');
  }
};

const statusOf = (error: unknown): number => (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 500);

function refuse(response: Parameters<RequestHandler>[1], status: number, code: string, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code, requestId: randomUUID() } }] });
}
