import { describe, expect, it } from 'vitest';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { changingSchemaOf, holding, underWay } from './holding.ts';
import { eventually, placesWith, serveApi } from './servedApi.ts';
import { neo4jIsHere, sharedConnection, sharedUri } from './sharedNeo4j.ts';

const statements = '{ concept(by: { id: "OMIM:222300" }) { assertions(first: 1) { totalCount } } }';

describe.runIf(neo4jIsHere())('a Neo4j that is slow', () => {
  const connection = sharedConnection();

  it('is refused with DEADLINE_EXCEEDED, and /health says why only where it is slow for everything', async () => {
    const uri = sharedUri();
    const api = await serveApi(uri, await placesWith(uri, smallGraph));
    await api.started;
    const { letGo } = await holding(uri, changingSchemaOf('Concept'));
    const refused = await api.ask(statements);
    expect(refused.errors?.map(({ extensions }) => extensions['code'])).toEqual(['DEADLINE_EXCEEDED']);
    expect(await underWay(connection, 'OPTIONAL MATCH (:Assertion')).toEqual([]);
    expect(await api.health()).toMatchObject({ status: 200 });
    await letGo();
    expect((await api.ask(statements)).data).toMatchObject({ concept: { assertions: { totalCount: 4 } } });

    const served = await holding(uri, changingSchemaOf('Served'));
    expect(await eventually(() => api.health(), ({ status }) => status === 503)).toMatchObject({ body: { status: 'unavailable', reason: 'Neo4j answers too slowly.' } });
    await served.letGo();
    await eventually(() => api.health(), ({ status }) => status === 200);
    expect(api.told).toEqual(['Neo4j answers too slowly.', 'back']);
    expect(api.problems).toEqual([]);
  });

  it('is not kept busy for a client that has left', async () => {
    const uri = sharedUri();
    const api = await serveApi(uri, await placesWith(uri, smallGraph));
    await api.started;
    await holding(uri, changingSchemaOf('Concept'));
    const leaving = new AbortController();
    const asked = api.ask(statements, {}, leaving.signal);
    await eventually(() => underWay(connection, 'MATCH (concept:Concept {key: key})'), (found) => found.length > 0);
    const leftAt = performance.now();
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    await eventually(() => underWay(connection, 'MATCH (concept:Concept {key: key})'), (found) => found.length === 0);
    expect(performance.now() - leftAt).toBeLessThan(3_000);
  });

  it('gets one renewal of a lease at a time', async () => {
    const uri = sharedUri();
    const api = await serveApi(uri, await placesWith(uri, smallGraph));
    await api.started;
    const { letGo } = await holding(uri, 'MATCH (release:Release) SET release.lock = true');
    await eventually(() => underWay(connection, 'MERGE (reader:Reader'), (found) => found.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await underWay(connection, 'MERGE (reader:Reader')).toHaveLength(1);
    await letGo();
    await eventually(() => underWay(connection, 'MERGE (reader:Reader'), (found) => found.length === 0);
    expect(api.problems).toEqual([]);
  });
});
