import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { javaIsHere, startNeo4j } from './neo4jServer.ts';
import { eventually, placesWith, serveApi } from './servedApi.ts';

vi.setConfig({ testTimeout: 240_000 });

const statements = '{ concept(by: { id: "OMIM:222300" }) { assertions(first: 1) { totalCount } } }';
const inProcess = '{ subsumes(ancestor: "HP:0000118", descendant: "HP:0000819") }';
const unavailable = { status: 503, body: { status: 'unavailable', store: 'neo4j' } };

describe.runIf(javaIsHere())('without Neo4j', () => {
  it('the server says so, refuses honestly and soon, and answers again without a restart', async () => {
    const server = await startNeo4j({ heap: '512m' });
    onTestFinished(() => server.stop());
    const places = await placesWith(server.uri, smallGraph);
    await server.kill();

    const api = await serveApi(server.uri, places);
    await eventually(() => api.health(), ({ body }) => (body as { status: string }).status === 'unavailable');
    const early = await api.ask(statements);
    expect([early.status, early.errors?.[0]]).toMatchObject([503, { message: 'Neo4j does not answer. Ask again in a moment; /health tells when it is back.', extensions: { code: 'STORE_UNAVAILABLE' } }]);
    await server.restart();
    await api.started;
    expect(await api.health()).toMatchObject({ status: 200, body: { status: 'ok', store: 'neo4j' } });
    expect((await api.ask(statements)).data).toMatchObject({ concept: { assertions: { totalCount: 4 } } });

    for (const [away, back] of [[() => server.kill(), () => server.restart()], [async () => { server.freeze(); }, async () => { server.thaw(); }]] as const) {
      await away();
      const askedAt = performance.now();
      const refused = await api.ask(statements);
      expect(refused.errors?.map(({ extensions, message }) => [extensions['code'], message])).toEqual([
        ['STORE_UNAVAILABLE', 'The graph database does not answer. Ask again in a moment; /health tells when it is back.'],
      ]);
      expect(performance.now() - askedAt).toBeLessThan(10_000);
      expect((await api.ask(inProcess)).data).toEqual({ subsumes: true });
      expect(await eventually(() => api.health(), ({ status }) => status === 503)).toMatchObject(unavailable);
      const lookedAt = performance.now();
      expect(await api.served.served()).toEqual([api.served.current?.release.id]);
      expect(performance.now() - lookedAt).toBeLessThan(1_000);
      await back();
      await eventually(() => api.health(), ({ status }) => status === 200);
      expect((await api.ask(statements)).data).toMatchObject({ concept: { assertions: { totalCount: 4 } } });
    }
    expect(api.problems).toEqual([]);
    expect(api.told[0]).toBe('Neo4j does not answer.');
    expect(api.told.filter((what) => what === 'back')).toHaveLength(3);

    server.freeze();
    const endedAt = performance.now();
    await api.served.stop();
    expect(performance.now() - endedAt).toBeLessThan(5_000);
    server.thaw();
  });
});
