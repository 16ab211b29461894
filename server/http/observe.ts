import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { RequestRecord } from '../graphql/context.ts';
import type { Metrics, RouteName } from './metrics.ts';
import { recordOf } from './requestRecord.ts';

const routes: readonly [string, RouteName][] = [['/graphql', 'graphql'], ['/health', 'health'], ['/metrics', 'metrics']];
const routeOf = (path: string): RouteName => routes.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1] ?? 'explorer';

/**
 * One line and one count for each request: when, where to, how long, with what result. What was asked is in neither: fields
 * and codes are words of the schema, and no address, text, variable or name that a caller chose is kept.
 */
export const observe = (log: Logger, metrics: Metrics): RequestHandler => (request, response, next) => {
  const route = routeOf(request.path);
  const record = recordOf(response);
  metrics.begin();
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : clientLeft;
    metrics.end(route, status, record);
    const line = { route, method: methods.has(request.method) ? request.method : 'OTHER', status, ...lineOf(record) };
    log[route === 'graphql' ? 'info' : 'debug'](line, 'request');
  });
  next();
};

/** What the log says of an operation, however it came. */
export const lineOf = ({ id, rootFields, codes, size, startedAt }: RequestRecord): object => ({
  requestId: id, ms: Math.round(performance.now() - startedAt),
  ...(rootFields.length > 0 ? { fields: rootFields } : {}), ...(size === undefined ? {} : { cost: size.cost, depth: size.depth }), ...(codes.size > 0 ? { codes: [...codes] } : {}),
});

const methods = new Set(['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']);
/** As nginx names a request whose client left before the answer. */
const clientLeft = 499;

/** A fault for the log: where it happened and in what words, without the properties that libraries hang on errors. */
export const faultOf = (error: unknown): object => (error instanceof Error
  ? { type: error.name, message: error.message, stack: error.stack, ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}), ...(error.cause === undefined ? {} : { cause: faultOf(error.cause) }) }
  : { type: typeof error, message: 'something that is no error was thrown' });
