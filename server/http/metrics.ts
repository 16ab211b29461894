import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestRecord } from '../graphql/context.ts';
import type { Graph } from '../services/graph.ts';

/** Where a request went; other paths of the explorer are pages. */
export type RouteName = 'graphql' | 'health' | 'metrics' | 'explorer';

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const costBuckets = [1, 10, 100, 1_000, 10_000, 50_000, 100_000, 250_000];

/**
 * What a running server tells Prometheus. Labels come from fixed lists (routes, status codes, fields of the schema, error
 * codes), so that no request can add one.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests;
  readonly #operations;
  readonly #seconds;
  readonly #cost;
  readonly #errors;
  readonly #inFlight;

  constructor(currentGraph: () => Graph | undefined) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({ name: 'http_requests_total', help: 'Answered requests.', labelNames: ['route', 'status'], registers });
    this.#operations = new Counter({ name: 'graphql_operations_total', help: 'GraphQL operations by the field they begin with.', labelNames: ['field', 'outcome'], registers });
    this.#seconds = new Histogram({ name: 'graphql_operation_seconds', help: 'Time from the request to its answer, of a subscription to its end.', labelNames: ['field'], buckets: secondsBuckets, registers });
    this.#cost = new Histogram({ name: 'graphql_operation_cost', help: 'Objects that an operation could ask for.', buckets: costBuckets, registers });
    this.#errors = new Counter({ name: 'graphql_errors_total', help: 'Answers with at least one error of a code.', labelNames: ['code'], registers });
    this.#inFlight = new Gauge({ name: 'http_requests_in_flight', help: 'Requests that are not answered yet.', registers });
    const info = new Gauge({
      name: 'graph_release_info', help: '1 for the release that is served.', labelNames: ['release', 'store'], registers,
      collect: () => {
        const graph = currentGraph();
        info.reset();
        if (graph !== undefined) info.set({ release: graph.release.id, store: graph.store.kind }, 1);
      },
    });
  }

  begin(): void {
    this.#inFlight.inc();
  }

  end(route: RouteName, status: number, record: RequestRecord): void {
    this.#inFlight.dec();
    this.#requests.inc({ route, status });
    if (route === 'graphql') this.operationEnded(record);
  }

  /** Of an operation that came as a request, or over a WebSocket. */
  operationEnded({ rootFields, codes, size, startedAt }: RequestRecord): void {
    const [first, ...others] = rootFields;
    const field = first === undefined ? 'none' : others.length > 0 ? 'several' : first;
    this.#operations.inc({ field, outcome: codes.size === 0 ? 'answered' : 'errors' });
    this.#seconds.observe({ field }, (performance.now() - startedAt) / 1000);
    if (size !== undefined) this.#cost.observe(size.cost);
    for (const code of codes) this.#errors.inc({ code });
  }

  readonly answer: RequestHandler = async (_request, response) => {
    response.type(this.#registry.contentType).send(await this.#registry.metrics());
  };
}
