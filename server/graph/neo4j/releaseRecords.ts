import type { Concept, ConceptId, Term } from '../../domain/concept.ts';
import type { OpenedRelease } from '../../release/library.ts';
import { Topology } from '../../release/topology.ts';
import type { KeptLine } from '../decodeLine.ts';
import { EmbeddedStore } from '../embedded/embeddedStore.ts';

/** A concept with everything that is part of it, as it goes into Neo4j and comes out again. */
export interface ConceptRecord extends Concept {
  /** Whether a source lists it; others are known because something names them. */
  readonly listed: boolean;
  readonly terms: readonly Term[];
  readonly parents: readonly { readonly id: ConceptId; readonly source: string }[];
}

/** Something cited, with the line that describes it; '' where no source of the release does. */
export interface ReferenceRecord {
  readonly id: string;
  readonly line: string;
}

/** The records of a release by their place in its arrays, which is the order of every list. */
export class ReleaseRecords {
  readonly manifest: OpenedRelease['manifest'];
  readonly conceptCount: number;
  readonly assertionCount: number;
  readonly mappingCount: number;
  readonly referenceCount: number;
  readonly #store: EmbeddedStore;
  readonly #topology: Topology;
  readonly #listed: Uint8Array;
  readonly #references;
  readonly #assertions;
  readonly #mappings;

  constructor(opened: OpenedRelease) {
    const { manifest, columns } = opened;
    this.manifest = manifest;
    this.#store = new EmbeddedStore(opened);
    this.#topology = new Topology(columns);
    this.#listed = columns.u8('concepts.listed');
    this.#references = { ids: columns.table('references').texts, line: columns.texts('references.line') };
    this.#assertions = { ids: columns.table('assertions.id').texts, source: columns.u16('assertions.source'), line: columns.texts('assertions.line') };
    this.#mappings = { ids: columns.table('mappings.id').texts, source: columns.u16('mappings.source'), line: columns.texts('mappings.line') };
    this.conceptCount = this.#listed.length;
    this.assertionCount = this.#assertions.source.length;
    this.mappingCount = this.#mappings.source.length;
    this.referenceCount = this.#references.ids.length;
  }

  /** Place of a concept among the concepts. */
  orderOf(id: ConceptId): number {
    return this.#topology.indexOf(id);
  }

  async concepts(from: number, to: number): Promise<readonly ConceptRecord[]> {
    const ids = places(from, to, this.conceptCount).map((place) => this.#topology.idAt(place));
    const [concepts, terms] = await Promise.all([this.#store.concepts(ids), this.#store.terms(ids)]);
    return concepts.flatMap((concept, index) => {
      if (concept === undefined) return [];
      const place = from + index;
      const sources = this.#topology.parentSourcesOf(place);
      const parents = [...this.#topology.hierarchy.parentsOf(place)].map((parent, at) => ({ id: this.#topology.idAt(parent), source: this.#sourceAt(sources[at]) }));
      return [{ ...concept, listed: this.#listed[place] === 1, terms: terms[index] ?? [], parents }];
    });
  }

  assertions(from: number, to: number): readonly KeptLine[] {
    return this.#lines(this.#assertions, places(from, to, this.assertionCount));
  }

  mappings(from: number, to: number): readonly KeptLine[] {
    return this.#lines(this.#mappings, places(from, to, this.mappingCount));
  }

  references(from: number, to: number): readonly ReferenceRecord[] {
    return places(from, to, this.referenceCount).map((place) => ({ id: this.#references.ids.at(place), line: this.#references.line.at(place) }));
  }

  #lines({ ids, source, line }: { readonly ids: Texts; readonly source: Uint16Array; readonly line: Texts }, at: readonly number[]): readonly KeptLine[] {
    return at.map((place) => ({ id: ids.at(place), source: this.#sourceAt(source[place]), line: line.at(place) }));
  }

  #sourceAt(place: number | undefined): string {
    return this.manifest.sources[place ?? 0]?.source ?? '';
  }
}

interface Texts {
  at(index: number): string;
}

const places = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => from + index);
