import neo4j from 'neo4j-driver';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { smallGraph } from '../fixtures/smallGraph.ts';
import { eventually, placesWith, serveApi } from './servedApi.ts';
import { credentials } from './neo4jServer.ts';
import { neo4jIsHere, sharedConnection } from './sharedNeo4j.ts';

const statements = '{ concept(by: { id: "OMIM:222300" }) { assertions(first: 1) { totalCount } } }';

/** A transaction that holds what this statement locks, so that what needs it waits in Neo4j, until it is let go or the test ends. */
async function holding(uri: string, text: string): Promise<() => Promise<void>> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(credentials.user, credentials.password));
  const transaction = driver.session().beginTransaction();
  await transaction.run(text);
  const letGo = async (): Promise<void> => {
    if (transaction.isOpen()) await transaction.rollback();
    await driver.close();
  };
  onTestFinished(letGo);
  return letGo;
}

/** While the schema of a label changes, every statement that seeks in its index waits. */
const changingSchemaOf = (label: string): string => `CREATE INDEX held IF NOT EXISTS FOR (n:${label}) ON (n.held)`;

const statementsOf = (part: string) => ({
  text: 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part AND NOT currentQuery STARTS WITH "SHOW" RETURN currentQuery',
  parameters: () => ({ part }), read: (row: { toObject(): unknown }) => row.toObject(),
});

describe.runIf(neo4jIsHere())('a Neo4j that is slow', () => {
  const connection = sharedConnection();
  const underWay = (part: string) => connection.read(statementsOf(part), undefined, 5_000);

  it('is refused with DEADLINE_EXCEEDED, and /health says why only where it is slow for everything', async () => {
    const uri = inject('neo4jUri');
    const api = await serveApi(uri, await placesWith(uri, smallGraph));
    await api.started;
    const letGo = await holding(uri, changingSchemaOf('Concept'));
    const refused = await api.ask(statements);
    expect(refused.errors?.map(({ extensions }) => extensions['code'])).toEqual(['DEADLINE_EXCEEDED']);
    expect(await underWay('OPTIONAL MATCH (:Assertion')).toEqual([]);
    expect(await api.health()).toMatchObject({ status: 200 });
    await letGo();
    expect((await api.ask(statements)).data).toMatchObject({ concept: { assertions: { totalCount: 4 } } });

    const letServedGo = await holding(uri, changingSchemaOf('Served'));
    expect(await eventually(() => api.health(), ({ status }) => status === 503)).toMatchObject({ body: { status: 'unavailable', reason: 'Neo4j answers too slowly.' } });
    await letServedGo();
    await eventually(() => api.health(), ({ status }) => status === 200);
    expect(api.told).toEqual(['Neo4j answers too slowly.', 'back']);
    expect(api.problems).toEqual([]);
  });

  it('is not kept busy for a client that has left', async () => {
    const uri = inject('neo4jUri');
    const api = await serveApi(uri, await placesWith(uri, smallGraph));
    await api.started;
    await holding(uri, changingSchemaOf('Concept'));
    const leaving = new AbortController();
    const asked = api.ask(statements, {}, leaving.signal);
    await eventually(() => underWay('MATCH (concept:Concept {key: key})'), (found) => found.length > 0);
    const leftAt = performance.now();
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    await eventually(() => underWay('MATCH (concept:Concept {key: key})'), (found) => found.length === 0);
    expect(performance.now() - leftAt).toBeLessThan(3_000);
  });

  it('gets one renewal of a lease at a time', async () => {
    const uri = inject('neo4jUri');
    const api = await serveApi(uri, await placesWith(uri, smallGraph));
    await api.started;
    const letGo = await holding(uri, 'MATCH (release:Release) SET release.lock = true');
    await eventually(() => underWay('MERGE (reader:Reader'), (found) => found.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await underWay('MERGE (reader:Reader')).toHaveLength(1);
    await letGo();
    await eventually(() => underWay('MERGE (reader:Reader'), (found) => found.length === 0);
    expect(api.problems).toEqual([]);
  });
});
