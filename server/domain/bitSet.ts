/** Whole numbers from 0 on, a bit for each. */
export class BitSet {
  readonly bits: Uint32Array;

  /** Of the bits that an older one had, or empty, for numbers below a size. */
  constructor(content: number | Uint32Array) {
    this.bits = typeof content === 'number' ? new Uint32Array(Math.ceil(content / 32)) : content;
  }

  add(item: number): void {
    this.bits[item >>> 5] = (this.bits[item >>> 5] ?? 0) | (1 << (item & 31));
  }

  has(item: number): boolean {
    return (((this.bits[item >>> 5] ?? 0) >>> (item & 31)) & 1) === 1;
  }

  /** The first `count` from `from` on, in order. */
  from(from: number, count: number): number[] {
    const found: number[] = [];
    for (let place = from >>> 5; place < this.bits.length; place += 1) {
      let bits = this.bits[place] ?? 0;
      if (place === from >>> 5) bits &= -1 << (from & 31);
      for (; bits !== 0; bits &= bits - 1) {
        if (found.length === count) return found;
        found.push(place * 32 + 31 - Math.clz32(bits & -bits));
      }
    }
    return found;
  }
}
