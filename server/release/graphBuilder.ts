import { createHash } from 'node:crypto';
import type { ConceptId, ConceptKind, ConceptStanding, TermScope, TermType } from '../domain/concept.ts';
import { conceptStandings, termScopes, termTypes } from '../domain/concept.ts';
import type { MappedPhrase } from '../domain/mapping.ts';
import { exampleOf } from '../domain/mapping.ts';
import type { AssertionRow, ConceptRow, HierarchyRow, MappingRow, TermRow } from '../graph-files/rows.ts';

interface BuiltConcept {
  readonly id: ConceptId;
  readonly source: number;
  readonly row: ConceptRow | undefined;
}
interface BuiltTerm {
  readonly concept: ConceptId;
  readonly type: TermType;
  readonly scope: TermScope;
  readonly language: string;
  readonly text: string;
  readonly source: number;
}
interface Statement {
  /** Place among the sources. */
  readonly statedIn: number;
  readonly line: string;
  readonly hash: bigint;
}
export type BuiltAssertion = Statement & Pick<AssertionRow, 'subject' | 'predicate' | 'object' | 'references'>;
export type BuiltMapping = Statement & Pick<MappingRow, 'source' | 'target' | 'targetsTogether' | 'relation' | 'status'> & { readonly example: MappedPhrase | undefined };

/** Chapters sort by number, everything else as written. */
const sortKey = (id: ConceptId): string => id.replace(/^([^:]+:chapter-)(\d)$/, '$10$2');

/**
 * Gathers the rows of all sources. A concept that several sources bring is published by the first that lists it; an id
 * that is only mentioned becomes a concept known by reference, so that nothing stated is dropped.
 */
export class GraphBuilder {
  readonly #concepts = new Map<ConceptId, BuiltConcept>();
  readonly terms: BuiltTerm[] = [];
  readonly edges: { readonly child: ConceptId; readonly parent: ConceptId; readonly source: number }[] = [];
  readonly assertions: BuiltAssertion[] = [];
  readonly mappings: BuiltMapping[] = [];
  /** Graph-file line of each described reference, by id. */
  readonly references = new Map<string, string>();

  addConcept(source: number, row: ConceptRow): void {
    const known = this.#concepts.get(row.id);
    if (known?.row === undefined || rankOf(row.standing) < rankOf(known.row.standing)) this.#concepts.set(row.id, { id: row.id, source, row });
    for (const replacement of row.replacedBy) this.mention(source, replacement);
  }

  addTerm(source: number, row: TermRow): void {
    const { type, scope, language, text } = row;
    this.terms.push({ concept: this.mention(source, row.concept), type, scope, language, text, source });
  }

  addEdge(source: number, row: HierarchyRow): void {
    this.edges.push({ child: this.mention(source, row.child), parent: this.mention(source, row.parent), source });
  }

  addAssertion(source: number, sourceId: string, line: string, row: AssertionRow): void {
    const { predicate, references } = row;
    const subject = this.mention(source, row.subject);
    const object = row.object === undefined ? undefined : this.mention(source, row.object);
    this.assertions.push({ statedIn: source, line, hash: statementHash(sourceId, line), subject, predicate, object, references });
  }

  addMapping(source: number, sourceId: string, line: string, row: MappingRow): void {
    this.mention(source, row.source);
    if (row.target !== undefined) this.mention(source, row.target);
    for (const target of row.targetsTogether) this.mention(source, target);
    this.mappings.push({
      source: row.source, target: row.target, targetsTogether: row.targetsTogether, relation: row.relation, status: row.status, example: exampleOf(row), statedIn: source, line,
      hash: statementHash(sourceId, line),
    });
  }

  /** The first source that describes a reference is the one kept. */
  addReference(id: string, line: string): void {
    if (!this.references.has(id)) this.references.set(id, line);
  }

  /** All concepts by system and code. */
  sortedConcepts(): readonly BuiltConcept[] {
    return [...this.#concepts.values()]
      .map((concept) => ({ concept, key: sortKey(concept.id) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ concept }) => concept);
  }

  /** A concept known by reference, unless it is known already. Answers the one string of its id that all rows share. */
  mention(source: number, id: ConceptId): ConceptId {
    const known = this.#concepts.get(id);
    if (known === undefined) this.#concepts.set(id, { id, source, row: undefined });
    return known?.id ?? id;
  }
}

const rankOf = (standing: ConceptStanding): number => conceptStandings.indexOf(standing);

/** First 64 bits of SHA-256 over source and line: the same statement of the same source has the same id in every release. */
const statementHash = (source: string, line: string): bigint =>
  createHash('sha256').update(source).update('\t').update(line).digest().readBigUInt64BE(0);

export const statementId = (kind: 'assertion' | 'mapping', hash: bigint): string => `${kind}:${hash.toString(16).padStart(16, '0')}`;

/** The preferred English name first; of several, the one of the concept's own source. */
export const termOrder = (conceptSource: number) => (a: Omit<BuiltTerm, 'concept'>, b: Omit<BuiltTerm, 'concept'>): number =>
  termTypes.indexOf(a.type) - termTypes.indexOf(b.type) ||
  Number(b.language === 'en') - Number(a.language === 'en') ||
  byText(a.language, b.language) ||
  Number(b.source === conceptSource) - Number(a.source === conceptSource) ||
  byText(a.text, b.text) ||
  a.source - b.source ||
  termScopes.indexOf(a.scope) - termScopes.indexOf(b.scope);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const kindOfReferenced: ConceptKind = 'OTHER';
