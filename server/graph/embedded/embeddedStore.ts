import type { Assertion, ReferenceFacts } from '../../domain/assertion.ts';
import { contraryOf, predicates } from '../../domain/assertion.ts';
import type { Concept, ConceptId, Term } from '../../domain/concept.ts';
import { codeOf, conceptKinds, conceptStandings, isConceptId, systemOf, termScopes, termTypes } from '../../domain/concept.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { Mapping } from '../../domain/mapping.ts';
import type { Adjacency, ColumnReader } from '../../release/columns.ts';
import { noConcept } from '../../release/columns.ts';
import { activeFlag } from '../../release/compile.ts';
import type { OpenedRelease } from '../../release/library.ts';
import { assertionOf, mappingOf, referenceFactsOf } from '../decodeLine.ts';
import type { GraphStore, Neighbours, StatementPage, StatementRequest } from '../graphStore.ts';

/** The default store: reads the arrays of a built release; a record is decoded when it is asked for. */
export class EmbeddedStore implements GraphStore {
  readonly kind = 'embedded';
  readonly #opened: OpenedRelease;
  readonly #columns: StoreColumns;
  readonly #deadline: Deadline | undefined;
  readonly #sources: readonly string[];
  readonly #concepts;
  readonly #terms;
  readonly #assertions;
  readonly #mappings;
  readonly #references;
  readonly #hierarchy;

  constructor(opened: OpenedRelease, columns = storeColumns(opened.columns), deadline?: Deadline) {
    this.#opened = opened;
    this.#columns = columns;
    this.#deadline = deadline;
    this.#sources = opened.manifest.sources.map(({ source }) => source);
    this.#concepts = columns.concepts;
    this.#terms = columns.terms;
    this.#assertions = columns.assertions;
    this.#mappings = columns.mappings;
    this.#references = columns.references;
    this.#hierarchy = columns.hierarchy;
  }

  until(deadline: Deadline): EmbeddedStore {
    return new EmbeddedStore(this.#opened, this.#columns, deadline);
  }

  async concepts(ids: readonly ConceptId[]): Promise<readonly (Concept | undefined)[]> {
    return this.#each(ids, (id) => {
      const index = this.#concepts.ids.indexOf(id);
      return index === -1 ? undefined : this.#concept(index, id);
    });
  }

  async terms(ids: readonly ConceptId[]): Promise<readonly (readonly Term[])[]> {
    return this.#each(ids, (id) => {
      const index = this.#concepts.ids.indexOf(id);
      return index === -1 ? [] : targetsOf(this.#concepts.terms, index, (term) => this.#term(term));
    });
  }

  async statements(requests: readonly StatementRequest[]): Promise<readonly (StatementPage | undefined)[]> {
    return this.#each(requests, (request) => this.#statementPage(request));
  }

  async assertions(ids: readonly string[]): Promise<readonly (Assertion | undefined)[]> {
    return this.#each(ids, (id) => {
      const index = this.#assertions.ids.indexOf(id);
      return index === -1 ? undefined : this.#assertion(index);
    });
  }

  async contraries(assertions: readonly Assertion[]): Promise<readonly (readonly Assertion[])[]> {
    return this.#each(assertions, ({ subject, predicate, object }) => {
      const contrary = contraryOf[predicate];
      if (contrary === undefined || object === undefined) return [];
      const order = predicates.indexOf(contrary);
      const target = this.#concepts.ids.indexOf(object);
      const { predicate: orders, object: objects } = this.#assertions;
      const subjectIndex = this.#concepts.ids.indexOf(subject);
      return placesOf(this.#concepts.assertions, subjectIndex)
        .filter((index) => orders[index] === order && objects[index] === target)
        .map((index) => this.#assertion(index));
    });
  }

  async mappings(ids: readonly ConceptId[]): Promise<readonly (readonly Mapping[])[]> {
    return this.#each(ids, (id) => {
      const index = this.#concepts.ids.indexOf(id);
      if (index === -1) return [];
      const asSource = targetsOf(this.#concepts.mappings, index, (mapping) => this.#mapping(mapping));
      return [...asSource, ...targetsOf(this.#concepts.mappedFrom, index, (mapping) => this.#mapping(mapping))];
    });
  }

  async mappingsById(ids: readonly string[]): Promise<readonly (Mapping | undefined)[]> {
    return this.#each(ids, (id) => {
      const index = this.#mappings.ids.indexOf(id);
      return index === -1 ? undefined : this.#mapping(index);
    });
  }

  async citing(references: readonly string[], first: number): Promise<readonly (readonly Assertion[] | undefined)[]> {
    return this.#each(references, (reference) => {
      const index = this.#references.table.indexOf(reference);
      if (index === -1) return undefined;
      return placesOf(this.#references.assertions, index).slice(0, first).map((assertion) => this.#assertion(assertion));
    });
  }

  async references(ids: readonly string[]): Promise<readonly (ReferenceFacts | undefined)[]> {
    return this.#each(ids, (id) => {
      const index = this.#references.table.indexOf(id);
      return index === -1 || this.#references.line.byteLength(index) === 0 ? undefined : referenceFactsOf(this.#references.line.at(index));
    });
  }

  async neighbours(ids: readonly ConceptId[], neighboursMax: number): Promise<readonly Neighbours[]> {
    return this.#each(ids, (id) => {
      const index = this.#concepts.ids.indexOf(id);
      const near = index === -1 ? [] : this.#neighbourIndexes(index);
      return { ids: near.slice(0, neighboursMax).map((place) => this.#idAt(place)), cut: near.length > neighboursMax };
    });
  }

  async close(): Promise<void> {
    // The arrays are plain memory.
  }

  /** In the order of the keys; ends between two of them where the request has no time left. */
  #each<Key, Value>(keys: readonly Key[], read: (key: Key) => Value): Value[] {
    return keys.map((key) => {
      this.#deadline?.check();
      return read(key);
    });
  }

  #idAt(index: number): ConceptId {
    const id = this.#concepts.ids.texts.at(index);
    if (!isConceptId(id)) throw new Error(`the release holds "${id}" where an id belongs`);
    return id;
  }

  #concept(index: number, id: ConceptId): Concept {
    const { terms, standing, kind, source, definition, replacedBy } = this.#concepts;
    const first = terms.offsets[index] ?? 0;
    const named = first < (terms.offsets[index + 1] ?? 0) && (this.#terms.type[first] ?? 0) < termScopes.length;
    const flags = standing[index] ?? 0;
    return {
      id, system: systemOf(id), code: codeOf(id),
      label: named ? this.#terms.text.at(first) : codeOf(id),
      kind: conceptKinds[kind[index] ?? 0] ?? 'OTHER',
      active: (flags & activeFlag) !== 0,
      standing: conceptStandings[flags & ~activeFlag] ?? 'REFERENCED',
      definition: definition.byteLength(index) === 0 ? undefined : definition.at(index),
      replacedBy: targetsOf(replacedBy, index, (target) => this.#idAt(target)),
      source: this.#sourceAt(source[index]),
    };
  }

  #term(index: number): Term {
    const { text, type, language, source, languages } = this.#terms;
    const packed = type[index] ?? 0;
    return {
      text: text.at(index),
      language: languages.at(language[index] ?? 0),
      type: termTypes[Math.floor(packed / termScopes.length)] ?? 'SYNONYM',
      scope: termScopes[packed % termScopes.length] ?? 'RELATED',
      source: this.#sourceAt(source[index]),
    };
  }

  #statementPage({ concept, role, predicates: wanted, first, after }: StatementRequest): StatementPage | undefined {
    const index = this.#concepts.ids.indexOf(concept);
    const places = placesOf(role === 'SUBJECT' ? this.#concepts.assertions : this.#concepts.statedBy, index);
    const orders = wanted && new Set(wanted.map((predicate) => predicates.indexOf(predicate)));
    const matching = orders ? places.filter((place) => orders.has(this.#assertions.predicate[place] ?? 0)) : places;
    const offset = after === undefined ? 0 : matching.indexOf(this.#assertions.ids.indexOf(after)) + 1;
    if (after !== undefined && offset === 0) return undefined;
    return { statements: matching.slice(offset, offset + first).map((place) => this.#assertion(place)), total: matching.length, offset };
  }

  #assertion(index: number): Assertion {
    const { line, ids, source } = this.#assertions;
    return assertionOf({ id: ids.texts.at(index), source: this.#sourceAt(source[index]), line: line.at(index) });
  }

  #mapping(index: number): Mapping {
    const { line, ids, source } = this.#mappings;
    return mappingOf({ id: ids.texts.at(index), source: this.#sourceAt(source[index]), line: line.at(index) });
  }

  #neighbourIndexes(index: number): number[] {
    const near = new Set<number>([...placesOf(this.#hierarchy.parents, index), ...placesOf(this.#hierarchy.children, index)]);
    for (const place of placesOf(this.#concepts.assertions, index)) near.add(this.#assertions.object[place] ?? noConcept);
    for (const place of placesOf(this.#concepts.statedBy, index)) near.add(this.#assertions.subject[place] ?? noConcept);
    for (const place of [...placesOf(this.#concepts.mappings, index), ...placesOf(this.#concepts.mappedFrom, index)]) {
      const { source, target, targetsTogether } = this.#mapping(place);
      for (const id of [source, ...(target === undefined ? [] : [target]), ...targetsTogether]) near.add(this.#concepts.ids.indexOf(id));
    }
    near.delete(noConcept);
    near.delete(index);
    return [...near].sort((a, b) => a - b);
  }

  #sourceAt(place: number | undefined): string {
    return this.#sources[place ?? 0] ?? '';
  }
}

const placesOf = ({ offsets, targets }: Adjacency, node: number): number[] =>
  node === -1 ? [] : Array.from(targets.subarray(offsets[node], offsets[node + 1]));
const targetsOf = <Value>(adjacency: Adjacency, node: number, read: (target: number) => Value): Value[] => placesOf(adjacency, node).map(read);

type StoreColumns = ReturnType<typeof storeColumns>;
const storeColumns = (columns: ColumnReader) => ({
  concepts: conceptColumns(columns),
  terms: termColumns(columns),
  assertions: assertionColumns(columns),
  mappings: mappingColumns(columns),
  references: { table: columns.table('references'), line: columns.texts('references.line'), assertions: columns.adjacency('references.assertions') },
  hierarchy: { parents: columns.adjacency('parents'), children: columns.adjacency('children') },
});

const conceptColumns = (columns: ColumnReader) => ({
  ids: columns.table('concepts.id'),
  source: columns.u16('concepts.source'),
  kind: columns.u8('concepts.kind'),
  standing: columns.u8('concepts.standing'),
  definition: columns.texts('concepts.definition'),
  replacedBy: columns.adjacency('concepts.replacedBy'),
  terms: columns.adjacency('concepts.terms'),
  assertions: columns.adjacency('concepts.assertions'),
  statedBy: columns.adjacency('concepts.statedBy'),
  mappings: columns.adjacency('concepts.mappings'),
  mappedFrom: columns.adjacency('concepts.mappedFrom'),
});

const termColumns = (columns: ColumnReader) => ({
  text: columns.texts('terms.text'),
  type: columns.u8('terms.type'),
  language: columns.u8('terms.language'),
  languages: columns.texts('languages'),
  source: columns.u16('terms.source'),
});

const assertionColumns = (columns: ColumnReader) => ({
  ids: columns.table('assertions.id'),
  subject: columns.u32('assertions.subject'),
  object: columns.u32('assertions.object'),
  predicate: columns.u8('assertions.predicate'),
  source: columns.u16('assertions.source'),
  line: columns.texts('assertions.line'),
});

const mappingColumns = (columns: ColumnReader) => ({
  ids: columns.table('mappings.id'),
  source: columns.u16('mappings.source'),
  line: columns.texts('mappings.line'),
});
