import { describe, expect, it } from 'vitest';
import { sourceReleaseId } from '../../server/services/graph.ts';
import { refusalOf, smallApi } from './api.ts';

const api = smallApi();
const nodesQuery = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Concept { label } ... on SourceRelease { source } ... on CodeSystem { name } ... on Mapping { relation } ... on Assertion { predicate } ... on Article { pmid } ... on GraphRelease { contentHash } } }';

async function oneOfEach() {
  const { store, release } = api().graph;
  const [page] = await store.statements([{ concept: 'OMIM:154700', role: 'SUBJECT', predicates: undefined, first: 1, after: undefined }]);
  const [mappings = []] = await store.mappings(['ICD10CM:A02.1']);
  const [source] = release.sources;
  if (source === undefined) throw new Error('the release has no source');
  return [
    { __typename: 'Concept', id: 'HP:0001945', label: 'Fever' },
    { __typename: 'Assertion', id: page?.statements[0]?.id ?? '', predicate: 'HAS_FINDING' },
    { __typename: 'Mapping', id: mappings[0]?.id ?? '', relation: 'CLOSE' },
    { __typename: 'Article', id: 'PMID:9817917', pmid: '9817917' },
    { __typename: 'GraphRelease', id: release.id, contentHash: release.contentHash },
    { __typename: 'SourceRelease', id: sourceReleaseId(source), source: source.source },
    { __typename: 'CodeSystem', id: 'ICD10CM', name: 'ICD-10-CM' },
  ];
}

describe('nodes', () => {
  it('answers every type by its id alone, in the order asked, null in the place of an unknown id', async () => {
    const nodes = await oneOfEach();
    const unknown = ['HP:9999999', 'assertion:0000000000000000', 'mapping:0000000000000000', 'PMID:404', 'release:0000', 'source:X@000', 'NOSYSTEM', '', 'toString', '__proto__'];
    const ids = [...nodes.map(({ id }) => id), ...unknown, nodes[0]?.id];
    const { data, errors } = await api().ask(nodesQuery, { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([...nodes, ...unknown.map(() => null), nodes[0]]);
  });

  it('answers an empty list for no ids and refuses 201', async () => {
    expect((await api().ask(nodesQuery, { ids: [] })).data).toEqual({ nodes: [] });
    expect(refusalOf(await api().ask(nodesQuery, { ids: Array.from({ length: 201 }, () => 'HP:1') }))).toEqual(['LIMIT_EXCEEDED', 'ids: received 201, at most 200 allowed. Send fewer in one request.']);
  });
});

describe('node', () => {
  it('answers one object of every type', async () => {
    for (const node of await oneOfEach()) {
      expect((await api().ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id: node.id })).data.node).toEqual({ __typename: node.__typename, id: node.id });
    }
  });

  it('does not exchange a retired concept for its replacement, and answers null for an alternative id', async () => {
    const { data } = await api().ask('{ retired: node(id: "HP:0000057") { id ... on Concept { active replacedBy { id } } } alternative: node(id: "HP:0004908") { id } unknown: node(id: "HP:404") { id } }');
    expect(data).toEqual({ retired: { id: 'HP:0000057', active: false, replacedBy: [{ id: 'HP:0008665' }] }, alternative: null, unknown: null });
  });
});
