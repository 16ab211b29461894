import type { RequestHandler } from 'express';
import type { Graph } from '../services/graph.ts';
import { Refusal } from '../graphql/refusal.ts';
import { refuse } from './errors.ts';

/** What /health and the API ask of the served graph. */
export interface Readiness {
  /** The release served now; undefined until the first is ready. */
  readonly currentGraph: () => Graph | undefined;
  /** Why the store cannot answer now; undefined where it can. */
  readonly outage: () => string | undefined;
  /** Whether the server is about to end and takes no new work. */
  readonly draining: () => boolean;
}

export const health = ({ currentGraph, outage, draining }: Readiness): RequestHandler => (_request, response) => {
  const graph = currentGraph();
  const state = { release: graph?.release.id ?? null, store: graph?.store.kind ?? null };
  const reason = outage();
  if (draining()) response.status(503).json({ status: 'draining', ...state });
  else if (reason !== undefined) response.status(503).json({ status: 'unavailable', ...state, reason });
  else if (graph === undefined) response.status(503).json({ status: 'building', ...state });
  else response.json({ status: 'ok', ...state });
};

const notReady = new Refusal(503, 'NOT_READY', 'The graph is being built. Ask /health until it answers 200, then ask again.');
const storeUnavailable = (reason: string): Refusal => new Refusal(503, 'STORE_UNAVAILABLE', `${reason} Ask again in a moment; /health tells when it is back.`);

export const whenReady = ({ currentGraph, outage }: Readiness): RequestHandler => (_request, response, next) => {
  response.setHeader('Retry-After', '5');
  const reason = outage();
  if (currentGraph() === undefined) refuse(response, reason === undefined ? notReady : storeUnavailable(reason));
  else {
    response.removeHeader('Retry-After');
    next();
  }
};
