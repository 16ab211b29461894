import type { ConceptId, ConceptKind } from '../domain/concept.ts';
import { conceptKinds, conceptStandings, isConceptId } from '../domain/concept.ts';
import { Hierarchy } from '../domain/hierarchy.ts';
import type { ConceptFacts } from '../search/searchConcepts.ts';
import type { ColumnReader } from './columns.ts';
import { activeFlag } from './compile.ts';

const referenced = conceptStandings.indexOf('REFERENCED');

/**
 * The hierarchy of a release in memory, by concept index; index order is the order of every list. It answers the same
 * whatever store holds the rest, because it is built from the release alone.
 */
export class Topology implements ConceptFacts {
  readonly hierarchy: Hierarchy;
  readonly #ids;
  readonly #aliases;
  readonly #aliasConcept: Uint32Array;
  readonly #systems: readonly string[];
  readonly #system: Uint16Array;
  readonly #kind: Uint8Array;
  readonly #standing: Uint8Array;
  readonly #descendants: Uint32Array;
  readonly #parentOffsets: Uint32Array;
  readonly #parentSource: Uint16Array;
  readonly #prominence: Float32Array;
  readonly #roots = new Map<string, Uint32Array>();

  constructor(columns: ColumnReader) {
    const parents = columns.adjacency('parents');
    const children = columns.adjacency('children');
    this.hierarchy = new Hierarchy({ parentOffsets: parents.offsets, parents: parents.targets, childOffsets: children.offsets, children: children.targets });
    this.#ids = columns.table('concepts.id');
    this.#aliases = columns.table('aliases');
    this.#aliasConcept = columns.u32('aliases.concept');
    const systems = columns.texts('systems');
    this.#systems = Array.from({ length: systems.length }, (_, index) => systems.at(index));
    this.#system = columns.u16('concepts.system');
    this.#kind = columns.u8('concepts.kind');
    this.#standing = columns.u8('concepts.standing');
    this.#descendants = columns.u32('concepts.descendants');
    this.#parentOffsets = parents.offsets;
    this.#parentSource = columns.u16('parents.source');
    const statements = [columns.adjacency('concepts.assertions').offsets, columns.adjacency('concepts.statedBy').offsets];
    this.#prominence = Float32Array.from(this.#descendants, (below, concept) => prominence(below + statements.reduce((sum, offsets) => sum + (offsets[concept + 1] ?? 0) - (offsets[concept] ?? 0), 0)));
  }

  /** -1 where the release has no such concept. */
  indexOf(id: string): number {
    return this.#ids.indexOf(id);
  }
  /** The live concept for an alternative or former id, else the concept of this id; -1 for neither. */
  liveIndexOf(id: string): number {
    const alias = this.#aliases.indexOf(id);
    return alias === -1 ? this.indexOf(id) : (this.#aliasConcept[alias] ?? -1);
  }
  idAt(index: number): ConceptId {
    const id = this.#ids.texts.at(index);
    if (!isConceptId(id)) throw new Error(`the release holds "${id}" where an id belongs`);
    return id;
  }
  /** Places in the release's list of sources, in the order of the parents. */
  parentSourcesOf(index: number): Uint16Array {
    return this.#parentSource.subarray(this.#parentOffsets[index], this.#parentOffsets[index + 1]);
  }
  descendantCount(index: number): number {
    return this.#descendants[index] ?? 0;
  }

  /** Active concepts of a system without a parent, in order. */
  rootsOf(system: string): Uint32Array {
    const known = this.#roots.get(system);
    if (known !== undefined) return known;
    const place = this.#systems.indexOf(system);
    const roots: number[] = [];
    for (let index = 0; index < this.hierarchy.size; index += 1) {
      if (this.#system[index] !== place || this.hierarchy.parentsOf(index).length > 0 || !this.isActive(index)) continue;
      if (((this.#standing[index] ?? 0) & ~activeFlag) !== referenced) roots.push(index);
    }
    const found = Uint32Array.from(roots);
    this.#roots.set(system, found);
    return found;
  }

  isActive(concept: number): boolean {
    return ((this.#standing[concept] ?? 0) & activeFlag) !== 0;
  }
  systemOf(concept: number): string {
    return this.#systems[this.#system[concept] ?? 0] ?? '';
  }
  kindOf(concept: number): ConceptKind {
    return conceptKinds[this.#kind[concept] ?? 0] ?? 'OTHER';
  }
  prominenceOf(concept: number): number {
    return this.#prominence[concept] ?? 0;
  }
}

/** 0 for a concept on which nothing hangs, 1 from about 60,000 concepts and statements on. */
const prominence = (count: number): number => Math.min(1, Math.log2(1 + count) / 16);
