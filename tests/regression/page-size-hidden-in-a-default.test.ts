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

it('measures a page size by the default of its variable, by the value sent instead, and by the usual one for null', () => {
  const query = (head: string, args: string): string => `query ${head} { concept(by: { id: "HP:1" }) { descendants${args} { nodes { id } } } }`;
  const of200 = costOf(query('', '(first: 200)'), {});
  expect(costOf(query('($n: Int = 200)', '(first: $n)'), {})).toBe(of200);
  expect(costOf(query('($n: Int = 200)', '(first: $n)'), { n: 10 })).toBe(costOf(query('', '(first: 10)'), {}));
  const usual = costOf(query('', ''), {});
  expect([costOf(query('', '(first: null)'), {}), costOf(query('($n: Int)', '(first: $n)'), {}), costOf(query('($n: Int = 200)', '(first: $n)'), { n: null })]).toEqual([usual, usual, usual]);
  expect(of200).toBeGreaterThan(usual);
});
