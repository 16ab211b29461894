import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from './api.ts';
import { refusalOf, startApi } from './api.ts';

let api: Api;
let older: string;
beforeAll(async () => {
  const graph = await openSources(smallGraph);
  const before = (await openSources(smallGraph, ['ATC'])).release;
  older = before.id;
  api = await startApi({ graph, releases: [graph.release, before] });
});
afterAll(() => api.stop());

describe('release', () => {
  it('names its content and sources with version, licence and attribution, and counts what it holds', async () => {
    const { data } = await api.ask('{ release { id contentHash createdAt counts { concepts terms hierarchyEdges assertions mappings articles cooccurrences } sources { id source title version publishedOn loadedAt licence attribution homepage tier } } }');
    const { release } = data;
    expect(release.id).toBe(`release:${String(release.contentHash).slice(0, 16)}`);
    expect(release.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Date(release.createdAt).toISOString()).toBe(release.createdAt);
    expect(release.counts).toEqual({ ...api.graph.release.counts, cooccurrences: 0 });
    expect(release.counts).toMatchObject({ assertions: 10, mappings: 7, articles: 4, hierarchyEdges: 26 });
    expect(release.sources.map(({ source }: { source: string }) => source)).toEqual(['ATC', 'GEM', 'HOSTILE', 'HPO', 'HPOA', 'ICD10CM', 'ICD9CM', 'SNOMEDCT-GPS']);
    expect(release.sources[3]).toMatchObject({ title: 'Human Phenotype Ontology', version: '2025-01-16', publishedOn: '2025-01-16', homepage: 'https://hpo.jax.org', tier: 'TERMINOLOGY', attribution: 'HPO contributors' });
    expect(release.sources[0]).toMatchObject({ publishedOn: null, homepage: null, licence: 'ATC terms: non-commercial' });
  });
});

describe('releases', () => {
  it('lists those this server holds, newest first, at most as many as asked', async () => {
    const { data } = await api.ask('{ releases { id } one: releases(first: 1) { id } }');
    expect(data).toEqual({ releases: [{ id: api.graph.release.id }, { id: older }], one: [{ id: api.graph.release.id }] });
  });

  it('refuses a page size out of bounds', async () => {
    expect(refusalOf(await api.ask('{ releases(first: 101) { id } }'))).toEqual(['LIMIT_EXCEEDED', 'releases: first: received 101, at most 100 allowed. Ask for a smaller page and follow endCursor.']);
    expect(refusalOf(await api.ask('{ releases(first: 0) { id } }'))).toEqual(['BAD_USER_INPUT', 'releases: first is 0, at least 1 is needed.']);
  });
});

describe('codeSystems', () => {
  it('lists the loaded systems with their roots in order', async () => {
    const { data } = await api.ask('{ codeSystems { id name version licence description hierarchical conceptCount languages roots { totalCount nodes { id } } } }');
    const icd10 = data.codeSystems.find(({ id }: { id: string }) => id === 'ICD10CM');
    expect(icd10).toEqual({
      id: 'ICD10CM', name: 'ICD-10-CM', version: 'FY2026', licence: 'public domain', description: 'Codes for diagnoses.', hierarchical: true, conceptCount: 11, languages: ['en'],
      roots: { totalCount: 4, nodes: ['ICD10CM:R40.2130', 'ICD10CM:chapter-1', 'ICD10CM:chapter-4', 'ICD10CM:chapter-10'].map((id) => ({ id })) },
    });
    const hp = data.codeSystems.find(({ id }: { id: string }) => id === 'HP');
    expect(hp.roots.nodes).toEqual([{ id: 'HP:0000001' }]);
  });

  it('pages through roots and refuses a tampered cursor', async () => {
    const page = async (after: string | null) => (await api.ask('query ($after: String) { node(id: "ICD10CM") { ... on CodeSystem { roots(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }', { after }));
    const first = (await page(null)).data.node.roots;
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect((await page(first.pageInfo.endCursor)).data.node.roots).toMatchObject({ nodes: [{ id: 'ICD10CM:chapter-10' }], pageInfo: { hasNextPage: false } });
    expect(refusalOf(await page('x'))[0]).toBe('BAD_USER_INPUT');
    expect(refusalOf(await api.ask('{ codeSystems { roots(first: 201) { totalCount } } }').then(({ errors, ...rest }) => ({ ...rest, errors: errors?.slice(0, 1) })))[0]).toBe('LIMIT_EXCEEDED');
  });
});

describe('every answer', () => {
  it('carries release, request id and time in its extensions, a new id each time', async () => {
    const [one, two] = [await api.ask('{ __typename }'), await api.ask('{ __typename }')];
    for (const { extensions } of [one, two]) {
      expect(Object.keys(extensions).sort()).toEqual(['release', 'requestId', 'size', 'tookMs']);
      expect(extensions.release).toBe(api.graph.release.id);
      expect(extensions.tookMs).toBeGreaterThan(0);
    }
    expect(one.extensions.requestId).not.toBe(two.extensions.requestId);
  });

  it('that is refused carries the request id beside each error', async () => {
    const { errors, extensions } = await api.ask('{ subsumes(ancestor: "a", descendant: "b") }');
    expect(errors?.[0]?.extensions['requestId']).toBe(extensions.requestId);
    const invalid = await api.ask('{ nothingOfThisName }');
    expect(invalid.errors?.[0]?.extensions['requestId']).toBe(invalid.extensions.requestId);
  });
});
