import type { ConceptId, ConceptKind } from '../domain/concept.ts';
import { conceptKinds, conceptStandings, isConceptId } from '../domain/concept.ts';
import { BitSet } from '../domain/bitSet.ts';
import { Branch } from '../domain/branch.ts';
import { Hierarchy } from '../domain/hierarchy.ts';
import { prominenceOf } from '../search/hitScore.ts';
import type { ConceptFacts, ConceptGroup } from '../search/searchConcepts.ts';
import type { Adjacency, ColumnReader } from './columns.ts';
import { activeFlag } from './compile.ts';

const referenced = conceptStandings.indexOf('REFERENCED');

/**
 * The hierarchy of a release in memory, by concept index; index order is the order of every list. It answers the same
 * whatever store holds the rest, because it is built from the release alone.
 */
export class Topology implements ConceptFacts {
  readonly hierarchy: Hierarchy;
  readonly groups: readonly ConceptGroup[];
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
  readonly #hanging: Uint16Array;
  readonly #branches: Adjacency;
  readonly #branchStarts: Uint32Array;
  /** Of the branches kept as bits, by their tops. */
  readonly #branchPlaces: ReadonlyMap<number, number>;
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
    this.groups = this.#systems.flatMap((system) => conceptKinds.flatMap((kind) => [false, true].map((active) => ({ system, kind, active }))));
    this.#system = columns.u16('concepts.system');
    this.#kind = columns.u8('concepts.kind');
    this.#standing = columns.u8('concepts.standing');
    this.#descendants = columns.u32('concepts.descendants');
    this.#parentOffsets = parents.offsets;
    this.#parentSource = columns.u16('parents.source');
    this.#hanging = columns.u16('concepts.hanging');
    this.#branches = columns.adjacency('branches.bits');
    this.#branchStarts = columns.u32('branches.start');
    this.#branchPlaces = new Map(Array.from(columns.u32('branches.top'), (top, place) => [top, place]));
  }

  get conceptCount(): number {
    return this.#hanging.length;
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

  branchOf(top: number): Branch {
    const place = this.#branchPlaces.get(top);
    if (place === undefined) return this.hierarchy.branchOf(top);
    const { offsets, targets } = this.#branches;
    return new Branch(top, this.#branchStarts[place] ?? 0, new BitSet(targets.subarray(offsets[place], offsets[place + 1])));
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
    return prominenceOf(this.#hanging[concept] ?? 0);
  }
  groupOf(concept: number): number {
    return ((this.#system[concept] ?? 0) * conceptKinds.length + (this.#kind[concept] ?? 0)) * 2 + Number(this.isActive(concept));
  }
}
