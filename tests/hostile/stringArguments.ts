import { readFileSync } from 'node:fs';
import type { GraphQLArgument, GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLOutputType } from 'graphql';
import { buildSchema, getNamedType, isCompositeType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField } from 'graphql';

export interface Question {
  /** Where the text goes, e.g. `Query.concept(by.code.code)`. */
  readonly place: string;
  readonly query: string;
  readonly variables: (text: string) => Readonly<Record<string, unknown>>;
}

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** Values that exist in the small graph, by the name of the argument; others by their type. */
const known: Readonly<Record<string, unknown>> = {
  id: 'OMIM:222300', ids: ['OMIM:222300'], text: 'diabetes', ancestor: 'HP:0000118', descendant: 'HP:0000819', from: 'OMIM:222300', within: 'HP:0000118', concept: 'HP:0000819',
  diseases: ['OMIM:222300', 'OMIM:222300'], drug: 'metformin', pmid: '16151413', system: 'HP', code: '0000819',
};
const samples: Readonly<Record<string, unknown>> = { String: 'HP', ID: 'HP', URI: 'http://purl.obolibrary.org/obo/HP_0000819', Int: 2, Float: 1, Boolean: true };

function sample(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(name, type.ofType);
  if (isListType(type)) return known[name] ?? [sample(name, type.ofType)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => (type.isOneOf ? field.name === 'id' : isRequiredInputField(field)));
    return Object.fromEntries(fields.map((field) => [field.name, sample(field.name, field.type)]));
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return known[name] ?? samples[type.name];
}

/** Each way to put a text into a value of a type: the names that lead to it, and the value around the text. */
function* placesIn(name: string, type: GraphQLInputType): Generator<{ readonly path: readonly string[]; readonly valueOf: (text: string) => unknown }> {
  if (isNonNullType(type)) yield* placesIn(name, type.ofType);
  else if (isListType(type)) for (const { path, valueOf } of placesIn(name, type.ofType)) yield { path, valueOf: (text) => [valueOf(text)] };
  else if (isInputObjectType(type)) {
    const around = type.isOneOf ? undefined : sample(name, type);
    for (const field of Object.values(type.getFields())) {
      for (const { path, valueOf } of placesIn(field.name, field.type)) {
        yield { path: [field.name, ...path], valueOf: (text) => ({ ...(typeof around === 'object' ? around : {}), [field.name]: valueOf(text) }) };
      }
    }
  } else if (isLeafType(type) && ['String', 'ID', 'URI'].includes(type.name)) yield { path: [], valueOf: (text) => text };
}

/** The fields that lead from the root to an object of each type, shortest first, with the arguments that they need. */
function waysFrom(root: GraphQLObjectType): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[root.name, []]]);
  for (const [name, way] of ways) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (isObjectType(target) && !ways.has(target.name)) ways.set(target.name, [...way, `${field.name}${argumentsOf(field)}`]);
    }
  }
  return ways;
}

const argumentsOf = ({ args }: GraphQLField<unknown, unknown>, except?: GraphQLArgument, inPlace = ''): string => {
  const needed = args.filter((argument) => argument !== except && isRequiredArgument(argument)).map((argument) => `${argument.name}: ${literal(sample(argument.name, argument.type))}`);
  const all = inPlace === '' ? needed : [...needed, inPlace];
  return all.length === 0 ? '' : `(${all.join(', ')})`;
};
const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([name, inner]) => `${name}: ${literal(inner)}`).join(', ')} }`;
  return JSON.stringify(value);
};

/** Leaves of a type and of what is within it, so that its records are read. */
function selectionOf(type: GraphQLOutputType, depth = 3): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (!isObjectType(named) || depth === 0) return ' { __typename }';
  const fields = Object.values(named.getFields()).filter((field) => !field.args.some(isRequiredArgument)).filter((field) => isLeafType(getNamedType(field.type)) || /^(nodes|edges|node|diagnoses|concept|candidates)$/.test(field.name));
  return ` { __typename ${fields.map((field) => `${field.name}${selectionOf(field.type, depth - 1)}`).join(' ')} }`;
}

/** One question for each string in each argument of each field of each type that a query or a mutation can reach. */
export const stringArguments = (): readonly Question[] => [...questionsFrom('query'), ...questionsFrom('mutation')];

function questionsFrom(kind: 'query' | 'mutation'): readonly Question[] {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error(`the schema has no ${kind}`);
  const questions: Question[] = [];
  for (const [name, way] of waysFrom(root)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      for (const argument of field.args) {
        for (const { path, valueOf } of placesIn(argument.name, argument.type)) {
          const asked = `${field.name}${argumentsOf(field, argument, `${argument.name}: $value`)}${selectionOf(field.type)}`;
          questions.push({
            place: `${name}.${field.name}(${[argument.name, ...path].join('.')})`,
            query: `${kind} ($value: ${String(argument.type)}) { ${way.map((step) => `${step} { `).join('')}${asked}${' }'.repeat(way.length)} }`,
            variables: (text) => ({ value: valueOf(text) }),
          });
        }
      }
    }
  }
  return questions;
}
