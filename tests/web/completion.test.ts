import { expect, it } from 'vitest';
import { completeQuery } from '../../web/src/views/api/completeQuery.ts';
import { completionAt, type SchemaIndex } from '../../web/src/views/api/completion.ts';

const schema: SchemaIndex = {
  Query: { kind: 'composite', fields: { book: { type: 'Book', args: { id: { type: 'ID!' }, as: { type: 'Form' } }, description: 'One book.' }, books: { type: '[Book!]!', args: { where: { type: '[Filter!]' }, first: { type: 'Int' } } } } },
  Mutation: { kind: 'composite', fields: { lend: { type: 'Book' } } },
  Subscription: { kind: 'composite', fields: {} },
  Book: { kind: 'composite', fields: { title: { type: 'String!' }, author: { type: 'Person!' } } },
  Person: { kind: 'composite', fields: { name: { type: 'String' } } },
  Filter: { kind: 'input', fields: { form: { type: 'Form' }, lent: { type: 'Boolean' }, not: { type: 'Filter' } } },
  Form: { kind: 'enum', values: { PRINT: { description: 'On paper.' }, AUDIO: {} } },
};

/** What is suggested at the mark ^ of a text. */
const at = (text: string): readonly string[] => completionAt(schema, text.replace('^', ''), text.indexOf('^'))?.suggestions.map((each) => each.text) ?? [];

it.each([
  ['fields of the root', '{ ^', ['book', 'books', '__typename']],
  ['what begins with the word, then what holds it', '{ books { t^ } }', ['title', 'author', '__typename']],
  ['fields of the type that is reached, behind an alias too', '{ b: book(id: "1") { author { ^ } } }', ['name', '__typename']],
  ['fields of the operation that it stands in', 'query A { book { title } } mutation B { ^', ['lend', '__typename']],
  ['arguments that are not written yet', '{ book(id: "1", ^) { title } }', ['as']],
  ['values of an enum', '{ book(as: ^) }', ['PRINT', 'AUDIO']],
  ['fields of an input within lists and other inputs', '{ books(where: [{ not: { lent: true, ^ } }]) }', ['form', 'not']],
  ['values within an input', '{ books(where: [{ form: P^', ['PRINT']],
  ['the two values of a switch', '{ books(where: { lent: ^ }) }', ['true', 'false']],
  ['variables, by name behind their sign', 'query ($id: ID!, $how: Form) { book(id: $^', ['id', 'how']],
  ['variables beside values', 'query ($how: Form) { book(as: ^) { title } }', ['PRINT', 'AUDIO', '$how']],
  ['types of variables', 'query ($how: F^', ['Float', 'Form', 'Filter']],
  ['types that a fragment can be on', 'fragment F on B^', ['Book', 'Subscription']],
  ['fields of a fragment', 'fragment F on Book { ^ }', ['title', 'author', '__typename']],
  ['fragments, wherever they are written', '{ book { ...^ } } fragment Names on Book { title }', ['on', 'Names']],
  ['fields behind a directive', 'query ($x: Boolean!) { book @include(if: $x) { ^', ['title', 'author', '__typename']],
  ['fields behind a string that looks like more', '{ book(id: "} { # ") { ^ } }', ['title', 'author', '__typename']],
  ['operations at the beginning', 'm^', ['mutation', 'fragment']],
] as const)('suggests %s', (_what, text, expected) => {
  expect([...at(text)].sort()).toEqual([...expected].sort());
});

it.each([['a string', '{ book(id: "a^'], ['a string of many lines', '{ book(id: """a\n b^'], ['a comment', '{ # bo^'], ['a field that there is not', '{ bok { ^'], ['a number', '{ books(first: 1^'], ['the name of an operation', 'query ^']])('suggests nothing in %s', (_what, text) => {
  expect(at(text)).toEqual([]);
});

it('says where the word begins, its type and what it is', () => {
  expect(completionAt(schema, '{ boo', 5)).toMatchObject({ from: 2, suggestions: [{ text: 'book', detail: 'Book', description: 'One book.' }, { text: 'books', detail: '[Book!]!' }] });
});

it('knows the schema that this version has', () => {
  const names = (text: string): readonly string[] => completeQuery(text, text.length)?.suggestions.map((each) => each.text) ?? [];
  expect(names('{ searchConcepts(mode: ')).toEqual(['HYBRID', 'LEXICAL', 'VECTOR']);
  expect(names('{ concept(by: { code: { ')).toEqual(['code', 'system']);
  expect(names('{ differential(case: { findings: [{ st')).toContain('status');
});
