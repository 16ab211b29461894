import type { Assertion, ReferenceFacts } from '../domain/assertion.ts';
import type { Concept, ConceptId, Term } from '../domain/concept.ts';
import { DeadlineExceeded } from '../domain/errors.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { GraphStore, Neighbours, StatementPage, StatementRequest } from './graphStore.ts';

/** A store for one request: refuses every further read once the time of the request is over. */
export class DeadlineStore implements GraphStore {
  readonly #store: GraphStore;
  readonly #msMax: number;
  readonly #endsAt: number;

  constructor(store: GraphStore, msMax: number) {
    this.#store = store;
    this.#msMax = msMax;
    this.#endsAt = performance.now() + msMax;
  }

  get kind(): GraphStore['kind'] {
    return this.#store.kind;
  }
  async concepts(ids: readonly ConceptId[]): Promise<readonly (Concept | undefined)[]> {
    return this.#inTime().concepts(ids);
  }
  async terms(ids: readonly ConceptId[]): Promise<readonly (readonly Term[])[]> {
    return this.#inTime().terms(ids);
  }
  async statements(requests: readonly StatementRequest[]): Promise<readonly (StatementPage | undefined)[]> {
    return this.#inTime().statements(requests);
  }
  async assertions(ids: readonly string[]): Promise<readonly (Assertion | undefined)[]> {
    return this.#inTime().assertions(ids);
  }
  async contraries(assertions: readonly Assertion[]): Promise<readonly (readonly Assertion[])[]> {
    return this.#inTime().contraries(assertions);
  }
  async mappings(ids: readonly ConceptId[]): Promise<readonly (readonly Mapping[])[]> {
    return this.#inTime().mappings(ids);
  }
  async mappingsById(ids: readonly string[]): Promise<readonly (Mapping | undefined)[]> {
    return this.#inTime().mappingsById(ids);
  }
  async citing(references: readonly string[], first: number): Promise<readonly (readonly Assertion[] | undefined)[]> {
    return this.#inTime().citing(references, first);
  }
  async references(ids: readonly string[]): Promise<readonly (ReferenceFacts | undefined)[]> {
    return this.#inTime().references(ids);
  }
  async neighbours(ids: readonly ConceptId[], neighboursMax: number): Promise<readonly Neighbours[]> {
    return this.#inTime().neighbours(ids, neighboursMax);
  }
  close(): Promise<void> {
    return this.#store.close();
  }

  #inTime(): GraphStore {
    if (performance.now() > this.#endsAt) throw new DeadlineExceeded(this.#msMax);
    return this.#store;
  }
}
