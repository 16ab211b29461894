import type { Answer } from '../graphql/api.ts';
import { answerOf } from '../graphql/api.ts';

/** A request body and what must come of it: an error code, or `answered` where it is harmless. */
export interface HostileBody {
  readonly what: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly code: string;
}

const asked = (query: string, variables: unknown = {}): string => JSON.stringify({ query, variables });
const repeated = (count: number, of: (place: number) => string): string => Array.from({ length: count }, (_, place) => of(place)).join(' ');
const inside = (levels: number, field: string, leaf = 'id'): string => `${`${field} { `.repeat(levels)}${leaf}${' }'.repeat(levels)}`;
const concept = 'concept(by: { id: "HP:0000001" })';
const doubling = (count: number, field: (name: string) => string): string => repeated(count, (place) => `fragment F${place} on Concept { ${field(`F${place + 1}`)} }`) + ` fragment F${count} on Concept { id }`;
const list = (count: number): string => `[${'"HP:0000819",'.repeat(count)}]`;
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const large = 'x'.repeat(300_000);

const documents: readonly (readonly [what: string, query: string, code: string])[] = [
  ...[17, 50, 300, 900].map((levels) => [`${levels} levels`, `{ ${concept} { ${inside(levels, 'parents')} } }`, 'LIMIT_EXCEEDED'] as const),
  ['5,000 levels', `{ ${concept} { ${inside(5_000, 'parents')} } }`, 'LIMIT_EXCEEDED'],
  ['30,000 brackets', '{'.repeat(30_000), 'LIMIT_EXCEEDED'],
  ['30,000 lists in a value', `{ nodes(ids: ${'['.repeat(30_000)}`, 'LIMIT_EXCEEDED'],
  ['60 lists in a value', `{ nodes(ids: ${'['.repeat(60)}${']'.repeat(60)}) { id } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['60 objects in a value', `{ concept(by: ${'{ id: '.repeat(60)}1${'}'.repeat(60)}) { id } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['1,000 objects in a value', `{ concept(by: ${'{ id: '.repeat(1_000)}1${'}'.repeat(1_000)}) { id } }`, 'LIMIT_EXCEEDED'],
  ['10,000 aliases', `{ ${repeated(10_000, (place) => `a${place}: __typename`)} }`, 'LIMIT_EXCEEDED'],
  ['1,000 aliases', `{ ${repeated(1_000, (place) => `a${place}: __typename`)} }`, 'LIMIT_EXCEEDED'],
  ['41 aliases below', `{ release { ${repeated(41, (place) => `a${place}: id`)} } }`, 'LIMIT_EXCEEDED'],
  ['31 root fields', `{ ${repeated(31, () => '__typename')} }`, 'LIMIT_EXCEEDED'],
  ['aliases spread by fragments', `{ ${concept} { ...F0 } } ${doubling(8, (next) => `a: parents { ...${next} } b: parents { ...${next} }`)}`, 'LIMIT_EXCEEDED'],
  ['400 directives', `{ __typename ${'@include(if: true) '.repeat(400)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['600 unknown directives', `{ __typename ${repeated(600, (place) => `@d${place}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['21 directives', `{ release { ${repeated(21, (place) => `... @skip(if: false) { a${place}: id }`)} } }`, 'LIMIT_EXCEEDED'],
  ['a fragment within itself', `{ ${concept} { ...A } } fragment A on Concept { parents { ...A } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['fragments in a circle', `{ ${concept} { ...A } } fragment A on Concept { ...B } fragment B on Concept { ...C } fragment C on Concept { ...A }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['a circle of 200 fragments', `{ ${concept} { ...F0 } } ${repeated(200, (place) => `fragment F${place} on Concept { ...F${(place + 1) % 200} }`)}`, 'GRAPHQL_VALIDATION_FAILED'],
  ['60 fragments that double', `{ ${concept} { ...F0 } } ${doubling(60, (next) => `...${next} ...${next}`)}`, 'answered'],
  ['60 fragments that double a level', `{ ${concept} { ...F0 } } ${doubling(60, (next) => `a: parents { ...${next} } b: parents { ...${next} }`)}`, 'LIMIT_EXCEEDED'],
  ['900 equal fields', `{ ${concept} { ${'parents { id } '.repeat(900)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['900 fields in conflict', `{ ${concept} { ${repeated(900, (place) => `x: ${place % 2 ? 'id' : 'code'}`)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['300 operations', repeated(300, (place) => `query Q${place} { __typename }`), 'OPERATION_RESOLUTION_FAILURE'],
  ['500 variables', `query (${repeated(500, (place) => `$v${place}: ID`)}) { __typename }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['unknown fields by the hundred', `{ ${repeated(900, (place) => `field${place}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['introspection within introspection', `{ __schema { types { ${inside(9, 'fields { type', '} name')} } } }`, 'GRAPHQL_PARSE_FAILED'],
  ['introspection', '{ __schema { types { name } } }', 'INTROSPECTION_CLOSED'],
  ['a type by its name', '{ __type(name: "Query") { fields { name } } }', 'INTROSPECTION_CLOSED'],
  ...[201, 1_000, 1_900].map((count) => [`${count} ids`, `{ nodes(ids: ${list(count)}) { id } }`, 'LIMIT_EXCEEDED'] as const),
  ['5,000 ids in the text', `{ nodes(ids: ${list(5_000)}) { id } }`, 'LIMIT_EXCEEDED'],
  ...[201, 1_000_000, 2_147_483_647].map((first) => [`a page of ${first}`, `{ ${concept} { children(first: ${first}) { nodes { id } } } }`, 'LIMIT_EXCEEDED'] as const),
  ...[-1, -2_147_483_648].map((first) => [`a page of ${first}`, `{ ${concept} { children(first: ${first}) { nodes { id } } } }`, 'BAD_USER_INPUT'] as const),
  ['a page above 32 bits', `{ ${concept} { children(first: 99999999999) { nodes { id } } } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['pages within pages', `{ ${concept} { ${inside(3, 'descendants(first: 200) { nodes', '} id')} } }`, 'GRAPHQL_PARSE_FAILED'],
  ['pages of pages of pages', `{ ${concept} { descendants(first: 200) { nodes { descendants(first: 200) { nodes { descendants(first: 200) { nodes { id } } } } } } } }`, 'LIMIT_EXCEEDED'],
  ['statements of statements', `{ ${concept} { statedBy(first: 200) { nodes { subject { assertions(first: 200) { nodes { object { statedBy(first: 200) { nodes { id } } } } } } } } } }`, 'LIMIT_EXCEEDED'],
  ['a number of 3,000 digits', `{ ${concept} { children(first: ${'9'.repeat(3_000)}) { nodes { id } } } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['a string without end', '{ concept(by: { id: "', 'GRAPHQL_PARSE_FAILED'],
  ['a block string without end', '{ concept(by: { id: """', 'GRAPHQL_PARSE_FAILED'],
  ['a control character', '{ \u0001 }', 'GRAPHQL_PARSE_FAILED'],
  ['a null character', '{ __typename\0 }', 'GRAPHQL_PARSE_FAILED'],
  ['half a surrogate pair', '{ \ud83d }', 'GRAPHQL_PARSE_FAILED'],
  ['a name of 100,000 letters', `{ ${'a'.repeat(100_000)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['100,000 commas', `{ ${','.repeat(100_000)} }`, 'GRAPHQL_PARSE_FAILED'],
  ['a comment of 200,000 letters', `{ __typename } #${'x'.repeat(200_000)}`, 'answered'],
  ['a run of the ingest', 'mutation { startIngest(source: "HPO", path: "../../etc") { id } }', 'NOT_CONFIGURED'],
  ['the end of a run', 'mutation { cancelIngest(run: "run:0") { id } }', 'NOT_CONFIGURED'],
  ['a query within a query', `{ measureQuery(text: "${'{ a '.repeat(60)}") { problems { message } } }`, 'answered'],
  ['a subscription', 'subscription { ingestProgress(run: "run:0") { id } }', 'BAD_USER_INPUT'],
  ['a definition of a type', 'type Query { a: Int }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an extension of the schema', 'extend type Query { a: Int } { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an object as the name of a field', '{ __proto__ }', 'GRAPHQL_VALIDATION_FAILED'],
  ['the constructor as a field', '{ constructor { prototype } }', 'GRAPHQL_VALIDATION_FAILED'],
];

/** Each field with a page, as the page sizes that it must refuse come in. */
const pages: readonly (readonly [field: string, ask: (page: string) => string])[] = [
  ['roots', (page) => `{ codeSystems { roots(${page}) { nodes { id } } } }`],
  ...['children', 'descendants', 'assertions', 'statedBy'].map((field) => [field, (page: string) => `{ ${concept} { ${field}(${page}) { nodes { id } } } }`] as const),
  ['pathsToRoot', (page) => `{ ${concept} { pathsToRoot(${page}) { id } } }`],
  ['searchConcepts', (page) => `{ searchConcepts(text: "a", ${page}) { edges { score } } }`],
  ['shortestPaths', (page) => `{ shortestPaths(from: "HP:0000118", to: "HP:0000819", ${page}) { id } }`],
  ['differential', (page) => `{ differential(case: { findings: [{ concept: "HP:0000819" }] }, ${page}) { diagnoses { rank } } }`],
  ['mapConcept', (page) => `{ mapConcept(id: "HP:0000819", to: "OMIM", ${page}) { candidates { id } } }`],
  ['mapPhrase', (page) => `{ mapPhrase(text: "diabetes", to: "HP", ${page}) { candidates { score } } }`],
  ['linkMentions', (page) => `{ linkMentions(text: "diabetes", to: ["HP"], ${page}) { text } }`],
  ['releases', (page) => `{ releases(${page}) { id } }`],
  ['ingestRuns', (page) => `{ ingestRuns(${page}) { id } }`],
];
const pageDocuments = pages.flatMap(([field, ask]) => [
  [`a page of 2,147,483,647 of ${field}`, ask('first: 2147483647'), 'LIMIT_EXCEEDED'], [`a page of 0 of ${field}`, ask('first: 0'), 'BAD_USER_INPUT'], [`a page of −1 of ${field}`, ask('first: -1'), 'BAD_USER_INPUT'],
] as const);
const longTexts = [
  ['201 letters for searchConcepts', `{ searchConcepts(text: "${'a'.repeat(201)}") { tookMs } }`, 'LIMIT_EXCEEDED'],
  ['501 letters for mapPhrase', `{ mapPhrase(text: "${'a'.repeat(501)}", to: "HP") { text } }`, 'LIMIT_EXCEEDED'],
  ['200,001 letters for linkMentions', `{ linkMentions(text: "${'a'.repeat(200_001)}", to: ["HP"]) { text } }`, 'LIMIT_EXCEEDED'],
  ['501 letters for harmonizeDrug', `{ harmonizeDrug(drug: "${'a'.repeat(501)}") { needsReview } }`, 'LIMIT_EXCEEDED'],
] as const;
const strangeCursors = ['children', 'descendants', 'assertions', 'statedBy'].map((field) => [`the cursor of nothing in ${field}`, `{ ${concept} { ${field}(after: "bnVsbA==") { nodes { id } } } }`, 'BAD_USER_INPUT'] as const);

const json = { 'content-type': 'application/json' };
const typed = (type: string) => ({ headers: { 'content-type': type } });

const bodies: readonly HostileBody[] = [
  ...['', ' ', '{', '[', '{"query":', '"{ __typename }"', 'null', 'true', '7', 'NaN', 'undefined', "{'query':'{ __typename }'}", '{"query":"{ __typename }"}}', '\ufeff{}', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>']
    .map((body) => ({ what: `the body ${JSON.stringify(body).slice(0, 40)}`, body, code: 'BAD_REQUEST' })),
  { what: 'an empty list', body: '[]', code: 'BAD_REQUEST' },
  { what: 'a list of 5,000 operations', body: JSON.stringify(Array.from({ length: 5_000 }, () => ({ query: '{ __typename }' }))), code: 'BAD_REQUEST' },
  { what: '100,000 lists within one another', body: '['.repeat(100_000) + ']'.repeat(100_000), code: 'BAD_REQUEST' },
  { what: '40,000 objects within one another', body: '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000), code: 'BAD_REQUEST' },
  { what: 'variables 40,000 levels deep', body: `{"query":"{ __typename }","variables":{"a":${'['.repeat(40_000)}${']'.repeat(40_000)}}}`, code: 'LIMIT_EXCEEDED' },
  { what: 'an id 30 lists deep', body: asked('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }').replace('"variables":{}', `"variables":{"ids":${'['.repeat(30)}"a"${']'.repeat(30)}}`), code: 'LIMIT_EXCEEDED' },
  { what: 'an id 9 lists deep', body: asked('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [[[[[[[['a']]]]]]]] }), code: 'BAD_USER_INPUT' },
  ...[201, 5_000, 20_000].map((count) => ({ what: `${count} ids in a variable`, body: asked('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: count }, () => 'a') }), code: 'LIMIT_EXCEEDED' })),
  ...[101, 3_000].map((count) => ({ what: `${count} findings`, body: asked('query ($c: CaseInput!) { differential(case: $c) { method } }', { c: { findings: Array.from({ length: count }, () => ({ concept: 'HP:0000819' })) } }), code: 'LIMIT_EXCEEDED' })),
  { what: '6 diseases to compare', body: asked('query ($d: [ID!]!) { compareDiagnoses(diseases: $d) { release { id } } }', { d: Array.from({ length: 6 }, () => 'OMIM:222300') }), code: 'LIMIT_EXCEEDED' },
  { what: '50,000 variables', body: asked('{ __typename }', Object.fromEntries(Array.from({ length: 20_000 }, (_, place) => [`v${place}`, 1]))), code: 'answered' },
  { what: 'a body of 300,000 bytes', body: asked(large), code: 'LIMIT_EXCEEDED' },
  { what: 'a value of the wrong kind', body: asked('query ($by: ConceptRef!) { concept(by: $by) { id } }', { by: 7 }), code: 'BAD_USER_INPUT' },
  { what: 'two of one', body: asked('query ($by: ConceptRef!) { concept(by: $by) { id } }', { by: { id: 'a', uri: 'b' } }), code: 'BAD_USER_INPUT' },
  { what: 'a field that is not of the input', body: asked('query ($by: ConceptRef!) { concept(by: $by) { id } }', { by: { id: 'a', role: 'ADMIN' } }), code: 'BAD_USER_INPUT' },
  ...['__proto__', 'constructor', 'prototype'].flatMap((key) => [
    { what: `${key} beside the query`, body: `{"query":"{ __typename }","${key}":{"polluted":true}}`, code: 'answered' },
    { what: `${key} among the variables`, body: `{"query":"{ __typename }","variables":{"${key}":{"polluted":true}}}`, code: 'answered' },
    { what: `${key} among the extensions`, body: `{"query":"{ __typename }","extensions":{"${key}":{"polluted":true}}}`, code: 'answered' },
    { what: `${key} in an input`, body: `{"query":"query ($by: ConceptRef!) { concept(by: $by) { id } }","variables":{"by":{"${key}":{"polluted":true}}}}`, code: 'BAD_USER_INPUT' },
    { what: `${key} as the operation`, body: `{"query":"{ __typename }","operationName":"${key}"}`, code: 'OPERATION_RESOLUTION_FAILURE' },
    { what: `${key} as the stored operation`, body: `{"documentId":"${key}"}`, code: 'STORED_OPERATIONS_OFF' },
  ]),
  { what: 'an operation by the hash of another protocol', body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}', code: 'BAD_REQUEST' },
  { what: 'bytes that are not UTF-8 in the text', body: bytes('{"query":"{ __typename } #', [0xff, 0xfe, 0xc0, 0x80], '"}'), code: 'BAD_REQUEST' },
  { what: 'an overlong form of a bracket', body: bytes('{"query":"{ __typename }', [0xc0, 0xbb], '"}'), code: 'BAD_REQUEST' },
  { what: 'half a letter at the end', body: bytes('{"query":"{ __typename }"}', [0xe2, 0x82]), code: 'BAD_REQUEST' },
  { what: 'UTF-16', body: bytes([0xff, 0xfe], [...Buffer.from('{"query":"{ __typename }"}', 'utf16le')]), code: 'BAD_REQUEST' },
  { what: 'a null byte in the body', body: bytes('{"query":"{ __typename }', [0], '"}'), code: 'BAD_REQUEST' },
  { what: 'an escaped null character', body: '{"query":"{ __typename \\u0000 }"}', code: 'GRAPHQL_PARSE_FAILED' },
  { what: 'a body that says it is packed', body: 'xx', headers: { ...json, 'content-encoding': 'gzip' }, code: 'UNSUPPORTED_MEDIA_TYPE' },
  ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'text/plain;charset=UTF-8', 'application/graphql', 'application/xml', 'application/octet-stream', 'application/jsonp', 'json', 'application/json-patch+json', '*/*', '']
    .map((type) => ({ what: `the content type "${type}"`, body: asked('{ __typename }'), ...typed(type), code: 'UNSUPPORTED_MEDIA_TYPE' })),
  { what: 'a form', body: 'query=%7B__typename%7D', ...typed('application/x-www-form-urlencoded'), code: 'UNSUPPORTED_MEDIA_TYPE' },
  { what: 'a charset that there is not', body: asked('{ __typename }'), ...typed('application/json; charset=utf-7'), code: 'UNSUPPORTED_MEDIA_TYPE' },
];

export const hostileBodies: readonly HostileBody[] = [...[...documents, ...pageDocuments, ...longTexts, ...strangeCursors].map(([what, query, code]) => ({ what, body: asked(query), code })), ...bodies];

export const sendBody = async (url: string, { body, headers = json }: HostileBody): Promise<Answer> => answerOf(await fetch(`${url}/graphql`, { method: 'POST', headers, body }));
