import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSources } from '../fixtures/graphFiles.ts';
import { smallGraph } from '../fixtures/smallGraph.ts';
import type { Api } from '../graphql/api.ts';
import { answerOf, startApi } from '../graphql/api.ts';
import { askedBeside, eachAtOnce } from './beside.ts';
import { uncleanness } from './clean.ts';
import { hostileConnections, sendTo } from './connections.ts';
import { hostileBodies, sendBody } from './documents.ts';
import { injectEverywhere } from './injections.ts';
import { hostileStrings } from './strings.ts';
import { stringArguments } from './stringArguments.ts';

let api: Api;
beforeAll(async () => { api = await startApi({ graph: await openSources(smallGraph), production: true }); });
afterAll(() => api.stop());

const all = '{ release { id contentHash counts { concepts terms hierarchyEdges assertions mappings } } concept(by: { id: "OMIM:222300" }) { label terms { text } assertions(first: 50) { totalCount nodes { id } } } }';

describe('hostile requests', () => {
  it('are at least two hundred that are fixed, each another, and reach every string that the schema takes', () => {
    const places = stringArguments().map(({ place }) => place);
    const fixed = [...hostileBodies, ...hostileConnections].map((sent) => JSON.stringify(sent));
    expect(new Set(fixed).size).toBe(fixed.length);
    expect(fixed.length).toBeGreaterThanOrEqual(200);
    expect(places.length * hostileStrings.length).toBeGreaterThan(1_000);
    expect(new Set(places).size).toBe(places.length);
    for (const place of ['Query.concept(by.code.code)', 'Query.differential(case.findings.concept)', 'Query.searchConcepts(after)', 'Concept.children(after)', 'Query.linkMentions(to)']) expect(places).toContain(place);
  });

  it.each(hostileBodies)('with $what come to $code', async (hostile) => {
    const { body, code } = hostile;
    const answer = await sendBody(api.url, hostile);
    expect(uncleanness(answer, String(body))).toBeUndefined();
    const codes = [...new Set(answer.errors?.map(({ extensions }) => extensions['code']) ?? ['answered'])];
    expect(codes).toEqual([code]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each(hostileConnections)('as $what are answered with $status, and the connection is closed', async (connection) => {
    const { status, text } = await sendTo(Number(new URL(api.url).port), connection);
    expect([status, text.slice(0, 200)]).toEqual([connection.status, expect.anything()]);
    if (status === 0 || status === 200) return;
    const answer = await answerOf(new Response(text.slice(text.indexOf('\r\n\r\n') + 4), { status }));
    expect(answer.errors).toHaveLength(1);
    expect(uncleanness(answer, '')).toBeUndefined();
  });

  it('in every string argument of every field are answered harmlessly, and change nothing', async () => {
    const before = (await api.ask(all)).data as unknown;
    const { hostileRequests, unclean, beside } = await injectEverywhere(api);
    expect(unclean).toEqual([]);
    expect(beside.failures).toEqual([]);
    expect(hostileRequests.length).toBeGreaterThan(1_000);
    expect(beside.times.length).toBeGreaterThan(50);
    expect((await api.ask(all)).data).toEqual(before);
  }, 240_000);

  it('all at once leave normal questions answered', async () => {
    const { failures, times } = await askedBeside(api, async () => {
      await Promise.all([
        eachAtOnce(hostileBodies, 20, async (body) => { await sendBody(api.url, body); }),
        eachAtOnce(hostileConnections, 20, async (connection) => { await sendTo(Number(new URL(api.url).port), connection); }),
      ]);
    });
    expect(failures).toEqual([]);
    expect(times.length).toBeGreaterThan(10);
  });
});
