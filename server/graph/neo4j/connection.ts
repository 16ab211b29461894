import neo4j from 'neo4j-driver';
import type { Driver, GqlStatusObject, ManagedTransaction, QueryResult, Record as Row, Session } from 'neo4j-driver';
import { DeadlineExceeded, StoreFault, StoreRefused, StoreUnavailable } from '../../domain/errors.ts';
import { manyWaitFor } from '../../domain/deadline.ts';
import { limits } from '../../domain/limits.ts';

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

/** For statements whose notifications nobody reads. */
export const unheard: OnNotification = () => undefined;

const pauseMs = 100;

/** A connection for this work alone. */
export async function connected<Answer>(access: Neo4jAccess, onNotification: OnNotification, work: (connection: Neo4jConnection) => Promise<Answer>): Promise<Answer> {
  const connection = new Neo4jConnection(access, onNotification);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/**
 * The driver, with errors of the domain: a server that is away or frozen is StoreUnavailable, one that answers too slowly
 * DeadlineExceeded, one with a fault of its own StoreFault, one that refuses the credentials StoreRefused. The driver
 * connects again by itself when the server is back. Every call has a time, over all its attempts.
 */
export class Neo4jConnection {
  readonly #driver: Driver;
  readonly #onNotification: OnNotification;
  readonly #closing = manyWaitFor(new AbortController());

  constructor({ uri, user, password }: Neo4jAccess, onNotification: OnNotification) {
    // The driver declares its options as classes and takes plain objects.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      disableLosslessIntegers: true, connectionTimeout: limits.storeConnectionMsMax, connectionAcquisitionTimeout: limits.storeConnectionMsMax,
      maxConnectionPoolSize: limits.storeConnectionsMax, maxTransactionRetryTime: limits.storeWriteMsMax, userAgent: 'medical-knowledge-graph',
    });
    this.#onNotification = onNotification;
  }

  /** One round trip; asked again where a connection was lost, because reading twice does no harm. Ends with the reason of `left` when that aborts. */
  async read<Input, Answer>({ text, parameters, read }: Statement<Input, Answer>, input: Input, msMax: number, left?: AbortSignal): Promise<readonly Answer[]> {
    return this.#call({ mode: neo4j.session.READ, attemptsMax: limits.storeReadAttemptsMax, msMax, left }, async (session, timeout) =>
      this.#rowsOf(await session.run(text, parameters(input), { timeout }), text).map(read));
  }

  /** In one transaction, run again by the driver where the server was not sure: the work must give the same when done twice. */
  async write<Answer>(work: (run: Run) => Promise<Answer>, msMax: number = limits.storeWriteMsMax): Promise<Answer> {
    const within = (transaction: ManagedTransaction): Run => async ({ text, parameters, read }, input) =>
      this.#rowsOf(await transaction.run(text, parameters(input)), text).map(read);
    return this.#call({ mode: neo4j.session.WRITE, attemptsMax: 1, msMax }, (session, timeout) =>
      session.executeWrite((transaction) => work(within(transaction)), { timeout }));
  }

  /** For changes of the schema and batched deletes, which bring their own transactions; asked again where locks met. */
  async runAlone<Input, Answer>({ text, parameters, read }: Statement<Input, Answer>, input: Input, msMax: number = limits.storeWriteMsMax): Promise<readonly Answer[]> {
    return this.#call({ mode: neo4j.session.WRITE, attemptsMax: limits.storeLockAttemptsMax, msMax }, async (session, timeout) =>
      this.#rowsOf(await session.run(text, parameters(input), { timeout }), text).map(read));
  }

  /** Ends what is under way with StoreUnavailable. */
  async close(): Promise<void> {
    this.#closing.abort(new StoreUnavailable());
    await this.#driver.close();
  }

  async #call<Answer>({ mode, attemptsMax, msMax, left }: Call, work: (session: Session, msMax: number) => Promise<Answer>): Promise<Answer> {
    const endsAt = performance.now() + msMax;
    for (let attempt = 1; ; attempt += 1) {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
      const session = this.#driver.session({ defaultAccessMode: mode });
      const leftMs = Math.max(1, Math.ceil(endsAt - performance.now()));
      try {
        return await within(work(session, leftMs), leftMs, left === undefined ? [this.#closing.signal] : [this.#closing.signal, left]);
      } catch (cause) {
        if (cause instanceof TimeOver) throw await endedInTime(session) ? new DeadlineExceeded(msMax) : new StoreUnavailable({ cause });
        const isOver = attempt === attemptsMax || performance.now() + pauseMs * attempt >= endsAt;
        if (isOver || !neo4j.isRetryableError(cause)) throw domainErrorOf(cause, msMax);
        await pause(pauseMs * attempt);
      } finally {
        // Ends the statement in Neo4j where it still runs. A frozen server never says that it did: nobody waits for it.
        void session.close();
      }
    }
  }

  #rowsOf({ records, summary }: QueryResult, text: string): readonly Row[] {
    for (const status of summary.gqlStatusObjects) if (status.isNotification) this.#onNotification(status, text);
    return records;
  }
}

interface Call {
  readonly mode: 'READ' | 'WRITE';
  readonly attemptsMax: number;
  readonly msMax: number;
  readonly left?: AbortSignal | undefined;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

class TimeOver extends Error {}

/** Ends with the work, with TimeOver, or with the reason of the first signal that aborts; the work then goes on unheard. */
async function within<Answer>(work: Promise<Answer>, msMax: number, signals: readonly AbortSignal[]): Promise<Answer> {
  const ended = new AbortController();
  try {
    return await Promise.race([work, new Promise<never>((_resolve, reject) => {
      const timer = setTimeout(() => { reject(new TimeOver()); }, msMax);
      ended.signal.addEventListener('abort', () => { clearTimeout(timer); });
      for (const signal of signals) {
        const leave = (): void => { reject(signal.reason as Error); };
        if (signal.aborted) leave();
        signal.addEventListener('abort', leave, { signal: ended.signal });
      }
    })]);
  } finally {
    ended.abort();
  }
}

/** Ends the statement of a session in Neo4j. False where Neo4j does not say that it did. */
const endedInTime = async (session: Session): Promise<boolean> =>
  within(session.close(), limits.storeSilenceMsMax, []).then(() => true, () => false);

/** What the caller can do something about; anything else is a fault of the statement and stays as it is. */
function domainErrorOf(cause: unknown, msMax: number): unknown {
  if (!(cause instanceof neo4j.Neo4jError)) return cause;
  const { code } = cause;
  if (code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) return new DeadlineExceeded(msMax);
  if (code.startsWith('Neo.DatabaseError')) return new StoreFault(code, { cause });
  if (neo4j.isRetryableError(cause) || code === 'N/A') return new StoreUnavailable({ cause });
  return code.startsWith('Neo.ClientError.Security') ? new StoreRefused(code, { cause }) : cause;
}
