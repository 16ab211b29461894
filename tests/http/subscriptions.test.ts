import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { limits } from '../../server/domain/limits.ts';
import { StoredOperations } from '../../server/graphql/storedOperations.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import type { IngestRuns } from '../../server/runs/ingestRuns.ts';
import { restingRuns } from '../fixtures/restingRuns.ts';
import { scratchFolder } from '../fixtures/scratchFolder.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from '../graphql/api.ts';
import { refusalOf, startApi } from '../graphql/api.ts';

let api: Api;
beforeAll(async () => { api = await startApi({ graph: await openSources(smallGraph), production: true }); });
afterAll(() => api.stop());

type Errors = readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];

/** An error is told of an operation that is not begun, else the errors of an answer. */
interface Told {
  readonly type: string;
  readonly payload: Errors | { readonly errors: Errors };
}

const socketTo = (url: string, headers: Readonly<Record<string, string>> = {}) => new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });

/** What an open socket is told of one operation. */
async function asked(url: string, query: string, variables: unknown = {}): Promise<Told> {
  const socket = socketTo(url);
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
  const [message] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  await once(socket, 'close');
  return JSON.parse(message.toString()) as Told;
}
const refused = async (query: string, variables?: unknown, url = api.url): Promise<readonly [unknown, string]> => {
  const { type, payload } = await asked(url, query, variables);
  const [error] = 'errors' in payload ? payload.errors : payload;
  if (error === undefined) throw new Error(`expected an error, got ${type}`);
  expect(error.extensions['requestId']).toMatch(/^[0-9a-f-]{36}$/);
  return [error.extensions['code'], error.message];
};
const closing = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0];
/** Of a socket that is not opened. */
const statusOf = async (socket: WebSocket): Promise<number> => {
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { readonly statusCode: number }];
  return response.statusCode;
};

/** A socket that may subscribe. */
async function begun(url: string): Promise<WebSocket> {
  const socket = socketTo(url);
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return socket;
}
const subscribe = (id: string, run: string): string => JSON.stringify({ id, type: 'subscribe', payload: { query: 'subscription ($run: ID!) { ingestProgress(run: $run) { id } }', variables: { run } } });

/** The API with a run whose process says nothing, until the test ends. */
async function apiWithRun(): Promise<{ readonly url: string; readonly run: string; readonly ingest: IngestRuns; readonly api: Api }> {
  const ingest = await restingRuns(await scratchFolder());
  const withRun = await startApi({ graph: await openSources(smallGraph), ingest });
  onTestFinished(async () => {
    await ingest.stop();
    await withRun.stop();
  });
  return { url: withRun.url, ingest, api: withRun, run: (await ingest.load(ingest.folder ?? '', { source: 'plain', path: 'table.tsv', dryRun: true, confirmed: undefined })).id };
}

describe('a WebSocket', () => {
  it('is opened by no page of another origin, at no other address, and in no other protocol', async () => {
    const host = new URL(api.url).host;
    expect(await statusOf(socketTo(api.url, { origin: 'https://elsewhere.example' }))).toBe(403);
    expect(await statusOf(socketTo(api.url, { origin: 'null' }))).toBe(403);
    expect(await statusOf(new WebSocket(`${api.url.replace('http', 'ws')}/other`, 'graphql-transport-ws'))).toBe(404);
    expect(await closing(new WebSocket(`${api.url.replace('http', 'ws')}/graphql`).on('error', () => undefined))).toBeGreaterThan(1000);
    const own = socketTo(api.url, { origin: `http://${host}` });
    await once(own, 'open');
    own.close();
  });

  it('answers subscriptions alone, by the rules of a request by POST, and tells nothing of the schema', async () => {
    expect(await refused('{ release { id } }')).toEqual(['BAD_USER_INPUT', 'A WebSocket answers subscriptions alone. Send a query by POST.']);
    expect((await refused('mutation { cancelIngest(run: "a") { id } }'))[0]).toBe('BAD_USER_INPUT');
    expect((await refused('subscription { ingestProgress(run: "run:0") { id } }'))[0]).toBe('NOT_FOUND');
    expect((await refused('subscription ($a: ID!) { ingestProgress(run: $a) { id } }', { a: null }))[0]).toBe('BAD_USER_INPUT');
    expect((await refused('subscription {'))[0]).toBe('GRAPHQL_PARSE_FAILED');
    expect(await refused('subscription { ingestProgres(run: "a") { id } }')).toEqual(['GRAPHQL_VALIDATION_FAILED', 'Cannot query field "ingestProgres" on type "Subscription".']);
    expect((await refused('{ __schema { types { name } } }'))[0]).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await refused(`subscription { ${'{'.repeat(70)}`))[0]).toBe('LIMIT_EXCEEDED');
    expect((await refused(`subscription { ingestProgress(run: "a") { ${Array.from({ length: 41 }, (_, place) => `a${place}: id`).join(' ')} } }`))[0]).toBe('LIMIT_EXCEEDED');
    expect((await refused('subscription ($a: ID!) { ingestProgress(run: $a) { id } }', JSON.parse(`{"a":${'['.repeat(20)}${']'.repeat(20)}}`)))[0]).toBe('LIMIT_EXCEEDED');
  });

  it('runs only what is stored where nothing else may be run', async () => {
    const only = await startApi({ graph: await openSources(smallGraph), storedOperations: new StoredOperations('only', new Map()) });
    expect((await refused('subscription { ingestProgress(run: "a") { id } }', {}, only.url))[0]).toBe('OPERATION_NOT_ALLOWED');
    expect((await refused('{'.repeat(30_000), {}, only.url))[0]).toBe('LIMIT_EXCEEDED');
    await only.stop();
  });

  it('that says nothing, too much, or nothing that can be read is closed', async () => {
    const [silent, large, broken] = [socketTo(api.url), socketTo(api.url), socketTo(api.url)];
    await Promise.all([once(large, 'open'), once(broken, 'open'), once(silent, 'open')]);
    large.send('x'.repeat(limits.requestBytesMax + 1));
    broken.send('{');
    expect(await Promise.all([closing(large), closing(broken), closing(silent)])).toEqual([1009, 4400, 4408]);
  });

  it('that asks for nothing for too long is closed; one with a subscription stays, and its time begins when that ends', async () => {
    const { url, run } = await apiWithRun();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => { vi.useRealTimers(); });
    const [resting, ran, chatting] = [await begun(url), await begun(url), await begun(url)];
    resting.send(subscribe('1', run));
    ran.send(subscribe('1', run));
    await Promise.all([once(resting, 'message'), once(ran, 'message')]);
    const closed: string[] = [];
    for (const [name, socket] of [['resting', resting], ['ran', ran], ['chatting', chatting]] as const) socket.on('close', (code) => closed.push(`${name} ${code}`));
    await vi.advanceTimersByTimeAsync(limits.socketIdleMsMax - 1_000);
    ran.send('{"id":"1","type":"complete"}');
    chatting.send('{"type":"ping"}');
    await once(chatting, 'message');
    expect(closed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    await expect.poll(() => closed).toEqual(['chatting 4408']);
    await vi.advanceTimersByTimeAsync(limits.socketIdleMsMax - 1_000);
    await expect.poll(() => closed).toEqual(['chatting 4408', 'ran 4408']);
    resting.close();
  });

  it('answers each event in a time of its own, also long after its subscription began', async () => {
    const clock = vi.spyOn(performance, 'now');
    onTestFinished(() => { clock.mockRestore(); });
    const { url, run, ingest } = await apiWithRun();
    const socket = await begun(url);
    const told: string[] = [];
    socket.on('message', (message: Buffer) => told.push(message.toString()));
    // More objects than are written in one turn: each further turn asks whether there is time left.
    const log = Array.from({ length: 30 }, (_, place) => `a${place}: log { at }`).join(' ');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: `subscription ($run: ID!) { ingestProgress(run: $run) { paused: status ${log} } }`, variables: { run } } }));
    await expect.poll(() => told.length).toBe(1);
    const folder = ingest.folder ?? '';
    for (let time = 0; time < 25; time += 1) {
      await ingest.pause(run);
      await ingest.resume(folder, run);
    }
    const now = performance.now();
    clock.mockImplementation(() => now + limits.requestMsMax + 1_000);
    await expect.poll(() => told.length, { timeout: 5_000 }).toBeGreaterThan(1);
    expect(told.filter((text) => text.includes('errors'))).toEqual([]);
    socket.close();
  });

  it('has one line in the log and one count for each operation, whether it ended, failed or was refused', async () => {
    const { api: withRun, url, run } = await apiWithRun();
    const socket = await begun(url);
    socket.send(subscribe('1', run));
    await once(socket, 'message');
    socket.send('{"id":"1","type":"complete"}');
    await refused('{ release { id } }', {}, url);
    await refused('subscription { ingestProgress(run: "run:0") { id } }', {}, url);
    const left = await begun(url);
    left.send(subscribe('1', run));
    await once(left, 'message');
    left.terminate();
    const lines = (): readonly object[] => withRun.log.map((line) => JSON.parse(line) as { readonly method?: string }).filter(({ method }) => method === 'SUBSCRIBE');
    await expect.poll(() => lines().length).toBe(4);
    const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    const subscribed = { route: 'graphql', requestId, ms: expect.any(Number) as number, fields: ['ingestProgress'], cost: 1, depth: 2 };
    expect(lines()).toEqual(expect.arrayContaining([expect.objectContaining(subscribed), expect.objectContaining({ route: 'graphql', requestId, codes: ['BAD_USER_INPUT'] }), expect.objectContaining({ ...subscribed, codes: ['NOT_FOUND'] })]));
    const metrics = (await (await fetch(`${url}/metrics`)).text()).split('\n');
    for (const line of ['graphql_operations_total{field="ingestProgress",outcome="answered"} 2', 'graphql_operations_total{field="ingestProgress",outcome="errors"} 1', 'graphql_operations_total{field="none",outcome="errors"} 1', 'graphql_errors_total{code="NOT_FOUND"} 1']) expect(metrics).toContain(line);
    socket.close();
  });

  it('has at most ten subscriptions, and there are at most a hundred of them', async () => {
    const { url, run } = await apiWithRun();
    const many = await begun(url);
    const told: string[] = [];
    many.on('message', (message: Buffer) => told.push(message.toString()));
    for (let place = 1; place <= limits.socketSubscriptionsMax + 1; place += 1) many.send(subscribe(String(place), run));
    await expect.poll(() => told.length).toBe(limits.socketSubscriptionsMax + 1);
    expect(told.filter((text) => text.includes('LIMIT_EXCEEDED'))).toEqual([expect.stringContaining('subscriptions of one WebSocket: received 11, at most 10 allowed.')]);
    many.close();
    const sockets = Array.from({ length: limits.socketsMax }, () => socketTo(api.url));
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    expect(await statusOf(socketTo(api.url))).toBe(503);
    for (const socket of sockets) socket.close();
    await Promise.all(sockets.map(closing));
  });

  it('is closed when the server ends', async () => {
    const ending = await startApi({ graph: await openSources(smallGraph) });
    const socket = socketTo(ending.url);
    await once(socket, 'open');
    const closed = closing(socket);
    await ending.stop();
    expect(await closed).toBe(1001);
  });
});

describe('an upgrade to anything else', () => {
  it('is an offer that is passed over: the request is answered, with its body', async () => {
    const body = '{"query":"{ __typename }"}';
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    socket.write(`POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.write(body);
    await expect.poll(() => text).toContain('{"data":{"__typename":"Query"}');
    socket.write(`GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    await expect.poll(() => text).toContain('"status":"ok"');
    socket.destroy();
  });

  it('leaves the rest of what the client said of the connection: one that is to be closed is closed with the answer', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    const closed = once(socket, 'close');
    socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n');
    await closed;
    expect(text).toMatch(/\r\nConnection: close\r\n/i);
  });
});

describe('without a folder to load from', () => {
  it('runs are seen and not started', async () => {
    expect((await api.ask('{ ingestRuns { id } ingestOptions { allowed refusal paths } }')).data).toMatchObject({ ingestRuns: [], ingestOptions: { allowed: false, paths: [], refusal: expect.stringContaining('INGEST_DIR') as string } });
    for (const query of ['mutation { startIngest(source: "HPO", path: "/etc") { id } }', 'mutation { cancelIngest(run: "run:0") { id } }']) {
      const answer = await api.ask(query);
      expect(refusalOf(answer)[0]).toBe('NOT_CONFIGURED');
    }
  });
});
