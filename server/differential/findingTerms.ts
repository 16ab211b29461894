import type { Hierarchy } from '../domain/hierarchy.ts';

/** The findings that diseases are described by, with everything above them, numbered without gaps. */
export class FindingTerms {
  /** Index in the release, by number. */
  readonly concept: Uint32Array;
  readonly #numberOf: Int32Array;
  readonly #offsets: Uint32Array;
  readonly #closures: Uint32Array;

  constructor(hierarchy: Hierarchy, stated: Iterable<number>) {
    const known = new Set<number>();
    for (const concept of stated) {
      if (known.has(concept)) continue;
      known.add(concept);
      for (const ancestor of hierarchy.ancestorsOf(concept)) known.add(ancestor);
    }
    this.concept = Uint32Array.from(known).sort();
    this.#numberOf = new Int32Array(hierarchy.size).fill(-1);
    this.concept.forEach((concept, number) => { this.#numberOf[concept] = number; });
    this.#offsets = new Uint32Array(this.concept.length + 1);
    const closures: number[] = [];
    this.concept.forEach((concept, number) => {
      closures.push(number);
      for (const ancestor of hierarchy.ancestorsOf(concept)) closures.push(this.numberOf(ancestor));
      this.#offsets[number + 1] = closures.length;
    });
    this.#closures = Uint32Array.from(closures);
  }

  get size(): number {
    return this.concept.length;
  }
  /** -1 where no disease has this finding, nor one below it. */
  numberOf(concept: number): number {
    return this.#numberOf[concept] ?? -1;
  }
  /** The finding itself first, then what subsumes it, nearest first. */
  closureOf(number: number): Uint32Array {
    return this.#closures.subarray(this.#offsets[number], this.#offsets[number + 1]);
  }
}
