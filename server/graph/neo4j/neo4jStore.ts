import type { Assertion, ReferenceFacts } from '../../domain/assertion.ts';
import { contraryOf } from '../../domain/assertion.ts';
import type { Concept, ConceptId, Term } from '../../domain/concept.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { DeadlineExceeded } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { Mapping } from '../../domain/mapping.ts';
import { assertionOf, mappingOf, referenceFactsOf } from '../decodeLine.ts';
import type { GraphStore, Neighbours, StatementPage, StatementRequest } from '../graphStore.ts';
import type { Neo4jConnection, Statement } from './connection.ts';
import { keyOf } from './keys.ts';
import { assertionsByKey } from './statements/assertionsByKey.ts';
import { citing } from './statements/citing.ts';
import { conceptsByKey } from './statements/conceptsByKey.ts';
import { contraries } from './statements/contraries.ts';
import { mappingsByKey } from './statements/mappingsByKey.ts';
import { mappingsOf } from './statements/mappingsOf.ts';
import { neighboursOf } from './statements/neighboursOf.ts';
import { referencesByKey } from './statements/referencesByKey.ts';
import { statementsAsObject } from './statements/statementsAsObject.ts';
import { statementsAsSubject } from './statements/statementsAsSubject.ts';
import { termsByKey } from './statements/termsByKey.ts';

const nobodysNeighbours: Neighbours = { ids: [], cut: false };
const emptyPage: StatementPage = { statements: [], total: 0, offset: 0 };

/**
 * One release as it lies in Neo4j. Every read is one statement, whatever the number of keys; rows name their key, because
 * an unknown key has no row. The connection belongs to whoever opened it.
 */
export class Neo4jStore implements GraphStore {
  readonly kind = 'neo4j';
  readonly #connection: Neo4jConnection;
  readonly #release: string;
  readonly #deadline: Deadline | undefined;

  constructor(connection: Neo4jConnection, release: string, deadline?: Deadline) {
    this.#connection = connection;
    this.#release = release;
    this.#deadline = deadline;
  }

  until(deadline: Deadline): Neo4jStore {
    return new Neo4jStore(this.#connection, this.#release, deadline);
  }

  async concepts(ids: readonly ConceptId[]): Promise<readonly (Concept | undefined)[]> {
    const found = new Map((await this.#read(conceptsByKey, this.#keys(ids), ids)).map((concept) => [concept.id, concept]));
    return ids.map((id) => found.get(id));
  }

  async terms(ids: readonly ConceptId[]): Promise<readonly (readonly Term[])[]> {
    const found = new Map((await this.#read(termsByKey, this.#keys(ids), ids)).map(({ concept, terms }) => [concept, terms]));
    return ids.map((id) => found.get(id) ?? []);
  }

  async statements(requests: readonly StatementRequest[]): Promise<readonly (StatementPage | undefined)[]> {
    const keys = requests.map((request, place) => ({
      ...request, place, concept: keyOf(this.#release, request.concept), after: request.after === undefined ? undefined : keyOf(this.#release, request.after),
    }));
    const [asSubject, asObject] = [keys.filter(({ role }) => role === 'SUBJECT'), keys.filter(({ role }) => role === 'OBJECT')];
    const pages = await Promise.all([this.#read(statementsAsSubject, asSubject, asSubject), this.#read(statementsAsObject, asObject, asObject)]);
    const found = new Map(pages.flat().map(({ place, lines, total, offset }) => [place, { statements: lines.map(assertionOf), total, offset }]));
    return requests.map(({ after }, place) => found.get(place) ?? (after === undefined ? emptyPage : undefined));
  }

  async assertions(ids: readonly string[]): Promise<readonly (Assertion | undefined)[]> {
    const found = new Map((await this.#read(assertionsByKey, this.#keys(ids), ids)).map((line) => [line.id, line]));
    return ids.map((id) => readIf(found.get(id), assertionOf));
  }

  async contraries(assertions: readonly Assertion[]): Promise<readonly (readonly Assertion[])[]> {
    const requests = assertions.flatMap(({ subject, predicate, object }, place) => {
      const contrary = contraryOf[predicate];
      return contrary === undefined || object === undefined ? []
        : [{ place, subject: keyOf(this.#release, subject), predicate: contrary, object: keyOf(this.#release, object) }];
    });
    const found = new Map((await this.#read(contraries, requests, requests)).map(({ place, lines }) => [place, lines]));
    return assertions.map((_, place) => (found.get(place) ?? []).map(assertionOf));
  }

  async mappings(ids: readonly ConceptId[]): Promise<readonly (readonly Mapping[])[]> {
    const found = new Map((await this.#read(mappingsOf, this.#keys(ids), ids)).map(({ concept, lines }) => [concept, lines]));
    return ids.map((id) => (found.get(id) ?? []).map(mappingOf));
  }

  async mappingsById(ids: readonly string[]): Promise<readonly (Mapping | undefined)[]> {
    const found = new Map((await this.#read(mappingsByKey, this.#keys(ids), ids)).map((line) => [line.id, line]));
    return ids.map((id) => readIf(found.get(id), mappingOf));
  }

  async citing(references: readonly string[], first: number): Promise<readonly (readonly Assertion[] | undefined)[]> {
    const rows = await this.#read(citing, { keys: this.#keys(references), first }, references);
    const found = new Map(rows.map(({ reference, lines }) => [reference, lines]));
    return references.map((reference) => found.get(reference)?.map(assertionOf));
  }

  async references(ids: readonly string[]): Promise<readonly (ReferenceFacts | undefined)[]> {
    const found = new Map((await this.#read(referencesByKey, this.#keys(ids), ids)).map(({ id, line }) => [id, line]));
    return ids.map((id) => readIf(found.get(id), referenceFactsOf));
  }

  async neighbours(ids: readonly ConceptId[], neighboursMax: number): Promise<readonly Neighbours[]> {
    const rows = await this.#read(neighboursOf, { keys: this.#keys(ids), neighboursMax }, ids);
    const found = new Map(rows.map(({ concept, ids: near, cut }) => [concept, { ids: near, cut }]));
    return ids.map((id) => found.get(id) ?? nobodysNeighbours);
  }

  async close(): Promise<void> {
    // The connection is shared with the other releases and closed by its owner.
  }

  /** Nothing is asked where there are no keys. The statement ends in Neo4j too when the time of the request is over or nobody waits any more. */
  async #read<Input, Answer>(statement: Statement<Input, Answer>, input: Input, keys: readonly unknown[]): Promise<readonly Answer[]> {
    if (keys.length === 0) return [];
    const msMax = Math.min(this.#deadline?.remainingMs() ?? Infinity, limits.storeReadMsMax);
    try {
      return await this.#connection.read(statement, input, msMax, this.#deadline?.left);
    } catch (error) {
      if (error instanceof DeadlineExceeded) this.#deadline?.check(); // The time of the request, rather than of one read.
      throw error;
    }
  }

  #keys(ids: readonly string[]): readonly string[] {
    return [...new Set(ids)].map((id) => keyOf(this.#release, id));
  }
}

const readIf = <From, To>(value: From | undefined, read: (value: From) => To): To | undefined => (value === undefined ? undefined : read(value));
