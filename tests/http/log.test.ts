import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from '../graphql/api.ts';
import { startApi } from '../graphql/api.ts';
import { hostileConnections, sendTo } from '../hostile/connections.ts';

let api: Api;
beforeAll(async () => { api = await startApi({ graph: await openSources(smallGraph) }); });
afterAll(() => api.stop());

interface Line { readonly msg: string; readonly route: string; readonly status: number; readonly requestId: string; readonly fields?: readonly string[]; readonly codes?: readonly string[]; readonly cost?: number }
const lines = (): readonly Line[] => api.log.map((line) => JSON.parse(line) as Line);

it('has one line for each question: its id, fields, cost, status, time and error codes', async () => {
  const extensions = (await api.ask('query Named { concept(by: { id: "HP:0000819" }) { parents { id } } release { id } }')).extensions as { readonly requestId: string };
  const [line] = lines().slice(-1);
  expect(line).toMatchObject({ msg: 'request', route: 'graphql', method: 'POST', status: 200, requestId: extensions.requestId, fields: ['concept', 'release'], cost: 5, depth: 3 });
  await api.ask('{ subsumes(ancestor: "HP:404", descendant: "HP:0000819") }');
  expect(lines().slice(-1)[0]).toMatchObject({ status: 200, fields: ['subsumes'], codes: ['NOT_FOUND'] });
  await api.post('nonsense');
  expect(lines().slice(-1)[0]).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
});

it('has nothing of what was asked: no text, variable, name, alias, header or address that a caller chose', async () => {
  const secret = 'jane-doe-1954';
  const text = JSON.stringify(secret);
  for (const query of [
    `{ searchConcepts(text: ${text}) { totalCount } }`, 'query jane_doe_1954 { jane_doe_1954: release { id } }', `{ concept(by: { id: ${text} }) { id } }`,
    `{ nothing(jane_doe_1954: ${text}) }`, `{ searchConcepts(text: ${text}`, `{ linkMentions(text: ${text}, to: [${text}]) { text } }`, `{ subsumes(ancestor: ${text}, descendant: ${text}) }`,
  ]) await api.ask(query, { note: secret });
  await api.ask('query ($text: String!) { searchConcepts(text: $text, after: "x") { totalCount } }', { text: secret });
  await api.ask('query ($first: Int!) { releases(first: $first) { id } }', { first: secret });
  await fetch(`${api.url}/concept/${secret}?q=${secret}`, { headers: { referer: `http://localhost/${secret}`, 'user-agent': secret } });
  await fetch(`${api.url}/graphql?query=${secret}`);
  expect(lines().length).toBeGreaterThan(10);
  expect(api.log.join('')).not.toMatch(/jane.doe.1954/);
});

it('is all that is written: a body that ends in the middle brings nothing to the console', async () => {
  vi.stubEnv('NODE_ENV', 'production'); // Express is silent in tests.
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const other = await startApi({ graph: await openSources(smallGraph) });
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    written.mockRestore();
    await other.stop();
  });
  for (const hostile of hostileConnections.filter(({ status }) => status === 408)) expect((await sendTo(Number(new URL(other.url).port), hostile)).status).toBe(408);
  expect(written.mock.calls).toEqual([]);
});
