import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { DomainError, InvalidInput, LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { RequestContext, RequestRecord } from '../graphql/context.ts';
import { faultWithin, formatError } from '../graphql/errors.ts';
import { checkQuerySize, measureQuery, rootFieldsOf } from '../graphql/queryLimits.ts';
import { readOperation } from '../graphql/readOperation.ts';
import type { StoredOperations } from '../graphql/storedOperations.ts';
import { OperationRefused } from '../graphql/storedOperations.ts';
import { answerBare } from './brokenRequest.ts';
import { isOfThisOrigin } from './caller.ts';
import { Refusal, refusals } from './errors.ts';
import { depthOf } from './graphqlBody.ts';
import { IdleSockets } from './idleSockets.ts';

export interface SubscriptionParts {
  readonly schema: GraphQLSchema;
  readonly storedOperations: StoredOperations;
  readonly production: boolean;
  /** Undefined where the server takes no new work now. */
  readonly contextOf: (request: IncomingMessage, record: RequestRecord) => RequestContext | undefined;
  readonly log: Logger;
  readonly onFault: (error: unknown, requestId: string) => void;
}

const refusedSockets = {
  otherOrigin: new Refusal(403, 'NOT_ALLOWED', 'WebSockets are opened by pages of this server alone.'),
  notReady: new Refusal(503, 'NOT_READY', 'The server takes no subscriptions now. Ask /health until it answers 200, then try again.'),
  tooMany: new Refusal(503, 'LIMIT_EXCEEDED', `WebSockets: at most ${limits.socketsMax} are open at a time. Close some, or ask again by POST.`),
};

/** Answers subscriptions over WebSocket at /graphql, until the function that it gives back is called: that ends every socket. */
export function serveSubscriptions(httpServer: Server, { schema, storedOperations, production, contextOf, log, onFault }: SubscriptionParts): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.requestBytesMax, perMessageDeflate: false });
  const ids = new WeakMap<IncomingMessage, string>();
  const idOf = (request: IncomingMessage): string => ids.get(request) ?? '';
  const newRecord = (id: string): RequestRecord => ({ id, startedAt: performance.now(), rootFields: [], size: undefined, codes: new Set() });

  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!/^websocket$/i.test(request.headers.upgrade ?? '')) {
      withoutUpgrade(httpServer, request, socket, head);
      return;
    }
    const id = randomUUID();
    const refusal = request.url !== '/graphql' ? refusals.notFound
      : !isOfThisOrigin(request) ? refusedSockets.otherOrigin
        : contextOf(request, newRecord(id)) === undefined ? refusedSockets.notReady
          : sockets.clients.size >= limits.socketsMax ? refusedSockets.tooMany : undefined;
    if (refusal !== undefined) {
      answerBare(socket, refusal, id);
      return;
    }
    ids.set(request, id);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      sockets.emit('connection', opened, request);
      // A message that is too long closes its socket; it needs no lines on the console, of which a caller could ask for any number.
      opened.removeAllListeners('error').on('error', () => { opened.terminate(); });
    });
  });

  /** As a request by POST is told: the words of a refusal, and of a fault of our own nothing but the id under which the log has it. */
  const shown = (errors: readonly GraphQLError[], requestId: string): readonly GraphQLFormattedError[] => errors.map((error) => {
    const fault = error.originalError === undefined ? undefined : faultWithin(error);
    if (fault !== undefined) onFault(fault, requestId);
    const { message, locations, path, extensions } = error.originalError === undefined ? error.toJSON() : formatError(error.toJSON(), error);
    return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code: extensions?.['code'], requestId } };
  });

  const idle = new IdleSockets();
  const server = useServer({
    isProd: true, // Its own errors tell nothing.
    connectionInitWaitTimeout: limits.socketInitMsMax,
    onConnect: (context) => { idle.watch(context); },
    onComplete: (context) => { idle.used(context); },
    onSubscribe: ({ extra: { request }, subscriptions }, _id, payload) => {
      const record = newRecord(idOf(request));
      try {
        const open = Object.keys(subscriptions).length;
        if (open > limits.socketSubscriptionsMax) throw new LimitExceeded('subscriptions of one WebSocket', limits.socketSubscriptionsMax, open, 'Complete some, or open another.');
        if (depthOf(payload.variables) > limits.variablesDepthMax) throw refusals.deep;
        const read = readOperation(schema, storedOperations.textOf(payload.query, undefined), payload.operationName, production);
        if (!('document' in read)) return read;
        if (read.operation.operation !== OperationTypeNode.SUBSCRIPTION) throw new InvalidInput(`A WebSocket answers subscriptions alone. Send a ${read.operation.operation} by POST.`);
        record.size = measureQuery(schema, read.document, read.operation, payload.variables ?? {});
        record.rootFields = rootFieldsOf(read.document, read.operation);
        checkQuerySize(record.size);
        const contextValue = contextOf(request, record);
        if (contextValue === undefined) throw refusedSockets.notReady;
        log.info({ requestId: record.id, route: 'graphql', method: 'SUBSCRIBE', fields: record.rootFields, cost: record.size.cost, depth: record.size.depth }, 'subscription');
        return { schema, document: read.document, operationName: payload.operationName ?? null, variableValues: payload.variables ?? null, contextValue };
      } catch (error) {
        if (error instanceof DomainError || error instanceof OperationRefused || error instanceof Refusal) return [new GraphQLError(error.message, { extensions: { code: error.code } })];
        onFault(error, record.id);
        return [new GraphQLError('The server could not answer this. Quote the request id when you report it.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })];
      }
    },
    onNext: ({ extra: { request } }, _id, _payload, _args, { data, errors }) => ({
      ...(data !== undefined && { data }), ...(errors && { errors: shown(errors.map((error) => withCode(error)), idOf(request)) }), extensions: { requestId: idOf(request) },
    }),
    onError: ({ extra: { request } }, _id, _payload, errors) => shown(errors, idOf(request)),
  }, sockets);
  return async () => { await server.dispose(); };
}

/** Values that do not fit their variables come from the executor without a code. */
const withCode = (error: GraphQLError): GraphQLError =>
  (error.originalError === undefined && error.extensions['code'] === undefined ? new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } }) : error);

/**
 * Any other upgrade than to a WebSocket is an offer that may be passed over, and clients of HTTP/2 make it with each first
 * request. Node hands such a request to whoever listens for upgrades, so it is read once more without the offer.
 */
function withoutUpgrade(httpServer: Server, { method = '', url = '', rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!/^(upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  httpServer.emit('connection', socket);
}
