import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../web/src/views/api/examples.ts';
import { samples } from '../../web/src/views/api/samples.ts';
import { openSeedGraph } from '../fixtures/seedGraph.ts';
import { read } from '../repo/repositoryFiles.ts';
import type { Api } from './api.ts';
import { startApi } from './api.ts';

let api: Api;
beforeAll(async () => {
  const graph = await openSeedGraph();
  await graph.diseases.prepare(); // As before it is served.
  api = await startApi({ graph });
}, 180_000);
afterAll(() => api.stop());

const texts = Object.values(JSON.parse(read('web/src/generated/operations.json')) as Readonly<Record<string, string>>);
const stored = texts.map((text) => ({ text, kind: text.slice(0, text.indexOf(' ')), name: /^\w+ (\w+)/.exec(text)?.[1] ?? '' }));

describe('on the seeds', () => {
  it.each(examples)('G1 the example "$title" is answered with something', async ({ text, variables }) => {
    const { data, errors } = await api.ask(text, variables);
    expect(errors).toBeUndefined();
    expect(Object.values(data).filter((value) => value === null)).toEqual([]);
  });

  it('G1 every operation of the explorer has variables to try it with', () => {
    expect(Object.keys(samples).sort()).toEqual(stored.map(({ name }) => name).sort());
  });

  it.each(stored.filter(({ kind }) => kind === 'query'))('G1 the operation $name is answered', async ({ name, text }) => {
    expect((await api.ask(text, samples[name])).errors).toBeUndefined();
  });

  it.each(stored)('$name costs before it is run what its answer says', async ({ name, kind, text }) => {
    const { measureQuery } = (await api.ask('query ($text: String!, $variables: String) { measureQuery(text: $text, variables: $variables) { size { cost costMax depth depthMax } problems { message } } }', { text, variables: JSON.stringify(samples[name]) })).data;
    expect(measureQuery.problems).toEqual([]);
    if (kind === 'query') expect(measureQuery.size).toEqual((await api.ask(text, samples[name])).extensions.size);
  });
});

describe('measureQuery', () => {
  const report = async (text: string, variables?: string) => (await api.ask('query ($text: String!, $variables: String) { measureQuery(text: $text, variables: $variables) { size { cost } problems { code message line column } } }', { text, variables })).data.measureQuery;

  it('says where an operation is wrong, and what a request would be refused for', async () => {
    expect(await report('{\n  releas { id }\n}')).toEqual({ size: null, problems: [{ code: 'GRAPHQL_VALIDATION_FAILED', message: 'Cannot query field "releas" on type "Query". Did you mean "release" or "releases"?', line: 2, column: 3 }] });
    expect((await report('{ release {')).problems).toMatchObject([{ code: 'GRAPHQL_PARSE_FAILED', line: 1, column: 12 }]);
    const nested = '{ concept(by: { id: "HP:0000118" }) { descendants(first: 200) { nodes { descendants(first: 200) { nodes { descendants(first: 200) { nodes { id } } } } } } } }';
    const refused = await api.ask(nested);
    expect(await report(nested)).toMatchObject({ size: { cost: expect.any(Number) as number }, problems: [{ code: 'LIMIT_EXCEEDED', message: refused.errors?.[0]?.message, line: null }] });
    expect((await report('{ a }'.repeat(2_000))).problems).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    expect((await report('{ release { id } }', '[1]')).problems).toMatchObject([{ code: 'BAD_USER_INPUT', message: 'variables: expected the text of a JSON object, such as {"first": 10}.' }]);
    expect((await report('query A { __typename } query B { __typename }')).problems).toMatchObject([{ code: 'OPERATION_RESOLUTION_FAILURE' }]);
  });

  it('counts page sizes that come as variables', async () => {
    const text = 'query ($first: Int!) { concept(by: { id: "HP:0000118" }) { children(first: $first) { nodes { id } } } }';
    expect([(await report(text, '{"first": 10}')).size.cost, (await report(text, '{"first": 100}')).size.cost]).toEqual([12, 102]);
  });
});
