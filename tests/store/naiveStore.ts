import { createHash } from 'node:crypto';
import type { Assertion, Provenance, ReferenceFacts } from '../../server/domain/assertion.ts';
import { predicates } from '../../server/domain/assertion.ts';
import type { Concept, ConceptId, Term } from '../../server/domain/concept.ts';
import { codeOf, conceptStandings, systemOf, termScopes, termTypes } from '../../server/domain/concept.ts';
import type { Mapping } from '../../server/domain/mapping.ts';
import type { GraphRow, GraphRows, RowKind } from '../../server/graph-files/rows.ts';
import { encodeRow } from '../../server/graph-files/rows.ts';
import type { GraphStore, Neighbours, StatementPage, StatementRequest } from '../../server/graph/graphStore.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';

interface Stated<Row> {
  readonly source: string;
  readonly row: Row;
  /** Of source and line. */
  readonly hash: string;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const firstOf = (...differences: readonly number[]): number => differences.find((difference) => difference !== 0) ?? 0;

/** Ids by system and code, chapters by number. */
export function byId(a: ConceptId, b: ConceptId): number {
  const number = /^chapter-(\d+)$/;
  const left = number.exec(codeOf(a));
  const right = number.exec(codeOf(b));
  if (systemOf(a) === systemOf(b) && left && right) return Number(left[1]) - Number(right[1]);
  return byText(a, b);
}

/** The port answered from rows with loops over all of them: slow, and plain enough to be believed. */
export class NaiveStore implements GraphStore {
  readonly kind = 'embedded';
  readonly #sources: readonly SourceRows[];
  readonly #assertions: readonly Assertion[];
  readonly #mappings: readonly Mapping[];

  /** Of two sources that state the same, the one whose name comes first counts. */
  constructor(sources: readonly SourceRows[]) {
    this.#sources = [...sources].sort((a, b) => byText(a.description.source, b.description.source));
    this.#assertions = this.#stated('assertions').map(assertionOf).sort(asSubject);
    this.#mappings = this.#stated('mappings').map(mappingOf);
  }

  /** Every id that is listed or mentioned, in order. */
  get ids(): readonly ConceptId[] {
    return [...new Set(this.#sources.flatMap(({ rows }) => rows.flatMap(idsIn)))].sort(byId);
  }
  get statedAssertions(): readonly Assertion[] {
    return this.#assertions;
  }
  get statedMappings(): readonly Mapping[] {
    return this.#mappings;
  }

  async concepts(ids: readonly ConceptId[]): Promise<readonly (Concept | undefined)[]> {
    return ids.map((id) => this.concept(id));
  }

  concept(id: ConceptId): Concept | undefined {
    const mentioned = this.#sources.find(({ rows }) => rows.some((row) => idsIn(row).includes(id)));
    if (mentioned === undefined) return undefined;
    const listings = this.#stated('concepts').filter(({ row }) => row.id === id);
    const listed = [...listings].sort((a, b) => conceptStandings.indexOf(a.row.standing) - conceptStandings.indexOf(b.row.standing))[0];
    const source = listed?.source ?? mentioned.description.source;
    const row = listed?.row ?? { kind: 'OTHER', active: true, standing: 'REFERENCED', definition: '', replacedBy: [] };
    const preferred = this.#termsOf(id, source).find(({ type }) => type === 'PREFERRED');
    return {
      id, system: systemOf(id), code: codeOf(id), label: preferred?.text ?? codeOf(id), kind: row.kind, active: row.active,
      standing: row.standing, definition: row.definition === '' ? undefined : row.definition, replacedBy: row.replacedBy, source,
    };
  }

  async terms(ids: readonly ConceptId[]): Promise<readonly (readonly Term[])[]> {
    return ids.map((id) => {
      const concept = this.concept(id);
      return concept === undefined ? [] : this.#termsOf(id, concept.source);
    });
  }

  async statements(requests: readonly StatementRequest[]): Promise<readonly (StatementPage | undefined)[]> {
    return requests.map(({ concept, role, predicates: wanted, first, after }) => {
      const all = this.#assertions
        .filter((assertion) => (role === 'SUBJECT' ? assertion.subject : assertion.object) === concept)
        .filter(({ predicate }) => wanted === undefined || wanted.includes(predicate))
        .sort(role === 'SUBJECT' ? asSubject : asObject);
      const before = after === undefined ? -1 : all.findIndex(({ id }) => id === after);
      if (after !== undefined && before === -1) return undefined;
      return { statements: all.slice(before + 1, before + 1 + first), total: all.length, offset: before + 1 };
    });
  }

  async assertions(ids: readonly string[]): Promise<readonly (Assertion | undefined)[]> {
    return ids.map((wanted) => this.#assertions.find(({ id }) => id === wanted));
  }

  async contraries(assertions: readonly Assertion[]): Promise<readonly (readonly Assertion[])[]> {
    return assertions.map(({ subject, predicate, object }) => {
      const contrary = predicate === 'HAS_FINDING' ? 'EXCLUDES_FINDING' : predicate === 'EXCLUDES_FINDING' ? 'HAS_FINDING' : undefined;
      if (contrary === undefined || object === undefined) return [];
      return this.#assertions
        .filter((other) => other.subject === subject && other.object === object && other.predicate === contrary)
        .sort((a, b) => byText(a.id, b.id));
    });
  }

  async mappings(ids: readonly ConceptId[]): Promise<readonly (readonly Mapping[])[]> {
    return ids.map((id) => {
      const from = this.#mappings.filter(({ source }) => source === id);
      from.sort((a, b) => firstOf(noneLast(a.target, b.target), byText(a.id, b.id)));
      const to = this.#mappings.filter(({ target, targetsTogether }) => target === id || targetsTogether.includes(id));
      to.sort((a, b) => firstOf(byId(a.source, b.source), byText(a.id, b.id)));
      return [...from, ...to];
    });
  }

  async mappingsById(ids: readonly string[]): Promise<readonly (Mapping | undefined)[]> {
    return ids.map((wanted) => this.#mappings.find(({ id }) => id === wanted));
  }

  async references(ids: readonly string[]): Promise<readonly (ReferenceFacts | undefined)[]> {
    const described = this.#sources.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'references' ? [row.row] : [])));
    const cited = new Set(this.#assertions.flatMap(({ provenance }) => provenance.references));
    return ids.map((id) => {
      const found = cited.has(id) ? described.find((row) => row.id === id) : undefined;
      return found && { kind: found.kind, title: found.title, year: found.year, container: found.container, uri: found.uri };
    });
  }

  async citing(references: readonly string[], first: number): Promise<readonly (readonly Assertion[] | undefined)[]> {
    return references.map((reference) => {
      const citing = this.#assertions.filter(({ provenance }) => provenance.references.includes(reference));
      return citing.length === 0 ? undefined : citing.slice(0, first);
    });
  }

  async neighbours(ids: readonly ConceptId[], neighboursMax: number): Promise<readonly Neighbours[]> {
    return ids.map((id) => {
      const near = new Set<ConceptId>();
      const together = (ends: readonly (ConceptId | undefined)[]): void => {
        if (ends.includes(id)) for (const end of ends) if (end !== undefined && end !== id) near.add(end);
      };
      for (const { row } of this.#stated('hierarchy')) together([row.child, row.parent]);
      for (const { subject, object } of this.#assertions) together([subject, object]);
      for (const { source, target, targetsTogether } of this.#mappings) together([source, target, ...targetsTogether]);
      const sorted = [...near].sort(byId);
      return { ids: sorted.slice(0, neighboursMax), cut: sorted.length > neighboursMax };
    });
  }

  until(): this {
    return this;
  }

  async close(): Promise<void> {
    // Nothing is held.
  }

  // ---------------------------------------------------------------- hierarchy and former ids

  parentsOf(id: ConceptId): readonly ConceptId[] {
    return [...new Set(this.#stated('hierarchy').filter(({ row }) => row.child === id).map(({ row }) => row.parent))].sort(byId);
  }
  childrenOf(id: ConceptId): readonly ConceptId[] {
    return [...new Set(this.#stated('hierarchy').filter(({ row }) => row.parent === id).map(({ row }) => row.child))].sort(byId);
  }
  /** The source of an is-a statement: of several, the first. */
  edgeSource(child: ConceptId, parent: ConceptId): string | undefined {
    return this.#stated('hierarchy').find(({ row }) => row.child === child && row.parent === parent)?.source;
  }
  subsumes(ancestor: ConceptId, descendant: ConceptId): boolean {
    return ancestor === descendant || this.parentsOf(descendant).some((parent) => this.subsumes(ancestor, parent));
  }
  /** Nearest first, then by id. */
  ancestorsOf(id: ConceptId): readonly ConceptId[] {
    const distance = new Map<ConceptId, number>();
    const visit = (node: ConceptId, steps: number): void => {
      for (const parent of this.parentsOf(node)) {
        if ((distance.get(parent) ?? Infinity) <= steps) continue;
        distance.set(parent, steps);
        visit(parent, steps + 1);
      }
    };
    visit(id, 1);
    return [...distance].sort(([a, near], [b, far]) => near - far || byId(a, b)).map(([ancestor]) => ancestor);
  }
  descendantsOf(id: ConceptId): readonly ConceptId[] {
    return this.ids.filter((other) => other !== id && this.subsumes(id, other));
  }
  /** Shortest first, then by the ids along them from the concept upward. */
  pathsToRoot(id: ConceptId): readonly (readonly ConceptId[])[] {
    const upward = (node: ConceptId): readonly (readonly ConceptId[])[] => {
      const parents = this.parentsOf(node);
      return parents.length === 0 ? [[node]] : parents.flatMap((parent) => upward(parent).map((path) => [node, ...path]));
    };
    const paths = [...upward(id)].sort((a, b) => firstOf(a.length - b.length, ...a.map((node, step) => byId(node, b[step] ?? node))));
    return paths.map((path) => [...path].reverse());
  }
  rootsOf(system: string): readonly ConceptId[] {
    return this.ids.filter((id) => {
      const concept = this.concept(id);
      return systemOf(id) === system && this.parentsOf(id).length === 0 && concept?.active === true && concept.standing !== 'REFERENCED';
    });
  }
  /** The concept to show for an id: the one whose former id it is, else the one that has it. */
  liveIdOf(id: string): ConceptId | undefined {
    const former = this.#stated('terms').find(({ row }) => row.type === 'FORMER' && row.text === id);
    return former?.row.concept ?? this.ids.find((known) => known === id);
  }

  #termsOf(id: ConceptId, conceptSource: string): readonly Term[] {
    const order = (a: Term, b: Term): number => firstOf(
      termTypes.indexOf(a.type) - termTypes.indexOf(b.type),
      Number(b.language === 'en') - Number(a.language === 'en'), byText(a.language, b.language),
      Number(b.source === conceptSource) - Number(a.source === conceptSource),
      byText(a.text, b.text), byText(a.source, b.source), termScopes.indexOf(a.scope) - termScopes.indexOf(b.scope),
    );
    return this.#stated('terms').filter(({ row }) => row.concept === id)
      .map(({ source, row: { text, language, type, scope } }) => ({ text, language, type, scope, source }))
      .sort(order);
  }

  /** The rows of a kind in order of precedence; a line that a source holds twice counts once. */
  #stated<K extends RowKind>(kind: K): readonly Stated<GraphRows[K]>[] {
    const found = new Map<string, Stated<GraphRows[K]>>();
    for (const { description: { source }, rows } of this.#sources) {
      for (const row of rows) {
        if (!isOfKind(row, kind)) continue;
        const hash = createHash('sha256').update(`${source}\t${encodeRow(row)}`).digest('hex').slice(0, 16);
        found.set(`${source} ${hash}`, { source, row: row.row, hash });
      }
    }
    return [...found.values()];
  }
}

const isOfKind = <K extends RowKind>(row: GraphRow, kind: K): row is GraphRow & { readonly kind: K; readonly row: GraphRows[K] } => row.kind === kind;

const defined = (ids: readonly (ConceptId | undefined)[]): readonly ConceptId[] => ids.filter((id) => id !== undefined);

function idsIn({ kind, row }: GraphRow): readonly ConceptId[] {
  switch (kind) {
    case 'concepts': return [row.id, ...row.replacedBy];
    case 'terms': return [row.concept];
    case 'hierarchy': return [row.child, row.parent];
    case 'assertions': return defined([row.subject, row.object]);
    case 'mappings': return defined([row.source, row.target, ...row.targetsTogether]);
    case 'references': return [];
  }
}

const noneLast = (a: ConceptId | undefined, b: ConceptId | undefined): number => {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return byId(a, b);
};
const byPredicate = (a: Assertion, b: Assertion): number => predicates.indexOf(a.predicate) - predicates.indexOf(b.predicate);
const asSubject = (a: Assertion, b: Assertion): number => firstOf(byId(a.subject, b.subject), byPredicate(a, b), noneLast(a.object, b.object), byText(a.id, b.id));
const asObject = (a: Assertion, b: Assertion): number => firstOf(byPredicate(a, b), byId(a.subject, b.subject), byText(a.id, b.id));

const orNone = (text: string): string | undefined => (text === '' ? undefined : text);

function assertionOf({ source, row, hash }: Stated<GraphRows['assertions']>): Assertion {
  const { subject, predicate, object, note, frequency, qualifiers, evidenceCode, author, recordedAt, references, states, value, accuracy } = row;
  const provenance: Provenance = { source, evidenceCode: orNone(evidenceCode), author: orNone(author), recordedAt: orNone(recordedAt), references, states: orNone(states) };
  return { id: `assertion:${hash}`, subject, predicate, object, note: orNone(note), value, frequency, accuracy, qualifiers, provenance };
}

function mappingOf({ source: statedIn, row, hash }: Stated<GraphRows['mappings']>): Mapping {
  const { source, target, targetsTogether, relation, status, flags, references } = row;
  const provenance: Provenance = { source: statedIn, evidenceCode: undefined, author: undefined, recordedAt: undefined, references, states: undefined };
  return { id: `mapping:${hash}`, source, target, targetsTogether, relation, status, flags, provenance };
}
