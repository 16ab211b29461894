import { createHash } from 'node:crypto';
import type { KeptLine } from '../decodeLine.ts';
import type { ConceptRecord, ReferenceRecord } from './releaseRecords.ts';

const bits = 64;

/**
 * A sum over records that does not depend on their order: SHA-256 of each record, its first 64 bits added up modulo 2^64.
 * Neo4j gives records by key and the arrays by place, and both must come to the same.
 */
class Digest {
  #sum = 0n;
  #count = 0;

  add(record: readonly unknown[]): void {
    this.#sum = BigInt.asUintN(bits, this.#sum + createHash('sha256').update(JSON.stringify(record)).digest().readBigUInt64BE(0));
    this.#count += 1;
  }

  /** Count and sum. */
  get text(): string {
    return `${this.#count}:${this.#sum.toString(16).padStart(bits / 4, '0')}`;
  }
}

const conceptParts = ({ id, label, kind, active, standing, definition, replacedBy, source, listed, terms, parents }: ConceptRecord): readonly unknown[] => [
  id, label, kind, active, standing, definition ?? '', replacedBy, source, listed,
  terms.map(({ text, language, type, scope, source: statedIn }) => [text, language, type, scope, statedIn]),
  parents.map((parent) => [parent.id, parent.source]),
];
const lineParts = ({ id, source, line }: KeptLine): readonly unknown[] => [id, source, line];

/** What a release comes to, by kind of record. */
export interface ReleaseDigests {
  readonly concepts: string;
  readonly assertions: string;
  readonly mappings: string;
  readonly references: string;
}

/** Batches of the records of a release, in any order. */
export interface RecordBatches {
  readonly concepts: AsyncIterable<readonly ConceptRecord[]>;
  readonly assertions: AsyncIterable<readonly KeptLine[]>;
  readonly mappings: AsyncIterable<readonly KeptLine[]>;
  readonly references: AsyncIterable<readonly ReferenceRecord[]>;
}

export async function digestsOf({ concepts, assertions, mappings, references }: RecordBatches): Promise<ReleaseDigests> {
  return {
    concepts: await digestOf(concepts, conceptParts), assertions: await digestOf(assertions, lineParts), mappings: await digestOf(mappings, lineParts),
    references: await digestOf(references, ({ id, line }) => [id, line]),
  };
}

async function digestOf<Item>(batches: AsyncIterable<readonly Item[]>, partsOf: (item: Item) => readonly unknown[]): Promise<string> {
  const digest = new Digest();
  for await (const batch of batches) for (const item of batch) digest.add(partsOf(item));
  return digest.text;
}
