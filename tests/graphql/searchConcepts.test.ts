import { describe, expect, it } from 'vitest';
import { encodeCursor } from '../../server/services/paging.ts';
import { refusalOf, smallApi } from './api.ts';

const api = smallApi();
const query = `query ($text: String!, $systems: [ID!], $kinds: [ConceptKind!], $within: ID, $mode: SearchMode! = HYBRID, $language: String, $inactive: Boolean! = false, $first: Int! = 20, $after: String) {
  searchConcepts(text: $text, systems: $systems, kinds: $kinds, within: $within, mode: $mode, language: $language, includeInactive: $inactive, first: $first, after: $after) {
    totalCount inactiveCount tookMs release { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    facets { system { id } kind count } edges { cursor score node { id label } why { reason term highlights score rank note } } } }`;
interface Edge { readonly cursor: string; readonly score: number; readonly node: { readonly id: string }; readonly why: readonly { readonly reason: string; readonly note: string | null }[] }
const search = async (variables: Readonly<Record<string, unknown>>) => {
  const answer = await api().ask(query, variables);
  expect(answer.errors).toBeUndefined();
  const found = answer.data.searchConcepts;
  return { ...found, ids: found.edges.map(({ node }: Edge) => node.id) };
};

describe('searchConcepts', () => {
  it('finds by words and says why, with term, highlights, score and rank', async () => {
    const { edges, totalCount, release } = await search({ text: 'wolfram', mode: 'LEXICAL' });
    expect(totalCount).toBe(1);
    expect(release.id).toBe(api().graph.release.id);
    expect(edges[0]).toMatchObject({ node: { id: 'OMIM:222300', label: 'Wolfram syndrome 1' }, why: [{ reason: 'EXACT', term: 'Wolfram syndrome 1', highlights: [[0, 7]], rank: 1, note: null }] });
    expect(edges[0].why[0].score).toBe(edges[0].score);
  });

  it('says in each reason of a hybrid search that it went by words only', async () => {
    const { edges } = await search({ text: 'wolfram' });
    expect(edges[0].why[0].note).toBe('By words only: this server has no embedder, so nothing was matched by meaning.');
  });

  it.each([
    ['e119', 'ICD10CM:E11.9', 'CODE'], ['metfor', 'ATC:A10BA02', 'PREFIX'], ['glucophage', 'ATC:A10BA02', 'SYNONYM'], ['MI', 'SNOMEDCT:22298006', 'ABBREVIATION'],
    ['hypoglycaemia', 'HP:0001943', 'EXACT'], ['meniere disease', 'SNOMEDCT:13645005', 'EXACT'], ['feverr', 'HP:0001945', 'SPELLING'], ['diabetes nos', 'ICD10CM:E11', 'SYNONYM'],
  ])('finds "%s" as %s by %s', async (text, id, reason) => {
    const { edges } = await search({ text });
    const edge = edges.find(({ node }: Edge) => node.id === id) as Edge | undefined;
    expect(edge?.why.map((match) => match.reason)).toContain(reason);
  });

  it('restricts by system, kind and branch, and counts facets', async () => {
    const all = await search({ text: 'diabetes' });
    const { facets } = all;
    for (const { system, kind, count } of facets) {
      const restricted = await search({ text: 'diabetes', ...(system === null ? { kinds: [kind] } : { systems: [system.id] }) });
      expect(restricted.totalCount, JSON.stringify({ system, kind })).toBe(count);
    }
    expect(facets.length).toBeGreaterThan(4);
    expect((await search({ text: 'diabetes', within: 'HP:0000118' })).ids).toEqual(['HP:0000819', 'HP:0100651']);
    expect((await search({ text: 'diabetes', within: 'ICD10CM:E10', systems: ['icd-10-cm'] })).ids).toEqual(expect.arrayContaining(['ICD10CM:E10', 'ICD10CM:E10.9']));
  });

  it('hides inactive concepts, counts them, and shows them when asked', async () => {
    const hidden = await search({ text: 'obsolete clitoromegaly' });
    expect(hidden.ids).not.toContain('HP:0000057');
    expect(hidden.inactiveCount).toBeGreaterThan(0);
    const shown = await search({ text: 'obsolete clitoromegaly', inactive: true });
    expect(shown.ids[0]).toBe('HP:0000057');
    expect(shown.inactiveCount).toBe(0);
  });

  it('answers an empty page where nothing matches', async () => {
    expect(await search({ text: 'xylophone quartet' })).toMatchObject({ totalCount: 0, edges: [], facets: [], inactiveCount: 0, pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } });
    expect(await search({ text: '!!! --- ???' })).toMatchObject({ totalCount: 0 });
  });

  it('pages through all hits without repetition', async () => {
    const whole = await search({ text: 'diabetes', first: 100 });
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof search>> = await search({ text: 'diabetes', first: 2, after });
      expect(page.pageInfo.hasPreviousPage).toBe(seen.length > 0);
      expect(page.edges.map(({ why }: { why: { rank: number }[] }) => why[0]?.rank)).toEqual(page.edges.map((_: unknown, place: number) => seen.length + place + 1));
      seen.push(...page.ids);
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(whole.ids);
    expect(seen).toHaveLength(whole.totalCount);
  });

  it.each([
    [{ text: '' }, 'BAD_USER_INPUT', 'text: it is empty. Send a word, a part of one, or a code.'],
    [{ text: ' \t ' }, 'BAD_USER_INPUT', 'text: it is empty. Send a word, a part of one, or a code.'],
    [{ text: 'x'.repeat(201) }, 'LIMIT_EXCEEDED', 'text (characters): received 201, at most 200 allowed. Send the words that matter.'],
    [{ text: 'fever', first: 101 }, 'LIMIT_EXCEEDED', 'searchConcepts: first: received 101, at most 100 allowed. Ask for a smaller page and follow endCursor.'],
    [{ text: 'fever', first: 0 }, 'BAD_USER_INPUT', 'searchConcepts: first is 0, at least 1 is needed.'],
    [{ text: 'fever', mode: 'VECTOR' }, 'NOT_CONFIGURED', 'mode: VECTOR needs an embedder, and this server has none. Set HF_TOKEN or HF_ENDPOINT_URL, or use LEXICAL or HYBRID.'],
    [{ text: 'fever', within: 'HP:404' }, 'NOT_FOUND', 'No concept has the id "HP:404" in this release. Look it up with searchConcepts.'],
    [{ text: 'fever', systems: ['NOPE'] }, 'BAD_USER_INPUT', 'systems: "NOPE" not loaded. Loaded: ATC, HOSTILE, HP, OMIM, ICD10CM, ICD9CM, SNOMEDCT.'],
    [{ text: 'fever', systems: Array.from({ length: 201 }, () => 'HP') }, 'LIMIT_EXCEEDED', 'systems: received 201, at most 200 allowed. Send fewer in one request.'],
  ])('refuses %j', async (variables, code, message) => {
    expect(refusalOf(await api().ask(query, variables))).toEqual([code, message]);
  });

  it.each(['nonsense', '', encodeCursor('0.5'), encodeCursor('0.5 HP:404'), encodeCursor('x HP:0001945'), encodeCursor('Infinity HP:0001945'), encodeCursor(' HP:0001945'), `${encodeCursor('0.5 HP:0001945')}=`])(
    'refuses the cursor "%s", which it did not give out', async (after) => {
      expect(refusalOf(await api().ask(query, { text: 'fever', after }))).toEqual(['BAD_USER_INPUT', `after: "${after}" is no cursor of this list in this release. Leave it out to start at the first page.`]);
    });

  it('finds nothing wrong with operators, wildcards and very many words', async () => {
    for (const text of ['fever OR 1=1', '"fever" AND *', 'a '.repeat(100), '(((', '\\', '%', '\u0000', '\u202e', '\ud800']) {
      expect((await api().ask(query, { text })).errors, JSON.stringify(text)).toBeUndefined();
    }
  });
});
