import { describe, expect, it } from 'vitest';
import { refusalOf, smallApi } from './api.ts';

const api = smallApi();
/** Of depth 14 and the depth of `leaf`, with one object on each level. */
const nested = (leaf: string): string => `{ concept(by: { id: "OMIM:222300" }) { ${'assertions(first: 1) { nodes { subject { '.repeat(4)} assertions(first: 1) { ${leaf} } ${'} } } '.repeat(4)} } }`;
const repeated = (count: number, of: (place: number) => string): string => Array.from({ length: count }, (_, place) => of(place)).join(' ');

/** `at` is answered and `over` is refused, with the limit named and no call of the store. */
async function holds(at: string, over: string, message: string, variables: Readonly<Record<string, unknown>> = {}): Promise<void> {
  expect((await api().ask(at, variables)).errors).toBeUndefined();
  const refused = await api().ask(over, variables);
  expect(refused.status).toBe(400);
  expect(refusalOf(refused)).toEqual(['LIMIT_EXCEEDED', message]);
  expect(refused.data ?? null).toBeNull();
  expect(api().storeCalls).toEqual([]);
}

describe('a query is refused before it runs', () => {
  it('when it is deeper than 16 levels', () =>
    holds(nested('nodes { id }'), nested('nodes { subject { id } }'), 'query depth: received 17, at most 16 allowed. Split the query and use the ids of the first answer in the second.'));

  it('when fragments or inline fragments hide its depth', async () => {
    const hidden = `{ concept(by: { id: "HP:0000819" }) { ...A } } fragment A on Concept { ${'parents { '.repeat(8)} ...B ${'} '.repeat(8)} } fragment B on Concept { ... { ${'parents { '.repeat(8)} id ${'} '.repeat(8)} } }`;
    expect(refusalOf(await api().ask(hidden))[1]).toContain('query depth: received 18');
  });

  it('when it has more than 40 aliases', () =>
    holds(`{ release { ${repeated(40, (place) => `a${place}: id`)} } }`, `{ release { ${repeated(41, (place) => `a${place}: id`)} } }`, 'query aliases: received 41, at most 40 allowed. Use a list argument such as concepts(ids) instead.'));

  it('when it has more than 20 directives', () =>
    holds(`{ release { ${repeated(20, (place) => `... @include(if: true) { a${place}: id }`)} } }`, `{ release { ${repeated(21, (place) => `... @include(if: true) { a${place}: id }`)} } }`, 'query directives: received 21, at most 20 allowed. Remove directives.'));

  it('when it has more than 30 root fields', () =>
    holds(`{ ${repeated(30, () => '__typename')} }`, `{ ${repeated(31, () => '__typename')} }`, 'query root fields: received 31, at most 30 allowed. Send several requests.'));

  const pages = (levels: readonly number[]): string =>
    `{ concept(by: { id: "HP:0000001" }) { ${levels.map((first) => `descendants(first: ${first}) { nodes { `).join('')} id ${'} } '.repeat(levels.length)} } }`;

  it('when the product of its page sizes is too large', async () => {
    expect((await api().ask(pages([200, 50]))).errors).toBeUndefined();
    const [code, message] = refusalOf(await api().ask(pages([200, 200, 200])));
    expect(code).toBe('LIMIT_EXCEEDED');
    expect(message).toMatch(/^query cost: received \d+, at most 250000 allowed\. Ask for smaller pages \(first\) or fewer nested lists\.$/);
    expect(api().storeCalls).toEqual([]);
  });

  it.each([
    ['a variable', 'query ($n: Int)', { n: 200 }],
    ['the default of a variable', 'query ($n: Int = 200)', {}],
  ])('also when the page sizes come from %s', async (_what, head, variables) => {
    expect(refusalOf(await api().ask(`${head} ${pages([200, 200, 200]).replaceAll('first: 200', 'first: $n')}`, variables))[1]).toContain('query cost: received');
  });

  it.each([
    ['left out', '{', {}, ''], ['a variable without a value', 'query ($n: Int) {', {}, '(first: $n)'],
  ])('with the usual page size counted where it is %s', async (_what, head, variables, args) => {
    const levels = 4;
    const over = `${head} concept(by: { id: "HP:0000001" }) { ${`descendants${args} { nodes { `.repeat(levels)} id ${'} } '.repeat(levels)} } }`;
    expect(refusalOf(await api().ask(over, variables))[1]).toContain('query cost: received');
  });

  it('with as many objects counted as it has ids, in the query or in a variable', async () => {
    const ids = Array.from({ length: 200 }, () => 'HP:0000001');
    const below = 'descendants(first: 200) { nodes { children(first: 10) { nodes { id } } } }';
    expect(refusalOf(await api().ask(`query ($ids: [ID!]!) { concepts(ids: $ids) { ${below} } }`, { ids }))[1]).toContain('query cost: received');
    expect(refusalOf(await api().ask(`{ concepts(ids: ${JSON.stringify(ids)}) { ${below} } }`))[1]).toContain('query cost: received');
    expect(refusalOf(await api().ask(`query ($ids: [ID!]! = ${JSON.stringify(ids)}) { concepts(ids: $ids) { ${below} } }`))[1]).toContain('query cost: received');
  });

  it('when it has more than 4000 tokens', async () => {
    const [code, message] = refusalOf(await api().ask(`{ ${'__typename '.repeat(4001)} }`));
    expect([code, message]).toEqual(['LIMIT_EXCEEDED', 'query tokens: received 4001, at most 4000 allowed. Send a shorter query, with values as variables.']);
  });
});

describe('the size of a query', () => {
  it('is told beside the answer and beside the refusal, with what is allowed', async () => {
    const allowed = { costMax: 250_000, depthMax: 16 };
    expect((await api().ask('{ concept(by: { id: "HP:0000819" }) { children(first: 7) { nodes { id } } } }')).extensions).toMatchObject({ size: { cost: 9, depth: 4, ...allowed } });
    expect((await api().ask(nested('nodes { subject { id } }'))).extensions).toMatchObject({ size: { depth: 17, ...allowed } });
  });
});

describe('a bomb is answered without being unfolded', () => {
  /** Each fragment spreads the next one twice: 2 to the power of the number of fragments fields, if it were unfolded. */
  const fragmentBomb = (count: number, field: string, leaf: string): string =>
    `{ concept(by: { id: "HP:0000819" }) { ...F0 } } ${repeated(count, (place) => `fragment F${place} on Concept { a${place}: ${field} { ...F${place + 1} } b${place}: ${field} { ...F${place + 1} } }`)} fragment F${count} on Concept { ${leaf} }`;

  it('of fragments that spread one another twice, nested', async () => {
    expect(refusalOf(await api().ask(fragmentBomb(15, 'parents', 'id')))[0]).toBe('LIMIT_EXCEEDED');
    expect(api().storeCalls).toEqual([]);
  });

  it('of forty fragments, which no one could unfold', async () => {
    const { errors } = await api().ask(fragmentBomb(40, 'parents', 'id'));
    expect(errors?.[0]?.extensions['code']).toBe('LIMIT_EXCEEDED');
  });

  it('of fragments on one level that spread one another twice', async () => {
    const flat = `{ concept(by: { id: "HP:0000819" }) { ...F0 } } ${repeated(60, (place) => `fragment F${place} on Concept { ...F${place + 1} ...F${place + 1} }`)} fragment F60 on Concept { id }`;
    expect((await api().ask(flat)).data).toEqual({ concept: { id: 'HP:0000819' } });
  });

  it('of fragments in a circle', async () => {
    expect(refusalOf(await api().ask('{ concept(by: { id: "HP:0000819" }) { ...A } } fragment A on Concept { ...B } fragment B on Concept { ...A }'))[0]).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('of one field written nine hundred times', async () => {
    expect(refusalOf(await api().ask(`{ concept(by: { id: "HP:0000819" }) { ${'parents { id } '.repeat(900)} } }`))).toEqual(['GRAPHQL_VALIDATION_FAILED', 'Validation aborted.']);
  });
});
