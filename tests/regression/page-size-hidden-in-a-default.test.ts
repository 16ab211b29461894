import { buildSchema, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { measureQuery } from '../../server/graphql/queryLimits.ts';
import { read } from '../repo/repositoryFiles.ts';

const schema = buildSchema(read('schema.graphql'));
function costOf(query: string, variables: Readonly<Record<string, unknown>>): number {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return measureQuery(schema, document, operation, variables).cost;
}

it('measures a page size by the default of its variable, by the value sent instead, and by what the schema takes where none is sent', () => {
  const query = (head: string, args: string): string => `query ${head} { concept(by: { id: "HP:1" }) { descendants${args} { nodes { id } } } }`;
  const of = (first: number): number => costOf(query('', `(first: ${first})`), {});
  expect(costOf(query('($n: Int = 200)', '(first: $n)'), {})).toBe(of(200));
  expect(costOf(query('($n: Int = 200)', '(first: $n)'), { n: 10 })).toBe(of(10));
  expect([costOf(query('', ''), {}), costOf(query('($n: Int)', '(first: $n)'), {})]).toEqual([of(50), of(50)]);
  expect(of(200)).toBeGreaterThan(of(50));
});

it.each([['differential(case: { findings: [] })', 10, 'diagnoses { rank }'], ['searchConcepts(text: "a")', 20, 'edges { score }'], ['mapPhrase(text: "a", to: "HP")', 5, 'candidates { score }']])('measures %s without a page size as one of %i', (field, first, inner) => {
  expect(costOf(`{ ${field} { ${inner} } }`, {})).toBe(1 + first);
  expect(costOf(`{ ${field.replace(/\)$/, `, first: ${first})`)} { ${inner} } }`, {})).toBe(1 + first);
});
