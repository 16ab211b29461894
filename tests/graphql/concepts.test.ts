import { describe, expect, it } from 'vitest';
import { limits } from '../../server/domain/limits.ts';
import { encodeCursor } from '../../server/services/paging.ts';
import { hostileLabels } from '../fixtures/smallGraph.ts';
import { refusalOf, smallApi } from './api.ts';

const api = smallApi();

const conceptQuery = 'query ($by: ConceptRef!) { concept(by: $by) { id label active terms { text type } replacedBy { id } } }';
const idBy = async (by: unknown): Promise<unknown> => {
  const { data, errors } = await api().ask('query ($by: ConceptRef!) { concept(by: $by) { id } }', { by });
  expect(errors).toBeUndefined();
  return data.concept?.id ?? null;
};

describe('concept', () => {
  it('answers by id with label, kind, standing, source, definition and counts', async () => {
    const { data, errors } = await api().ask(`{ concept(by: { id: "HP:0000819" }) {
      id code label kind active standing definition childCount descendantCount source { source tier version } system { id name hierarchical conceptCount } release { id } } }`);
    expect(errors).toBeUndefined();
    expect(data.concept).toEqual({
      id: 'HP:0000819', code: '0000819', label: 'Diabetes mellitus', kind: 'FINDING', active: true, standing: 'PUBLISHED',
      definition: 'A group of abnormalities characterized by hyperglycemia and glucose intolerance.', childCount: 1, descendantCount: 1,
      source: { source: 'HPO', tier: 'TERMINOLOGY', version: '2025-01-16' },
      system: { id: 'HP', name: 'Human Phenotype Ontology', hierarchical: true, conceptCount: 15 }, release: { id: api().graph.release.id },
    });
  });

  it.each([
    [{ id: 'icd10cm:e119' }, 'ICD10CM:E11.9'],
    [{ id: 'ICD-10-CM:E11.9' }, 'ICD10CM:E11.9'],
    [{ id: 'HPO:819' }, 'HP:0000819'],
    [{ code: { system: 'ICD-10-CM', code: 'e1165' } }, 'ICD10CM:E11.65'],
    [{ code: { system: 'SCT', code: '44054006' } }, 'SNOMEDCT:44054006'],
    [{ uri: 'http://purl.obolibrary.org/obo/HP_0000819' }, 'HP:0000819'],
    [{ uri: 'http://hl7.org/fhir/sid/icd-10-cm|E11.9' }, 'ICD10CM:E11.9'],
    [{ uri: 'http://snomed.info/id/44054006' }, 'SNOMEDCT:44054006'],
    [{ uri: 'http://www.whocc.no/atc|a10ba02' }, 'ATC:A10BA02'],
  ])('finds %j as %s', async (by, id) => { expect(await idBy(by)).toBe(id); });

  it('answers the live concept for an alternative id, which its terms show as former', async () => {
    const { data } = await api().ask(conceptQuery, { by: { id: 'HP:0004908' } });
    expect(data.concept).toMatchObject({ id: 'HP:0000819', terms: expect.arrayContaining([{ text: 'HP:0004908', type: 'FORMER' }]) });
  });

  it('answers the replacement for a retired id, and the retired concept where there is none', async () => {
    expect(await idBy({ id: 'HP:0000057' })).toBe('HP:0008665');
    const { data } = await api().ask(conceptQuery, { by: { id: 'HP:0001726' } });
    expect(data.concept).toMatchObject({ id: 'HP:0001726', active: false, replacedBy: [] });
  });

  it.each([[{ id: 'HP:9999999' }], [{ id: 'no id' }], [{ id: '' }], [{ id: ':' }], [{ code: { system: 'HP', code: '' } }], [{ uri: 'http://purl.obolibrary.org/obo/HP_9999999' }], [{ id: '__proto__:constructor' }]])(
    'answers null for %j', async (by) => { expect(await idBy(by)).toBeNull(); });

  it('refuses a URI of no known system and says which begin a known one', async () => {
    const [code, message] = refusalOf(await api().ask(conceptQuery, { by: { uri: 'https://example.org/E11' } }));
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain('uri: "https://example.org/E11" is of no known code system. Known beginnings: http://hl7.org/fhir/sid/icd-10-cm');
  });

  it.each([[{}], [{ id: 'HP:0000819', uri: 'http://purl.obolibrary.org/obo/HP_0000819' }], [{ id: null }]])('refuses %j, because exactly one reference is needed', async (by) => {
    const [code, message] = refusalOf(await api().ask(conceptQuery, { by }));
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(/[Ee]xactly one|must be non-null/);
  });

  it('gives names back letter by letter, whatever they hold', async () => {
    const { data } = await api().ask('query ($ids: [ID!]!) { concepts(ids: $ids) { id label } }', { ids: Object.keys(hostileLabels) });
    expect(data.concepts).toEqual(Object.entries(hostileLabels).map(([id, label]) => ({ id, label })));
  });

  it('labels in the language asked for, else in English, else by the code', async () => {
    const { data } = await api().ask('{ concept(by: { id: "HP:0000819" }) { label de: label(language: "de") fr: label(language: "fr") terms(language: "de") { text } } bare: concept(by: { id: "ICD9CM:250" }) { label } }');
    expect(data).toEqual({ concept: { label: 'Diabetes mellitus', de: 'Zuckerkrankheit', fr: 'Diabetes mellitus', terms: [{ text: 'Zuckerkrankheit' }] }, bare: { label: '250' } });
  });

  it('describes a system that is only referred to as not loaded', async () => {
    const { data } = await api().ask('{ concept(by: { id: "UMLS:C0015967" }) { standing system { id name version conceptCount roots { totalCount } } } }');
    expect(data.concept).toEqual({ standing: 'REFERENCED', system: { id: 'UMLS', name: 'UMLS', version: 'not loaded', conceptCount: 0, roots: { totalCount: 0 } } });
  });
});

describe('concepts', () => {
  it('answers in the order of the ids, null for an unknown one, a retired one as it stands', async () => {
    const { data } = await api().ask('{ concepts(ids: ["HP:0001945", "HP:404", "nonsense", "HP:0000057", "icd10cm:e119", "HP:0001945"]) { id } }');
    expect(data.concepts).toEqual([{ id: 'HP:0001945' }, null, null, { id: 'HP:0000057' }, { id: 'ICD10CM:E11.9' }, { id: 'HP:0001945' }]);
  });

  it('answers an empty list for no ids', async () => {
    expect((await api().ask('{ concepts(ids: []) { id } }')).data).toEqual({ concepts: [] });
  });

  it('takes 200 ids and refuses 201', async () => {
    const ids = (count: number) => ({ ids: Array.from({ length: count }, () => 'HP:0001945') });
    const query = 'query ($ids: [ID!]!) { concepts(ids: $ids) { id } }';
    expect((await api().ask(query, ids(limits.idsMax))).data.concepts).toHaveLength(200);
    expect(refusalOf(await api().ask(query, ids(limits.idsMax + 1)))).toEqual(['LIMIT_EXCEEDED', 'ids: received 201, at most 200 allowed. Send fewer in one request.']);
  });
});

describe('the hierarchy of a concept', () => {
  it('names parents with the source of each edge, ancestors nearest first, and all chains to a root', async () => {
    const { data } = await api().ask(`{ concept(by: { id: "HP:0000819" }) {
      parents { id } parentEdges { parent { id } source { source } } ancestors { id } pathsToRoot { id } one: pathsToRoot(first: 1) { id } } }`);
    expect(data.concept).toEqual({
      parents: [{ id: 'HP:0000818' }, { id: 'HP:0001952' }],
      parentEdges: [{ parent: { id: 'HP:0000818' }, source: { source: 'HPO' } }, { parent: { id: 'HP:0001952' }, source: { source: 'HPO' } }],
      ancestors: ['HP:0000818', 'HP:0001952', 'HP:0000118', 'HP:0011014', 'HP:0000001', 'HP:0001939'].map((id) => ({ id })),
      pathsToRoot: [
        ['HP:0000001', 'HP:0000118', 'HP:0000818', 'HP:0000819'].map((id) => ({ id })),
        ['HP:0000001', 'HP:0000118', 'HP:0001939', 'HP:0011014', 'HP:0001952', 'HP:0000819'].map((id) => ({ id })),
      ],
      one: [['HP:0000001', 'HP:0000118', 'HP:0000818', 'HP:0000819'].map((id) => ({ id }))],
    });
  });

  it('is empty for a root and a leaf', async () => {
    const { data } = await api().ask('{ concept(by: { id: "SNOMEDCT:22298006" }) { parents { id } ancestors { id } pathsToRoot { id } children { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } descendantCount } }');
    expect(data.concept).toEqual({
      parents: [], ancestors: [], pathsToRoot: [[{ id: 'SNOMEDCT:22298006' }]],
      children: { totalCount: 0, pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } }, descendantCount: 0,
    });
  });

  it.each(['children', 'descendants'])('pages through all %s without repetition', async (field) => {
    const query = `query ($first: Int, $after: String) { concept(by: { id: "HP:0000118" }) { list: ${field}(first: $first, after: $after) {
      nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
    const whole = (await api().ask(query, { first: 200 })).data.concept.list;
    expect(whole.nodes.length).toBe(whole.totalCount);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await api().ask(query, { first: 2, after });
      const list = data.concept.list;
      expect(list.pageInfo).toMatchObject({ hasPreviousPage: seen.length > 0, startCursor: list.edges[0].cursor, endCursor: list.edges.at(-1).cursor });
      expect(list.edges.map((edge: { node: unknown }) => edge.node)).toEqual(list.nodes);
      seen.push(...list.nodes.map(({ id }: { id: string }) => id));
      more = list.pageInfo.hasNextPage;
      after = list.pageInfo.endCursor;
    }
    expect(seen).toEqual(whole.nodes.map(({ id }: { id: string }) => id));
  });

  it.each([
    ['children(first: 0)', 'BAD_USER_INPUT', 'children: first is 0, at least 1 is needed.'],
    ['children(first: -1)', 'BAD_USER_INPUT', 'children: first is -1, at least 1 is needed.'],
    ['descendants(first: 201)', 'LIMIT_EXCEEDED', 'descendants: first: received 201, at most 200 allowed. Ask for a smaller page and follow endCursor.'],
    ['pathsToRoot(first: 51) { id } children', 'LIMIT_EXCEEDED', 'pathsToRoot: first: received 51, at most 50 allowed. Ask for a smaller page and follow endCursor.'],
    ['children(after: "nonsense")', 'BAD_USER_INPUT', 'after: "nonsense" is no cursor of this list in this release. Leave it out to start at the first page.'],
    ['children(after: "")', 'BAD_USER_INPUT', 'after: "" is no cursor of this list in this release. Leave it out to start at the first page.'],
    [`children(after: "${encodeCursor('HP:9999999')}")`, 'BAD_USER_INPUT', `after: "${encodeCursor('HP:9999999')}" is no cursor of this list in this release. Leave it out to start at the first page.`],
    [`children(after: "${encodeCursor('HP:0000819')}")`, 'BAD_USER_INPUT', `after: "${encodeCursor('HP:0000819')}" is no cursor of this list in this release. Leave it out to start at the first page.`],
  ])('refuses %s', async (field, code, message) => {
    expect(refusalOf(await api().ask(`{ concept(by: { id: "HP:0000118" }) { ${field} { totalCount } } }`))).toEqual([code, message]);
  });

  it('reads a page size sent as null as left out', async () => {
    const { data } = await api().ask('{ concept(by: { id: "HP:0000118" }) { children(first: null, after: null) { totalCount nodes { id } } } }');
    expect(data.concept.children.nodes).toHaveLength(data.concept.children.totalCount);
  });
});

describe('the mappings of a concept', () => {
  const of = async (id: string, args = '') => (await api().ask(`{ concept(by: { id: "${id}" }) { mappings${args} { source { id } target { id label } targetsTogether { id } relation status flags { name value } provenance { source { source } } } } }`)).data.concept.mappings;

  it('are those from it, then those to it, with relation, status, flags and source', async () => {
    const mappings = await of('ICD10CM:E11.9');
    expect(mappings).toHaveLength(2);
    expect(mappings[0]).toEqual({
      source: { id: 'ICD10CM:E11.9' }, target: { id: 'ICD9CM:250.00', label: 'Diabetes mellitus without mention of complication, type II or unspecified type' },
      targetsTogether: [], relation: 'CLOSE', status: 'OFFICIAL', flags: [{ name: 'flags', value: '10000' }], provenance: [{ source: { source: 'GEM' } }],
    });
    expect(mappings[1]).toMatchObject({ source: { id: 'ICD9CM:250.00' }, target: { id: 'ICD10CM:E11.9' } });
  });

  it('name all codes of a combination, and null where the publisher says that there is no target', async () => {
    expect(await of('ICD10CM:A02.1')).toMatchObject([{ target: { id: 'ICD9CM:003.1' }, targetsTogether: [{ id: 'ICD9CM:995.91' }] }]);
    expect(await of('ICD10CM:R40.2130')).toMatchObject([{ target: null, relation: 'NOT_MAPPED', targetsTogether: [] }]);
    expect(await of('HP:0000001')).toEqual([]);
  });

  it('can be restricted by the system of the other end and by status', async () => {
    expect(await of('HP:0001945', '(to: ["UMLS"])')).toMatchObject([{ target: { id: 'UMLS:C0015967' } }]);
    expect(await of('ICD9CM:250.00', '(to: ["ICD10CM"], status: [CANDIDATE])')).toMatchObject([{ source: { id: 'ICD10CM:E11.65' } }]);
    expect(await of('HP:0001945', '(to: ["ATC"])')).toEqual([]);
    expect(await of('HP:0001945', '(to: [])')).toEqual([]);
  });

  it('to a further target of a combination can be restricted by the system of its source', async () => {
    expect(await of('ICD9CM:995.91', '(to: ["ICD10CM"])')).toMatchObject([{ source: { id: 'ICD10CM:A02.1' } }]);
  });
});

describe('subsumes', () => {
  const subsumes = async (ancestor: string, descendant: string) => api().ask('query ($a: ID!, $d: ID!) { subsumes(ancestor: $a, descendant: $d) }', { a: ancestor, d: descendant });

  it.each([
    ['HP:0000118', 'HP:0000819', true], ['HP:0000819', 'HP:0000118', false], ['HP:0000819', 'HP:0000819', true],
    ['HP:0000818', 'HP:0100651', true], ['HP:0001952', 'HP:0100651', true], ['HP:0000478', 'HP:0000819', false],
    ['ICD10CM:chapter-4', 'icd10cm:E119', true], ['HP:0000819', 'ICD10CM:E11.9', false], ['ICD10CM:E11', 'SNOMEDCT:44054006', false],
    ['HP:0000118', 'HP:0004908', true], ['SNOMEDCT:44054006', 'SNOMEDCT:22298006', false],
  ])('of %s and %s is %s', async (ancestor, descendant, expected) => {
    expect((await subsumes(ancestor, descendant)).data).toEqual({ subsumes: expected });
  });

  it.each([['HP:9999999', 'HP:0000819', 'HP:9999999'], ['HP:0000819', 'nonsense', 'nonsense'], ['', 'HP:0000819', '']])(
    'refuses the unknown id among "%s" and "%s"', async (ancestor, descendant, unknown) => {
      const answer = await subsumes(ancestor, descendant);
      expect(answer.data).toBeNull();
      expect(refusalOf(answer)).toEqual(['NOT_FOUND', `No concept has the id "${unknown}" in this release. Look it up with searchConcepts.`]);
    });

  it('shows no more than the beginning of a long id', async () => {
    expect(refusalOf(await subsumes('x'.repeat(5000), 'HP:0000819'))[1].length).toBeLessThan(250);
  });
});
