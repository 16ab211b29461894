import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from '../graphql/api.ts';
import { startApi } from '../graphql/api.ts';

let api: Api;
beforeAll(async () => { api = await startApi({ graph: await openSources(smallGraph) }); });
afterAll(() => api.stop());
const metrics = async (): Promise<string> => (await fetch(`${api.url}/metrics`)).text();
const seriesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.replace(/ [^ ]+$/, '')).filter((name) => /^(http|graphql|graph)_/.test(name)).sort();

it('count requests, operations, errors and cost, and name the release', async () => {
  await api.ask('{ release { id } }');
  await api.ask('{ release { id } subsumes(ancestor: "HP:404", descendant: "HP:0000819") }');
  await api.post('nonsense');
  await fetch(`${api.url}/health`);
  const text = await metrics();
  for (const line of [
    'http_requests_total{route="graphql",status="200"} 2', 'http_requests_total{route="graphql",status="400"} 1', 'http_requests_total{route="health",status="200"} 1',
    'graphql_operations_total{field="release",outcome="answered"} 1', 'graphql_operations_total{field="several",outcome="errors"} 1', 'graphql_operations_total{field="none",outcome="errors"} 1',
    'graphql_operation_seconds_count{field="release"} 1', 'graphql_errors_total{code="NOT_FOUND"} 1', 'graphql_operation_cost_count 2', 'http_requests_in_flight 1',
    `graph_release_info{release="${api.graph.release.id}",store="embedded"} 1`,
  ]) expect(text.split('\n')).toContain(line);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).toContain('process_resident_memory_bytes');
});

it('get no series from what a caller chooses: names, aliases, paths, methods, unknown fields and codes', async () => {
  const choose = async (word: string): Promise<void> => {
    for (const query of [`query ${word} { ${word}: release { id } }`, `{ ${word} }`, `{ ${word}`, `mutation ${word} { ${word} }`, `{ __typename @${word} }`, `{ concept(by: { id: "${word}" }) { id } }`]) await api.ask(query);
    for (const path of [`/${word}`, `/assets/${word}`, `/graphql/${word}`, `/health/${word}`]) await fetch(`${api.url}${path}`, { method: 'DELETE' });
  };
  await choose('before');
  await metrics();
  const before = seriesOf(await metrics());
  for (let round = 0; round < 20; round += 1) await choose(`chosen${round}`);
  expect(seriesOf(await metrics())).toEqual(before);
  expect(before.join('\n')).not.toContain('before');
});
