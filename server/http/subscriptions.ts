import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { DomainError, LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { RequestContext, RequestRecord } from '../graphql/context.ts';
import { checkOperation } from '../graphql/checkOperation.ts';
import { faultWithin, formatError } from '../graphql/errors.ts';
import { readOperation } from '../graphql/readOperation.ts';
import { masked, Refusal } from '../graphql/refusal.ts';
import type { StoredOperations } from '../graphql/storedOperations.ts';
import { subscribeWith } from '../graphql/subscribe.ts';
import { answerBare } from './brokenRequest.ts';
import { isOfThisOrigin } from './caller.ts';
import { refusals } from './errors.ts';
import { depthOf } from './graphqlBody.ts';
import { IdleSockets } from './idleSockets.ts';
import type { Metrics } from './metrics.ts';
import { lineOf } from './observe.ts';
import { OperationRecords } from './operationRecords.ts';
import { newRecord } from './requestRecord.ts';

export interface SubscriptionParts {
  readonly schema: GraphQLSchema;
  readonly storedOperations: StoredOperations;
  readonly production: boolean;
  /** Makes the context of each event, over the release that was served when the subscription began; undefined where the server takes no new work now. */
  readonly contextsOf: (request: IncomingMessage, record: RequestRecord) => (() => RequestContext) | undefined;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly onFault: (error: unknown, requestId: string) => void;
}

const refusedSockets = {
  otherOrigin: new Refusal(403, 'NOT_ALLOWED', 'WebSockets are opened by pages of this server alone.'),
  notReady: new Refusal(503, 'NOT_READY', 'The server takes no subscriptions now. Ask /health until it answers 200, then try again.'),
  tooMany: new Refusal(503, 'LIMIT_EXCEEDED', `WebSockets: at most ${limits.socketsMax} are open at a time. Close some, or ask again by POST.`),
};

/** Answers subscriptions over WebSocket at /graphql, until the function that it gives back is called: that ends every socket. */
export function serveSubscriptions(httpServer: Server, { schema, storedOperations, production, contextsOf, log, metrics, onFault }: SubscriptionParts): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.requestBytesMax, perMessageDeflate: false });
  const ids = new WeakMap<IncomingMessage, string>();
  const idOf = (request: IncomingMessage): string => ids.get(request) ?? '';

  httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!/^websocket$/i.test(request.headers.upgrade ?? '')) {
      withoutUpgrade(httpServer, request, socket, head);
      return;
    }
    const id = randomUUID();
    const refusal = request.url !== '/graphql' ? refusals.notFound
      : !isOfThisOrigin(request) ? refusedSockets.otherOrigin
        : contextsOf(request, newRecord(id)) === undefined ? refusedSockets.notReady
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

  const operations = new OperationRecords((record) => {
    metrics.operationEnded(record);
    log.info({ route: 'graphql', method: 'SUBSCRIBE', ...lineOf(record) }, 'subscription');
  });
  const contexts = new WeakMap<object, () => RequestContext>();
  const idle = new IdleSockets();
  const server = useServer({
    isProd: true, // Its own errors tell nothing.
    connectionInitWaitTimeout: limits.socketInitMsMax,
    onConnect: (context) => { idle.watch(context); },
    onComplete: (context, id) => {
      idle.used(context);
      operations.end(context, id);
    },
    onSubscribe: (context, id, payload) => {
      const { extra: { request }, subscriptions } = context;
      const record = operations.begin(context, id, newRecord(idOf(request)));
      try {
        const open = Object.keys(subscriptions).length;
        if (open > limits.socketSubscriptionsMax) throw new LimitExceeded('subscriptions of one WebSocket', limits.socketSubscriptionsMax, open, 'Complete some, or open another.');
        if (depthOf(payload.variables) > limits.variablesDepthMax) throw refusals.deep;
        const read = readOperation(schema, storedOperations.textOf(payload.query, undefined), payload.operationName, production);
        if (!('document' in read)) return read;
        checkOperation(schema, read, payload.variables ?? {}, 'WEBSOCKET', record);
        const newContext = contextsOf(request, record);
        if (newContext === undefined) throw refusedSockets.notReady;
        const contextValue = newContext();
        contexts.set(contextValue, newContext);
        return { schema, document: read.document, operationName: payload.operationName ?? null, variableValues: payload.variables ?? null, contextValue };
      } catch (error) {
        const isRefused = error instanceof DomainError || error instanceof Refusal;
        if (!isRefused) onFault(error, record.id);
        const { code, message } = isRefused ? error : masked;
        return [new GraphQLError(message, { extensions: { code } })];
      }
    },
    subscribe: (args) => {
      const newContext = contexts.get(args.contextValue as RequestContext);
      if (newContext === undefined) throw new Error('an operation was begun without a context');
      return subscribeWith(args, newContext);
    },
    onNext: (context, id, _payload, _args, { data, errors }) => {
      const requestId = idOf(context.extra.request);
      const told = errors && shown(errors.map((error) => withCode(error)), requestId);
      operations.noteErrors(context, id, told ?? []);
      return { ...(data !== undefined && { data }), ...(told && { errors: told }), extensions: { requestId } };
    },
    onError: (context, id, _payload, errors) => {
      const told = shown(errors, idOf(context.extra.request));
      operations.noteErrors(context, id, told);
      operations.end(context, id);
      return told;
    },
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
  const isOffer = (name: string): boolean => /^(upgrade|http2-settings)$/i.test(name.trim());
  const lines: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!isOffer(name)) lines.push(`${name}: ${/^connection$/i.test(name) ? value.split(',').filter((option) => !isOffer(option)).join() : value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  httpServer.emit('connection', socket);
}
