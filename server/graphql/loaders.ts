import DataLoader from 'dataloader';
import type { Assertion, ReferenceFacts } from '../domain/assertion.ts';
import type { Concept, ConceptId, Term } from '../domain/concept.ts';
import type { Mapping } from '../domain/mapping.ts';
import { limits } from '../domain/limits.ts';
import type { GraphStore, StatementPage, StatementRequest } from '../graph/graphStore.ts';

const batched = <Key, Answer>(read: (keys: readonly Key[]) => Promise<readonly Answer[]>, keyOf?: (key: Key) => string) =>
  new DataLoader<Key, Answer, unknown>(read, {
    maxBatchSize: limits.batchKeysMax,
    ...(keyOf === undefined ? {} : { cacheKeyFn: keyOf }),
  });

/** One line for each port read: the port keeps key order. Made when first used, because most requests need one or two. */
export class Loaders {
  readonly #store: GraphStore;
  #concept: DataLoader<ConceptId, Concept | undefined, unknown> | undefined;
  #terms: DataLoader<ConceptId, readonly Term[], unknown> | undefined;
  #mappings: DataLoader<ConceptId, readonly Mapping[], unknown> | undefined;
  #statements: DataLoader<StatementRequest, StatementPage | undefined, unknown> | undefined;
  #references: DataLoader<string, ReferenceFacts | undefined, unknown> | undefined;
  #contraries: DataLoader<Assertion, readonly Assertion[], unknown> | undefined;

  constructor(store: GraphStore) {
    this.#store = store;
  }

  get concept() {
    return (this.#concept ??= batched((ids: readonly ConceptId[]) => this.#store.concepts(ids)));
  }
  get terms() {
    return (this.#terms ??= batched((ids: readonly ConceptId[]) => this.#store.terms(ids)));
  }
  get mappings() {
    return (this.#mappings ??= batched((ids: readonly ConceptId[]) => this.#store.mappings(ids)));
  }
  get statements() {
    return (this.#statements ??= batched((requests: readonly StatementRequest[]) => this.#store.statements(requests), JSON.stringify));
  }
  get references() {
    return (this.#references ??= batched((ids: readonly string[]) => this.#store.references(ids)));
  }
  get contraries() {
    return (this.#contraries ??= batched((assertions: readonly Assertion[]) => this.#store.contraries(assertions), ({ id }) => id));
  }

  /** Every id must be one of the release. */
  async knownConcept(id: ConceptId): Promise<Concept> {
    const concept = await this.concept.load(id);
    if (concept === undefined) throw new Error(`the release names ${id} and does not hold it`);
    return concept;
  }
  knownConcepts(ids: readonly ConceptId[]): Promise<readonly Concept[]> {
    return Promise.all(ids.map((id) => this.knownConcept(id)));
  }
  knownPaths(paths: readonly (readonly ConceptId[])[]): Promise<readonly (readonly Concept[])[]> {
    return Promise.all(paths.map((path) => this.knownConcepts(path)));
  }
}
