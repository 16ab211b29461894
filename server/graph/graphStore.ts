import type { Assertion, Predicate, ReferenceFacts } from '../domain/assertion.ts';
import type { Concept, ConceptId, Term } from '../domain/concept.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Mapping } from '../domain/mapping.ts';

/** Which statements of one concept, and which page of them. */
export interface StatementRequest {
  readonly concept: ConceptId;
  /** Whether the concept is the subject or the object of the statements. */
  readonly role: 'SUBJECT' | 'OBJECT';
  /** Undefined: all predicates. */
  readonly predicates: readonly Predicate[] | undefined;
  readonly first: number;
  /** Id of the statement after which the page starts. */
  readonly after: string | undefined;
}

/**
 * Statements as subject are ordered by predicate (as in the domain's list), object (none last) and id; as object by
 * predicate, subject and id.
 */
export interface StatementPage {
  readonly statements: readonly Assertion[];
  readonly total: number;
  /** Statements before this page. */
  readonly offset: number;
}

export interface Neighbours {
  /** Ids one step away over hierarchy, mappings and assertions, each once, sorted; cut after the number asked for. */
  readonly ids: readonly ConceptId[];
  readonly cut: boolean;
}

/**
 * One release of the graph, read-only. Every method takes many keys and answers in their order, so that a level of a
 * query costs one call. Hierarchy and word search are answered by arrays in the process, whatever the store.
 */
export interface GraphStore {
  readonly kind: 'embedded' | 'neo4j';
  /** `undefined` where the release has no such concept; ids as published. */
  concepts(ids: readonly ConceptId[]): Promise<readonly (Concept | undefined)[]>;
  /** Preferred first, then by type; within a type by language (English first), those of the concept's own source first, and text. */
  terms(ids: readonly ConceptId[]): Promise<readonly (readonly Term[])[]>;
  /** `undefined` where `after` is no statement of the list that was asked for. */
  statements(requests: readonly StatementRequest[]): Promise<readonly (StatementPage | undefined)[]>;
  assertions(ids: readonly string[]): Promise<readonly (Assertion | undefined)[]>;
  /** Assertions that say the contrary about the same subject and object, by id. */
  contraries(assertions: readonly Assertion[]): Promise<readonly (readonly Assertion[])[]>;
  /** Mappings with the concept as source, then those with it as target; by the other end, then id. */
  mappings(ids: readonly ConceptId[]): Promise<readonly (readonly Mapping[])[]>;
  mappingsById(ids: readonly string[]): Promise<readonly (Mapping | undefined)[]>;
  /** The assertions that cite each reference, in subject order, at most `first`; `undefined` where nothing cites it. */
  citing(references: readonly string[], first: number): Promise<readonly (readonly Assertion[] | undefined)[]>;
  /** Title and place of a cited source; `undefined` where no source of the release gives them. */
  references(ids: readonly string[]): Promise<readonly (ReferenceFacts | undefined)[]>;
  neighbours(ids: readonly ConceptId[], neighboursMax: number): Promise<readonly Neighbours[]>;
  /** The same store for one request: a read that the time of the request does not reach ends with DeadlineExceeded. */
  until(deadline: Deadline): GraphStore;
  close(): Promise<void>;
}
