import neo4j from 'neo4j-driver';
import type { Driver, Notification, Record as Row } from 'neo4j-driver';

export interface Neo4jAccess {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** One Cypher statement: constant text, values as parameters, rows that name their key. */
export interface Statement<Parameters extends Readonly<Record<string, unknown>>, Answer> {
  readonly text: string;
  readonly parameters: Parameters;
  readonly read: (row: Row) => Answer;
}

const connectionMsMax = 5_000;
const connectionsMax = 50;
const retryMsMax = 3_000;

/** Runs statements. `onNotification` is told what the server warns of (deprecation, performance). */
export class Neo4jConnection {
  readonly #driver: Driver;
  readonly #onNotification: (notification: Notification, text: string) => void;

  constructor({ uri, user, password }: Neo4jAccess, onNotification: (notification: Notification, text: string) => void) {
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      disableLosslessIntegers: true, connectionTimeout: connectionMsMax, connectionAcquisitionTimeout: connectionMsMax,
      maxConnectionPoolSize: connectionsMax, maxTransactionRetryTime: retryMsMax, userAgent: 'medical-knowledge-graph',
    });
    this.#onNotification = onNotification;
  }

  async read<Parameters extends Readonly<Record<string, unknown>>, Answer>({ text, parameters, read }: Statement<Parameters, Answer>, msMax: number): Promise<readonly Answer[]> {
    const session = this.#driver.session({ defaultAccessMode: neo4j.session.READ });
    try {
      return await session.executeRead(async (transaction) => {
        const { records, summary } = await transaction.run(text, parameters);
        for (const notification of summary.notifications) this.#onNotification(notification, text);
        return records.map(read);
      }, { timeout: msMax });
    } finally {
      await session.close();
    }
  }

  /** Retried by the driver where the server was not sure: the statement must give the same when run twice. */
  async write<Parameters extends Readonly<Record<string, unknown>>, Answer>({ text, parameters, read }: Statement<Parameters, Answer>): Promise<readonly Answer[]> {
    const session = this.#driver.session({ defaultAccessMode: neo4j.session.WRITE });
    try {
      return await session.executeWrite(async (transaction) => {
        const { records, summary } = await transaction.run(text, parameters);
        for (const notification of summary.notifications) this.#onNotification(notification, text);
        return records.map(read);
      });
    } finally {
      await session.close();
    }
  }

  /** For schema changes and batched deletes, which bring their own transactions. */
  async runAlone(text: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
    const session = this.#driver.session({ defaultAccessMode: neo4j.session.WRITE });
    try {
      await session.run(text, parameters);
    } finally {
      await session.close();
    }
  }

  async isAnswering(): Promise<boolean> {
    return this.#driver.getServerInfo().then(() => true, () => false);
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }
}
