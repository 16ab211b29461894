import type { GraphQLOutputType } from 'graphql';
import { buildSchema, getNamedType, getNullableType, isCompositeType, isListType, isObjectType, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { listLengths, onePage } from '../../server/graphql/listLengths.ts';
import { measureQuery } from '../../server/graphql/queryLimits.ts';
import { read } from '../repo/repositoryFiles.ts';

const schema = buildSchema(read('schema.graphql'));
const isListOfObjects = (type: GraphQLOutputType): boolean => isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
const fields = Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ place: `${type.name}.${field.name}`, type, field })));
const lists = fields.filter(({ field }) => isListOfObjects(field.type));

/** Of a query without fragments. */
function costOf(query: string): number {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the query begins with no operation');
  return measureQuery(schema, document, operation, {}).cost;
}

describe('every list of objects in the schema', () => {
  it('is as long as its page size or its ids say, or has a length', () => {
    const withoutLength = lists.filter(({ place, field }) => listLengths[place] === undefined && !field.args.some(({ name, defaultValue }) => name === 'ids' || (name === 'first' && typeof defaultValue === 'number')));
    expect(withoutLength.map(({ place }) => place)).toEqual([]);
  });

  it('is all that has a length', () => {
    const places = new Set(lists.map(({ place }) => place));
    expect(Object.keys(listLengths).filter((place) => !places.has(place))).toEqual([]);
  });

  it('that is one page belongs to an object that is asked for with a page size', () => {
    const paged = new Set(Object.entries(listLengths).filter(([, length]) => length === onePage).map(([place]) => place.split('.')[0] ?? ''));
    const leading = fields.filter(({ field }) => paged.has(getNamedType(field.type).name) && !field.args.some(({ name }) => name === 'first'));
    expect(paged.size).toBeGreaterThan(5);
    expect(leading.map(({ place }) => place)).toEqual([]);
  });
});

describe('the cost of a query', () => {
  it.each([
    ['a page of a connection: it, and the page', '{ concept(by: { id: "a" }) { children(first: 7) { totalCount nodes { id } } } }', 1 + 1 + 7],
    ['what is beside a page once', '{ searchConcepts(text: "a", first: 50) { facets { count } edges { score } } }', 1 + 20 + 50],
    ['a page spread by a fragment', '{ concept(by: { id: "a" }) { a: children(first: 7) { ...N } b: children(first: 3) { ...N } } } fragment N on ConceptConnection { nodes { id } }', 1 + (1 + 7) + (1 + 3)],
    ['candidates for each mention by the page size, and mentions by their usual number', '{ linkMentions(text: "a", to: ["HP"], first: 3) { text candidates { score } } }', 50 * (1 + 3)],
    ['the concepts of each path', '{ concept(by: { id: "a" }) { pathsToRoot(first: 5) { id } } }', 1 + 5 * 8],
    ['as many nodes as there are ids', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    ['codes of each diagnosis', '{ differential(case: { findings: [] }, first: 4) { diagnoses { codes { id } } nextQuestions { question } } }', 1 + 4 * (1 + 10) + 5],
    ['the log of each run', '{ ingestRuns(first: 2) { log { text } } }', 2 * (1 + 500)],
  ])('counts %s', (_what, query, cost) => {
    expect(costOf(query)).toBe(cost);
  });
});
