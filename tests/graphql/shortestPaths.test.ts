import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSources } from '../fixtures/graphFiles.ts';
import { assertionRow, describe as source, isA, named } from '../fixtures/rows.ts';
import type { Api } from './api.ts';
import { refusalOf, smallApi, startApi } from './api.ts';

const api = smallApi();
const query = 'query ($from: ID!, $to: ID!, $maxLength: Int! = 4, $first: Int! = 5) { shortestPaths(from: $from, to: $to, maxLength: $maxLength, first: $first) { id } }';
const idsOf = (paths: readonly (readonly { readonly id: string }[])[]) => paths.map((path) => path.map(({ id }) => id));

describe('shortestPaths', () => {
  it('walks hierarchy, statements and mappings, and lists every path of the smallest length', async () => {
    const { data, extensions } = await api().ask(query, { from: 'OMIM:222300', to: 'OMIM:154700' });
    expect(idsOf(data.shortestPaths)).toEqual([['OMIM:222300', 'HP:0000518', 'OMIM:154700']]);
    expect(extensions).not.toHaveProperty('notices');
    const two = await api().ask(query, { from: 'ICD10CM:E11.65', to: 'ICD10CM:E11.9' });
    expect(idsOf(two.data.shortestPaths)).toEqual([['ICD10CM:E11.65', 'ICD10CM:E11', 'ICD10CM:E11.9'], ['ICD10CM:E11.65', 'ICD9CM:250.00', 'ICD10CM:E11.9']]);
    expect(idsOf((await api().ask(query, { from: 'ICD10CM:E11.65', to: 'ICD10CM:E11.9', first: 1 })).data.shortestPaths)).toHaveLength(1);
  });

  it('of a concept to itself is the concept, to its neighbour the edge', async () => {
    expect(idsOf((await api().ask(query, { from: 'HP:0001945', to: 'HP:0001945' })).data.shortestPaths)).toEqual([['HP:0001945']]);
    expect(idsOf((await api().ask(query, { from: 'HP:0001945', to: 'UMLS:C0015967', maxLength: 1 })).data.shortestPaths)).toEqual([['HP:0001945', 'UMLS:C0015967']]);
  });

  it('is empty where nothing connects, or nothing as short as asked', async () => {
    expect((await api().ask(query, { from: 'HP:0001945', to: 'ATC:A', maxLength: 6 })).data).toEqual({ shortestPaths: [] });
    expect((await api().ask(query, { from: 'OMIM:222300', to: 'OMIM:154700', maxLength: 1 })).data).toEqual({ shortestPaths: [] });
  });

  it.each([
    [{ from: 'HP:404', to: 'HP:0001945' }, 'NOT_FOUND', 'No concept has the id "HP:404" in this release. Look it up with searchConcepts.'],
    [{ from: 'HP:0001945', to: 'x' }, 'NOT_FOUND', 'No concept has the id "x" in this release. Look it up with searchConcepts.'],
    [{ from: 'HP:0001945', to: 'HP:0000518', maxLength: 7 }, 'LIMIT_EXCEEDED', 'maxLength: received 7, at most 6 allowed. Ask for shorter paths.'],
    [{ from: 'HP:0001945', to: 'HP:0000518', first: 21 }, 'LIMIT_EXCEEDED', 'shortestPaths: first: received 21, at most 20 allowed. Ask for a smaller page and follow endCursor.'],
    [{ from: 'HP:0001945', to: 'HP:0000518', first: 0 }, 'BAD_USER_INPUT', 'shortestPaths: first is 0, at least 1 is needed.'],
  ])('refuses %j', async (variables, code, message) => {
    expect(refusalOf(await api().ask(query, variables))).toEqual([code, message]);
  });
});

describe('shortestPaths near a concept with more than 500 neighbours', () => {
  const leaves = Array.from({ length: 501 }, (_, place) => `H:leaf${place}` as const);
  let hubs: Api;
  beforeAll(async () => {
    const rows = [
      ...named('H:hub', 'OTHER', 'hub'), ...leaves.flatMap((leaf) => [...named(leaf, 'OTHER', leaf), ...isA(leaf, 'H:hub')]),
      ...named('H:detour', 'OTHER', 'detour'), assertionRow('H:leaf0', 'CAUSES', 'H:detour'), ...named('H:second', 'OTHER', 'second'),
      assertionRow('H:detour', 'CAUSES', 'H:second'), assertionRow('H:second', 'CAUSES', 'H:leaf1'),
    ];
    hubs = await startApi({ graph: await openSources([{ description: source('H', ['H']), rows }]) });
  });
  afterAll(() => hubs.stop());
  const notice = ['Concepts with more than 500 neighbours were not walked through.'];

  it('goes around it and says so', async () => {
    const { data, extensions } = await hubs.ask(query, { from: 'H:leaf0', to: 'H:leaf1' });
    expect(idsOf(data.shortestPaths)).toEqual([['H:leaf0', 'H:detour', 'H:second', 'H:leaf1']]);
    expect(extensions.notices).toEqual(notice);
  });

  it('finds nothing where the only way leads through it, and says so', async () => {
    const { data, extensions } = await hubs.ask(query, { from: 'H:leaf2', to: 'H:leaf3' });
    expect(data).toEqual({ shortestPaths: [] });
    expect(extensions.notices).toEqual(notice);
  });

  it('begins and ends in it', async () => {
    expect(idsOf((await hubs.ask(query, { from: 'H:hub', to: 'H:second' })).data.shortestPaths)).toEqual([['H:hub', 'H:leaf1', 'H:second']]);
    expect(idsOf((await hubs.ask(query, { from: 'H:second', to: 'H:hub' })).data.shortestPaths)).toEqual([['H:second', 'H:leaf1', 'H:hub']]);
    expect(idsOf((await hubs.ask(query, { from: 'H:hub', to: 'H:leaf7' })).data.shortestPaths)).toEqual([['H:hub', 'H:leaf7']]);
  });
});
