import { once } from 'node:events';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { Deadline } from '../../server/domain/deadline.ts';
import type { GraphStore } from '../../server/graph/graphStore.ts';
import type { StoredOperations } from '../../server/graphql/storedOperations.ts';
import type { ReleaseManifest } from '../../server/release/manifest.ts';
import type { Graph } from '../../server/services/graph.ts';
import type { IngestRuns } from '../../server/runs/ingestRuns.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { noIngest } from '../fixtures/noIngest.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';

export interface Answer {
  readonly status: number;
  // The tests compare with literal values, so that a wrong shape fails there.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly path?: readonly unknown[]; readonly extensions: Readonly<Record<string, unknown>> }[] | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly extensions: any;
  readonly text: string;
}

export interface Api {
  readonly url: string;
  readonly graph: Graph;
  /** Names of the store's methods in the order of the calls since the last `ask`. */
  readonly storeCalls: readonly string[];
  /** Lines of the log. */
  readonly log: readonly string[];
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  drain(): void;
  stop(): Promise<void>;
}

export interface ApiParts {
  readonly graph: Graph | undefined;
  readonly production?: boolean;
  readonly releases?: readonly ReleaseManifest[];
  readonly storedOperations?: StoredOperations;
  readonly ingest?: IngestRuns;
  readonly ingestKey?: string;
}

/** The app as it is served, over HTTP on a free port. */
export async function startApi({ graph, production = false, releases, storedOperations, ingest, ingestKey }: ApiParts): Promise<Api> {
  const storeCalls: string[] = [];
  const log: string[] = [];
  const served = graph && { ...graph, store: counted(graph.store, storeCalls) };
  const { httpServer, drain, stop } = await createApp({
    ...(storedOperations && { storedOperations }),
    currentGraph: () => served, releases: async () => releases ?? (graph === undefined ? [] : [graph.release]), production,
    ingest: ingest ?? await noIngest(), ingestKey, webDist: path.join(import.meta.dirname, 'webDist'), log: pino({ level: 'debug' }, { write: (line: string) => { log.push(line); } }),
  });
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  const address = httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const url = `http://127.0.0.1:${address.port}`;
  const post: Api['post'] = async (body, headers = {}) => {
    storeCalls.length = 0;
    return answerOf(await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }));
  };
  return {
    url, storeCalls, log, post, drain, stop,
    get graph() {
      if (graph === undefined) throw new Error('this app serves no graph');
      return graph;
    },
    ask: (query, variables = {}) => post(JSON.stringify({ query, variables })),
  };
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Partial<Answer>) : {};
  return { status: response.status, data: body.data, errors: body.errors, extensions: body.extensions, text };
}

/** The store itself, every call of a method noted by its name. */
function counted(store: GraphStore, calls: string[]): GraphStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name === 'until') return (deadline: Deadline) => counted(target.until(deadline), calls);
      return (...args: readonly unknown[]): unknown => {
        calls.push(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** One app over the small graph for all tests of a file. */
export function smallApi(): () => Api {
  let api: Api | undefined;
  beforeAll(async () => { api = await startApi({ graph: await openSources(smallGraph) }); });
  afterAll(() => api?.stop());
  return () => {
    if (api === undefined) throw new Error('the app is not started yet');
    return api;
  };
}

/** Code and message of the only error. */
export function refusalOf({ errors }: Answer): readonly [unknown, string] {
  const [error, ...others] = errors ?? [];
  if (error === undefined || others.length > 0) throw new Error(`expected one error, got ${JSON.stringify(errors)}`);
  return [error.extensions['code'], error.message];
}
