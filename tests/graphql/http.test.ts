import { afterAll, describe, expect, it } from 'vitest';
import type { Deadline } from '../../server/domain/deadline.ts';
import { limits } from '../../server/domain/limits.ts';
import type { GraphStore } from '../../server/graph/graphStore.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api, ApiParts } from './api.ts';
import { answerOf, refusalOf, smallApi, startApi } from './api.ts';

const api = smallApi();
const started: Api[] = [];
const start = async (parts: ApiParts): Promise<Api> => {
  const other = await startApi(parts);
  started.push(other);
  return other;
};
afterAll(async () => { for (const other of started) await other.stop(); });

const search = new URLSearchParams({ query: '{ __typename }' }).toString();

describe('a request', () => {
  it('by any other method than POST is refused, whatever its headers say', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await fetch(`${api().url}/graphql?${search}`, { method, headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' } });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'POST']);
      if (method !== 'HEAD') expect(refusalOf(await answerOf(response))[0]).toBe('METHOD_NOT_ALLOWED');
    }
  });

  it('as a form or as plain text, which a page elsewhere could send, is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await api().post('{"query":"{ __typename }"}', { 'content-type': type });
      expect([type, answer.status, refusalOf(answer)[0], answer.data]).toEqual([type, 415, 'UNSUPPORTED_MEDIA_TYPE', undefined]);
    }
  });

  it('for a mutation is refused as GET', async () => {
    const asGet = await answerOf(await fetch(`${api().url}/graphql?${new URLSearchParams({ query: 'mutation { __typename }' }).toString()}`, { headers: { 'apollo-require-preflight': '1' } }));
    expect(asGet.status).toBe(405);
    expect(asGet.data ?? null).toBeNull();
  });

  it('of several queries in one array is refused', async () => {
    const answer = await api().post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]');
    expect(answer.status).toBe(400);
    expect(refusalOf(answer)).toEqual(['BAD_REQUEST', 'The request body is a list. Send one operation in one request; several questions fit into one operation.']);
  });

  it.each([
    ['{"query":7}', 'query: expected the text of an operation.'], ['{"notquery":"{ __typename }"}', 'query: expected the text of an operation.'],
    ['{"query":"{ __typename }","variables":[1]}', 'variables: expected an object of values by name.'], ['{"query":"{ __typename }","variables":"{}"}', 'variables: expected an object of values by name.'],
    ['{"query":"{ __typename }","operationName":7}', 'operationName: expected the name of one operation of the query.'], ['{"query":"{ __typename }","extensions":[]}', 'extensions: expected an object.'],
    ['{"documentId":[1]}', 'query: expected the text of an operation.'],
  ])('of another form, %s, is refused with the part that is wrong', async (body, message) => {
    const answer = await api().post(body);
    expect([answer.status, ...refusalOf(answer)]).toEqual([400, 'BAD_REQUEST', `${message} The request body has the form {"query": "…", "variables": {…}}.`]);
    expect(answer.errors?.[0]?.extensions['requestId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('whose variables lie deeper than twelve levels is refused, whatever their size', async () => {
    const nested = (depth: number) => api().post(`{"query":"{ __typename }","variables":${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}}`);
    expect((await nested(12)).data).toEqual({ __typename: 'Query' });
    for (const depth of [13, 20_000]) expect(refusalOf(await nested(depth))).toEqual(['LIMIT_EXCEEDED', 'variables: more than 12 lists and objects within one another. Send them flatter.']);
  });

  it('of 256 KiB is read, and a longer one is refused with the limit', async () => {
    const bytes = (count: number) => { const empty = JSON.stringify({ query: '{ __typename }', x: '' }); return JSON.stringify({ query: '{ __typename }', x: ' '.repeat(count - empty.length) }); };
    expect((await api().post(bytes(limits.requestBytesMax))).data).toEqual({ __typename: 'Query' });
    const answer = await api().post(bytes(limits.requestBytesMax + 1));
    expect(answer.status).toBe(413);
    expect(refusalOf(answer)).toEqual(['LIMIT_EXCEEDED', 'request body: at most 262144 bytes allowed. Send less in one request.']);
  });

  it.each(['{"query":', 'nonsense', '"text"', 'null', '7', ''])('with the body %j is refused as a bad request', async (body) => {
    const answer = await api().post(body);
    expect(answer.status).toBe(400);
    expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
  });

  it.each([
    ['{ nothingOfThisName }', 'GRAPHQL_VALIDATION_FAILED'], ['{ concept', 'GRAPHQL_PARSE_FAILED'], ['', 'BAD_REQUEST'], ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
    ['subscription { ingestProgress(run: "run:0") { id } }', 'BAD_USER_INPUT'], ['subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'], ['query ($ids: [ID!]!) { concepts(ids: $ids) { id } }', 'BAD_USER_INPUT'],
  ])('with the query "%s" is refused as %s', async (query, code) => {
    const answer = await api().ask(query);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.errors?.[0]?.extensions['code']).toBe(code);
  });

  it('for a path that does not exist under /assets is answered with 404 and no page', async () => {
    const answer = await answerOf(await fetch(`${api().url}/assets/nothing.js`));
    expect([answer.status, ...refusalOf(answer)]).toEqual([404, 'NOT_FOUND', 'Nothing is here. The explorer is at /, the API at /graphql.']);
  });

  it('is answered with headers that forbid foreign scripts, sniffing and framing', async () => {
    const { headers } = await fetch(`${api().url}/health`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('/health', () => {
  it('names the served release and the store', async () => {
    const response = await fetch(`${api().url}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', release: api().graph.release.id, store: 'embedded' }]);
  });

  it('and the API say that the graph is being built, before the first release is ready', async () => {
    const building = await start({ graph: undefined });
    const response = await fetch(`${building.url}/health`);
    expect([response.status, await response.json()]).toEqual([503, { status: 'building', release: null, store: null }]);
    const answer = await building.ask('{ __typename }');
    expect([answer.status, ...refusalOf(answer)]).toEqual([503, 'NOT_READY', 'The graph is being built. Ask /health until it answers 200, then ask again.']);
  });
});

describe('in production', () => {
  it('the schema is not told, neither by introspection nor by suggestions', async () => {
    const production = await start({ graph: await openSources(smallGraph), production: true });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Concept") { name } }']) {
      expect(refusalOf(await production.ask(query))).toEqual(['INTROSPECTION_CLOSED', 'This server does not tell its schema. It is the file schema.graphql, which comes with the software.']);
    }
    expect(refusalOf(await production.ask('{ releas { id } }'))[1]).not.toContain('Did you mean');
    expect((await production.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  it('is not assumed: a developer may ask for the schema', async () => {
    expect((await api().ask('{ __schema { queryType { name } } }')).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('an error of the server itself', () => {
  const broken = async (error: unknown) => {
    const graph = await openSources(smallGraph);
    const unread = (store: GraphStore): GraphStore => new Proxy(store, {
      get: (target, name) => (name === 'concepts' ? async () => { throw error; } : name === 'until' ? (deadline: Deadline) => unread(target.until(deadline)) : Reflect.get(target, name, target)),
    });
    return start({ graph: { ...graph, store: unread(graph.store) } });
  };

  it('is masked: no message, no path, no stack leaves the server, and the log has all of it', async () => {
    const secret = 'ENOENT: /srv/secret/data/arrays.bin at Object.readFile';
    const other = await broken(Object.assign(new Error(secret), { path: '/srv/secret/data', code: 'ENOENT' }));
    for (const query of ['{ concept(by: { id: "HP:0000819" }) { id } }', '{ nodes(ids: ["HP:0000819"]) { id } }', '{ searchConcepts(text: "fever") { edges { node { id } } } }']) {
      const answer = await other.ask(query);
      for (const error of answer.errors ?? []) {
        expect([error.extensions['code'], error.message]).toEqual(['INTERNAL_SERVER_ERROR', 'The server could not answer this. Quote the request id when you report it.']);
        expect(Object.keys(error.extensions).sort()).toEqual(['code', 'requestId']);
      }
      expect(answer.errors?.length).toBeGreaterThan(0);
      expect(answer.text).not.toMatch(/secret|ENOENT|stack|node_modules|\.ts/);
    }
    expect(other.log.join('')).toContain('/srv/secret/data/arrays.bin');
  });

  it('is masked also where what was thrown is no error', async () => {
    const answer = await (await broken('secret text')).ask('{ concept(by: { id: "HP:0000819" }) { id } }');
    expect(refusalOf(answer)[0]).toBe('INTERNAL_SERVER_ERROR');
    expect(answer.text).not.toContain('secret');
  });

  it('leaves the parts of the answer that do not need it', async () => {
    const answer = await (await broken(new Error('broken'))).ask('{ release { id } concept(by: { id: "HP:0000819" }) { id } }');
    expect(answer.data).toMatchObject({ release: { id: expect.any(String) }, concept: null });
    expect(refusalOf(answer)[0]).toBe('INTERNAL_SERVER_ERROR');
  });
});
