import neo4j from 'neo4j-driver';
import type { Driver, GqlStatusObject, ManagedTransaction, Record as Row, Session } from 'neo4j-driver';
import { DeadlineExceeded, StoreUnavailable } from '../../domain/errors.ts';

export interface Neo4jAccess {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** One Cypher statement: constant text, values as parameters, rows that name their key. */
export interface Statement<Input, Answer> {
  readonly text: string;
  readonly parameters: (input: Input) => Readonly<Record<string, unknown>>;
  readonly read: (row: Row) => Answer;
}

/** Runs statements within one transaction. */
export type Run = <Input, Answer>(statement: Statement<Input, Answer>, input: Input) => Promise<readonly Answer[]>;

/** Told what the server says of a statement beside its rows (deprecation, performance). */
export type OnNotification = (notification: GqlStatusObject, text: string) => void;

const connectionMsMax = 3_000;
const connectionsMax = 50;
const writeRetryMsMax = 30_000;
const readAttemptsMax = 3;
const readPauseMs = 100;
const aloneAttemptsMax = 6;
const alonePauseMs = 200;
/** The server stops a read itself at its limit; a server that does not even do that is waited for so much longer. */
const silenceMsMax = 500;

/**
 * The driver, with errors of the domain: a server that is away or frozen is StoreUnavailable, a read that took too long
 * DeadlineExceeded. The driver connects again by itself when the server is back.
 */
export class Neo4jConnection {
  readonly #driver: Driver;
  readonly #onNotification: OnNotification;

  constructor({ uri, user, password }: Neo4jAccess, onNotification: OnNotification) {
    // The driver declares its options as classes and takes plain objects.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      disableLosslessIntegers: true, connectionTimeout: connectionMsMax, connectionAcquisitionTimeout: connectionMsMax,
      maxConnectionPoolSize: connectionsMax, maxTransactionRetryTime: writeRetryMsMax, userAgent: 'medical-knowledge-graph',
    });
    this.#onNotification = onNotification;
  }

  /** One round trip; asked again where a connection was lost, because reading twice does no harm. */
  async read<Input, Answer>({ text, parameters, read }: Statement<Input, Answer>, input: Input, msMax: number): Promise<readonly Answer[]> {
    const values = parameters(input);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withinMs(this.#inSession(neo4j.session.READ, async (session) => {
          const { records, summary } = await session.run(text, values, { timeout: msMax });
          this.#tell(summary.gqlStatusObjects, text);
          return records.map(read);
        }), msMax + silenceMsMax);
      } catch (cause) {
        if (attempt === readAttemptsMax || !neo4j.isRetryableError(cause)) throw domainErrorOf(cause, msMax);
        await pause(readPauseMs * attempt);
      }
    }
  }

  /** In one transaction, run again by the driver where the server was not sure: the work must give the same when done twice. */
  async write<Answer>(work: (run: Run) => Promise<Answer>): Promise<Answer> {
    const within = (transaction: ManagedTransaction): Run => async ({ text, parameters, read }, input) => {
      const { records, summary } = await transaction.run(text, parameters(input));
      this.#tell(summary.gqlStatusObjects, text);
      return records.map(read);
    };
    try {
      return await this.#inSession(neo4j.session.WRITE, (session) => session.executeWrite((transaction) => work(within(transaction))));
    } catch (cause) {
      throw domainErrorOf(cause, writeRetryMsMax);
    }
  }

  /** For changes of the schema and batched deletes, which bring their own transactions; asked again where locks met. */
  async runAlone<Input, Answer>({ text, parameters, read }: Statement<Input, Answer>, input: Input): Promise<readonly Answer[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#inSession(neo4j.session.WRITE, async (session) => {
          const { records, summary } = await session.run(text, parameters(input));
          this.#tell(summary.gqlStatusObjects, text);
          return records.map(read);
        });
      } catch (cause) {
        if (attempt === aloneAttemptsMax || !neo4j.isRetryableError(cause)) throw domainErrorOf(cause, writeRetryMsMax);
        await pause(alonePauseMs * attempt);
      }
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #inSession<Answer>(defaultAccessMode: 'READ' | 'WRITE', work: (session: Session) => Promise<Answer>): Promise<Answer> {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    const session = this.#driver.session({ defaultAccessMode });
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }

  #tell(statuses: readonly GqlStatusObject[], text: string): void {
    for (const status of statuses) if (status.isNotification) this.#onNotification(status, text);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

async function withinMs<Answer>(work: Promise<Answer>, msMax: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new StoreUnavailable()); }, msMax);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the caller can do something about; anything else is a fault of the statement and stays as it is. */
function domainErrorOf(cause: unknown, msMax: number): unknown {
  if (!(cause instanceof neo4j.Neo4jError)) return cause;
  if (cause.code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) return new DeadlineExceeded(msMax);
  const away = neo4j.isRetryableError(cause) || cause.code === 'N/A' || cause.code.startsWith('Neo.ClientError.Security') || cause.code.startsWith('Neo.DatabaseError');
  return away ? new StoreUnavailable({ cause }) : cause;
}
