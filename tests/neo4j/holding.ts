import neo4j from 'neo4j-driver';
import { onTestFinished } from 'vitest';
import type { Neo4jConnection } from '../../server/graph/neo4j/connection.ts';
import { credentials } from './neo4jServer.ts';

export interface Held {
  readonly commit: () => Promise<void>;
  readonly letGo: () => Promise<void>;
}

/** A transaction that holds what this statement locks, so that what needs it waits in Neo4j, until it is let go or the test ends. */
export async function holding(uri: string, text: string): Promise<Held> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(credentials.user, credentials.password));
  const transaction = driver.session().beginTransaction();
  await transaction.run(text);
  const letGo = async (): Promise<void> => {
    if (transaction.isOpen()) await transaction.rollback();
    await driver.close();
  };
  onTestFinished(letGo);
  return { letGo, commit: () => transaction.commit() };
}

/** While the schema of a label changes, every statement that seeks in an index of it waits. */
export const changingSchemaOf = (label: string): string => `CREATE INDEX held IF NOT EXISTS FOR (n:${label}) ON (n.held)`;

/** Statements with this part that Neo4j works on, or that wait there. */
export const underWay = (connection: Neo4jConnection, part: string): Promise<readonly unknown[]> => connection.read({
  text: 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part AND NOT currentQuery STARTS WITH "SHOW" RETURN currentQuery',
  parameters: () => ({ part }), read: (row) => row.get('currentQuery') as unknown,
}, undefined, 5_000);
