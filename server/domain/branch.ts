import { BitSet } from './bitSet.ts';

/** A node and all that it subsumes: a bit for each index from the first to the last below it. */
export class Branch {
  readonly top: number;
  /** Index of the first bit. */
  readonly start: number;
  readonly members: BitSet;

  constructor(top: number, start: number, members: BitSet) {
    this.top = top;
    this.start = start;
    this.members = members;
  }

  static of(top: number, below: readonly number[]): Branch {
    let start = Infinity;
    let last = -1;
    for (const node of below) {
      if (node < start) start = node;
      if (node > last) last = node;
    }
    const members = new BitSet(below.length === 0 ? 0 : last - start + 1);
    for (const node of below) members.add(node - start);
    return new Branch(top, start, members);
  }

  has(node: number): boolean {
    return node === this.top || this.isBelow(node);
  }

  /** Whether the branch has the node under its top. */
  isBelow(node: number): boolean {
    return node >= this.start && this.members.has(node - this.start);
  }

  /** The nodes below the top that come after this one in index order, at most so many. */
  below(after: number, count: number): number[] {
    return this.members.from(Math.max(0, after + 1 - this.start), count).map((place) => place + this.start);
  }
}
