import { describe, expect, it } from 'vitest';
import { encodeCursor } from '../../server/services/paging.ts';
import { refusalOf, smallApi } from './api.ts';

const api = smallApi();

const wolfram = async () => (await api().graph.store.statements([{ concept: 'OMIM:222300', role: 'SUBJECT', predicates: undefined, first: 10, after: undefined }]))[0]?.statements ?? [];

describe('the statements of a concept', () => {
  it('come with object, frequency, qualifiers and the whole provenance', async () => {
    const { data, errors } = await api().ask(`{ concept(by: { id: "OMIM:222300" }) { assertions(predicate: [HAS_FINDING], first: 2) { totalCount nodes {
      subject { id } predicate object { id label } note frequency { estimate low high numerator denominator stated } qualifiers { name value } conflicts { id }
      provenance { tier licence evidenceCode author recordedAt run source { source version } references { id pmid title year } citations { id kind uri article { pmid } } } } } } }`);
    expect(errors).toBeUndefined();
    const { totalCount, nodes } = data.concept.assertions;
    expect(totalCount).toBe(3);
    expect(nodes[1]).toEqual({
      subject: { id: 'OMIM:222300' }, predicate: 'HAS_FINDING', object: { id: 'HP:0000819', label: 'Diabetes mellitus' }, note: null,
      frequency: { estimate: 0.9, low: 0.59585, high: 0.982124, numerator: 9, denominator: 10, stated: '9/10' },
      qualifiers: [{ name: 'aspect', value: 'P' }, { name: 'sex', value: 'FEMALE' }], conflicts: [],
      provenance: [{
        tier: 'CURATED', licence: 'CC0-1.0', evidenceCode: 'PCS', author: 'HPO:probinson', recordedAt: '2022-04-24', run: expect.stringMatching(/^source:HPOA@[0-9a-f]{12}$/),
        source: { source: 'HPOA', version: '1' },
        references: [{ id: 'PMID:16151413', pmid: '16151413', title: null, year: null }, { id: 'PMID:9817917', pmid: '9817917', title: null, year: null }],
        citations: [
          { id: 'PMID:9817917', kind: 'ARTICLE', uri: 'https://pubmed.ncbi.nlm.nih.gov/9817917/', article: { pmid: '9817917' } },
          { id: 'PMID:16151413', kind: 'ARTICLE', uri: 'https://pubmed.ncbi.nlm.nih.gov/16151413/', article: { pmid: '16151413' } },
          { id: 'ISBN-13:978-0-00-000000-2', kind: 'BOOK', uri: 'urn:isbn:978-0-00-000000-2', article: null },
          { id: 'OMIM:222300', kind: 'DATABASE_ENTRY', uri: 'https://omim.org/entry/222300', article: null },
        ],
      }],
    });
  });

  it('name the statements of the contrary on both sides', async () => {
    const { data } = await api().ask('{ concept(by: { id: "HP:0001945" }) { statedBy { nodes { predicate conflicts { predicate object { id } } } } } }');
    expect(data.concept.statedBy.nodes).toEqual([
      { predicate: 'HAS_FINDING', conflicts: [{ predicate: 'EXCLUDES_FINDING', object: { id: 'HP:0001945' } }] },
      { predicate: 'EXCLUDES_FINDING', conflicts: [{ predicate: 'HAS_FINDING', object: { id: 'HP:0001945' } }] },
    ]);
  });

  it('keep a note without a code, with null in the place of the object', async () => {
    const { data } = await api().ask('{ concept(by: { id: "ICD10CM:E11" }) { assertions { nodes { predicate note object { id } } } } }');
    expect(data.concept.assertions.nodes).toEqual([{ predicate: 'USE_ADDITIONAL', note: 'code to identify control', object: null }]);
  });

  it('are an empty page where there are none, or none of the predicate', async () => {
    const { data } = await api().ask('{ concept(by: { id: "OMIM:222300" }) { statedBy { totalCount nodes { id } pageInfo { hasNextPage endCursor } } none: assertions(predicate: [TREATS]) { totalCount edges { cursor } } } }');
    expect(data.concept).toEqual({ statedBy: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }, none: { totalCount: 0, edges: [] } });
  });

  it.each([1, 3])('are whole and without repetition over pages of %i', async (first) => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await api().ask('query ($first: Int, $after: String) { concept(by: { id: "OMIM:222300" }) { assertions(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }', { first, after });
      const page = data.concept.assertions;
      expect(page.pageInfo.hasPreviousPage).toBe(seen.length > 0);
      seen.push(...page.edges.map((edge: { node: { id: string } }) => edge.node.id));
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual((await wolfram()).map(({ id }) => id));
  });

  it('refuse a page size out of bounds and a cursor of another list', async () => {
    const of = (args: string) => api().ask(`{ concept(by: { id: "OMIM:154700" }) { assertions(${args}) { totalCount } } }`);
    expect(refusalOf(await of('first: 0'))).toEqual(['BAD_USER_INPUT', 'assertions: first is 0, at least 1 is needed.']);
    expect(refusalOf(await of('first: 201'))[0]).toBe('LIMIT_EXCEEDED');
    const elsewhere = encodeCursor((await wolfram())[0]?.id ?? '');
    for (const cursor of [elsewhere, 'nonsense', '']) {
      expect(refusalOf(await of(`after: "${cursor}"`))).toEqual(['BAD_USER_INPUT', `after: "${cursor}" is no cursor of this list in this release. Leave it out to start at the first page.`]);
    }
  });

  it('refuse a predicate that does not exist', async () => {
    expect(refusalOf(await api().ask('{ concept(by: { id: "OMIM:154700" }) { assertions(predicate: [CURES]) { totalCount } } }'))[0]).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('assertion', () => {
  it('answers by id, and null for an unknown one', async () => {
    const [first] = await wolfram();
    const { data } = await api().ask('query ($id: ID!) { assertion(id: $id) { id predicate object { id } } none: assertion(id: "assertion:0000000000000000") { id } odd: assertion(id: "") { id } }', { id: first?.id });
    expect(data).toEqual({ assertion: { id: first?.id, predicate: 'HAS_FINDING', object: { id: 'HP:0000518' } }, none: null, odd: null });
  });
});

describe('article', () => {
  it('answers with the statements that cite it, also by its whole id', async () => {
    const { data } = await api().ask('{ article(pmid: "16151413") { id pmid title journal year assertions { object { id } } one: assertions(first: 1) { object { id } } } whole: article(pmid: "PMID:16151413") { pmid } }');
    expect(data).toEqual({
      article: { id: 'PMID:16151413', pmid: '16151413', title: null, journal: null, year: null, assertions: [{ object: { id: 'HP:0000518' } }, { object: { id: 'HP:0000819' } }], one: [{ object: { id: 'HP:0000518' } }] },
      whole: { pmid: '16151413' },
    });
  });

  it.each(['404', '', 'nonsense', '16151413 '])('answers null for "%s", which nothing cites', async (pmid) => {
    expect((await api().ask('query ($pmid: String!) { article(pmid: $pmid) { id } }', { pmid })).data).toEqual({ article: null });
  });

  it('refuses a page size out of bounds', async () => {
    const of = (first: number) => api().ask(`{ article(pmid: "16151413") { assertions(first: ${first}) { id } } }`);
    expect(refusalOf(await of(0))).toEqual(['BAD_USER_INPUT', 'assertions: first is 0, at least 1 is needed.']);
    expect(refusalOf(await of(201))).toEqual(['LIMIT_EXCEEDED', 'assertions: first: received 201, at most 200 allowed. Ask for a smaller page and follow endCursor.']);
  });
});

describe('explain', () => {
  const explain = async (id: string) => api().ask('query ($id: ID!) { explain(id: $id) { id summary inputs { name value source { source } } assertions { id } release { id } } }', { id });

  it('tells a statement in one sentence and lists everything behind it', async () => {
    const [, statement] = await wolfram();
    const { data } = await explain(statement?.id ?? '');
    const source = { source: 'HPOA' };
    expect(data.explain).toEqual({
      id: statement?.id, summary: 'OMIM:222300 Wolfram syndrome 1: has finding HP:0000819 Diabetes mellitus, stated by HPO annotations 1.',
      inputs: [
        { name: 'frequency, as stated', value: '9/10', source }, { name: 'frequency, 0 to 1', value: '0.9 (0.59585 to 0.982124)', source }, { name: 'patients', value: '9 of 10', source },
        { name: 'aspect', value: 'P', source }, { name: 'sex', value: 'FEMALE', source }, { name: 'evidence code', value: 'PCS', source },
        { name: 'recorded by', value: 'HPO:probinson', source }, { name: 'recorded on', value: '2022-04-24', source },
        { name: 'cites', value: 'PMID:9817917', source }, { name: 'cites', value: 'PMID:16151413', source }, { name: 'cites', value: 'ISBN-13:978-0-00-000000-2', source }, { name: 'cites', value: 'OMIM:222300', source },
      ],
      assertions: [{ id: statement?.id }], release: { id: api().graph.release.id },
    });
  });

  it('tells a note without a code by its words', async () => {
    const { data } = await api().ask('{ concept(by: { id: "ICD10CM:E11" }) { assertions { nodes { id } } } }');
    expect((await explain(data.concept.assertions.nodes[0].id)).data.explain.summary).toBe('ICD10CM:E11 Type 2 diabetes mellitus: use additional code to identify control, stated by ICD10CM for tests 1.');
  });

  it('tells a mapping with its flags, a combination with all its codes, and one without a target', async () => {
    const ofMapping = async (concept: 'ICD10CM:A02.1' | 'ICD10CM:R40.2130') => (await explain((await api().graph.store.mappings([concept]))[0]?.[0]?.id ?? '')).data.explain;
    expect(await ofMapping('ICD10CM:A02.1')).toMatchObject({
      summary: 'ICD10CM:A02.1 Salmonella sepsis maps to ICD9CM:003.1 Salmonella septicemia together with ICD9CM:995.91 Sepsis (close, official), stated by General Equivalence Mappings 2018.',
      inputs: [{ name: 'flags', value: '10111+10112', source: { source: 'GEM' } }], assertions: [],
    });
    expect((await ofMapping('ICD10CM:R40.2130')).summary).toBe('ICD10CM:R40.2130 Coma scale, eyes open, to sound, unspecified time maps to no target (not mapped, official), stated by General Equivalence Mappings 2018.');
  });

  it.each(['assertion:0000000000000000', 'mapping:0', 'nonsense', ''])('answers null for the unknown id "%s"', async (id) => {
    expect((await explain(id)).data).toEqual({ explain: null });
  });

  it('refuses what is neither a statement nor a mapping', async () => {
    expect(refusalOf(await explain('HP:0000819'))).toEqual(['BAD_USER_INPUT', 'id: "HP:0000819" is a Concept; assertions and mappings can be explained.']);
  });
});
