import type { GraphQLFormattedError } from 'graphql';
import type { RequestRecord } from '../graphql/context.ts';
import type { SocketContext } from './idleSockets.ts';

/** The records of the operations under way, each ended once: by its last word, by its error, or with its socket. */
export class OperationRecords {
  readonly #records = new WeakMap<SocketContext, Map<string, RequestRecord>>();
  readonly #onEnd: (record: RequestRecord) => void;

  constructor(onEnd: (record: RequestRecord) => void) {
    this.#onEnd = onEnd;
  }

  begin(context: SocketContext, id: string, record: RequestRecord): RequestRecord {
    const records = this.#records.get(context) ?? new Map<string, RequestRecord>();
    this.#records.set(context, records.set(id, record));
    return record;
  }

  noteErrors(context: SocketContext, id: string, errors: readonly GraphQLFormattedError[]): void {
    for (const { extensions } of errors) this.#records.get(context)?.get(id)?.codes.add(String(extensions?.['code']));
  }

  end(context: SocketContext, id: string): void {
    const record = this.#records.get(context)?.get(id);
    if (record === undefined) return;
    this.#records.get(context)?.delete(id);
    this.#onEnd(record);
  }
}
