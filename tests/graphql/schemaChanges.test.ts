import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { deprecatedIn } from '../../codegen.ts';
import { placesOf, withChangesTo, writtenChanges, type SchemaChanges } from '../../server/graphql/schemaChanges.ts';

const first = placesOf(buildSchema('type Query { book(id: ID!): Book } type Book { title: String } enum Form { PRINT }'));
const second = placesOf(buildSchema(`
  type Query { book(id: ID!, form: Form = PRINT): Book }
  interface Thing { title: String! }
  type Book implements Thing { title: String! name: String @deprecated(reason: "Use title.") }
  enum Form { PRINT AUDIO }
  input Filter { forms: [Form!] = [PRINT] }`));
const third = placesOf(buildSchema('type Query { book(id: ID!): Book } type Book { title: String! }'));
const log = withChangesTo(first, [], '2026-01-01');

it('names every place with what stands there', () => {
  expect([...second.keys()].sort().map((place) => [place, second.get(place)])).toEqual([
    ['Book', 'type Thing'], ['Book.name', 'String @deprecated: Use title.'], ['Book.title', 'String!'], ['Filter', 'input'], ['Filter.forms', '[Form!] = [PRINT]'],
    ['Form', 'enum'], ['Form.AUDIO', 'value'], ['Form.PRINT', 'value'], ['Query', 'type'], ['Query.book', 'Book'], ['Query.book(form:)', 'Form = PRINT'], ['Query.book(id:)', 'ID!'],
    ['Thing', 'interface'], ['Thing.title', 'String!'],
  ]);
});

it('logs what is added, changed and removed, by day', () => {
  expect(log).toEqual([{ date: '2026-01-01', changes: [...first.keys()].sort().map((place) => [place, null, first.get(place)]) }]);
  expect(withChangesTo(third, log, '2026-02-01').at(-1)).toEqual({ date: '2026-02-01', changes: [['Book.title', 'String', 'String!'], ['Form', 'enum', null], ['Form.PRINT', 'value', null]] });
});

it('logs nothing where nothing changed, whatever the day, and one change for several of a day', () => {
  expect(withChangesTo(first, log, '2026-03-01')).toBe(log);
  const more = withChangesTo(second, log, '2026-02-01');
  expect(withChangesTo(third, more, '2026-02-01')).toEqual(withChangesTo(third, log, '2026-02-01'));
  expect(withChangesTo(first, more, '2026-02-01')).toEqual(log);
});

it('is read as it was written', () => {
  const more = withChangesTo(second, log, '2026-02-01');
  expect(JSON.parse(writtenChanges(more)) as readonly SchemaChanges[]).toEqual(more);
});

it('tells of an operation which of its fields will go, in fragments too', () => {
  const schema = buildSchema('type Query { book: Book old: Int @deprecated(reason: "Ask for book.") } type Book { title: String name: String @deprecated(reason: "Use title.") }');
  expect(deprecatedIn(schema, '{ book { title ...F } } fragment F on Book { name }')).toEqual([{ field: 'Book.name', reason: 'Use title.' }]);
  expect(deprecatedIn(schema, '{ old book { title } }')).toEqual([{ field: 'Query.old', reason: 'Ask for book.' }]);
  expect(deprecatedIn(schema, '{ book { title } }')).toEqual([]);
});
