import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import type { GraphStore } from '../../server/graph/graphStore.ts';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { startApi } from '../graphql/api.ts';

it('answers the requests under way, says on /health that it ends, and takes no more connections', async () => {
  const graph = await openSources(smallGraph);
  let reading: (() => void) | undefined;
  const read = new Promise<void>((resolve) => { reading = resolve; });
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  const slow = (store: GraphStore): GraphStore => new Proxy(store, {
    get: (target, name) => {
      if (name === 'until') return () => slow(target);
      if (name !== 'concepts') return Reflect.get(target, name, target) as unknown;
      return async (ids: Parameters<GraphStore['concepts']>[0]) => {
        reading?.();
        await held;
        return target.concepts(ids);
      };
    },
  });
  const api = await startApi({ graph: { ...graph, store: slow(graph.store) } });
  const underWay = api.ask('{ concept(by: { id: "HP:0000819" }) { label } }');
  await read;
  api.drain();
  const health = await fetch(`${api.url}/health`);
  expect([health.status, await health.json()]).toMatchObject([503, { status: 'draining' }]);
  expect((await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ release { id } }"}' })).status).toBe(200);
  const stopped = api.stop();
  const { port } = new URL(api.url);
  const late = connect(Number(port), '127.0.0.1');
  const [problem] = (await once(late, 'error')) as [{ readonly code: string }];
  expect(problem.code).toMatch(/^ECONN(REFUSED|RESET)$/);
  release?.();
  expect((await underWay).data).toEqual({ concept: { label: 'Diabetes mellitus' } });
  await stopped;
});
