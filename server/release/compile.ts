import type { ConceptId } from '../domain/concept.ts';
import { codeOf, conceptKinds, conceptStandings, isConceptId, systemOf, termScopes, termTypes } from '../domain/concept.ts';
import { predicates } from '../domain/assertion.ts';
import { Hierarchy } from '../domain/hierarchy.ts';
import type { GraphCounts } from '../domain/release.ts';
import { isEncounterCode } from '../mapping/billable.ts';
import type { AcceptedExample, RejectedExample } from '../mapping/exampleIndex.ts';
import type { JudgedPhrases } from '../mapping/phraseColumns.ts';
import { writePhraseColumns } from '../mapping/phraseColumns.ts';
import type { NamedTerm } from '../mapping/phraseEntries.ts';
import { buildTermIndex } from '../search/buildTermIndex.ts';
import { hangingMax } from '../search/hitScore.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { ColumnWriter, noConcept } from './columns.ts';
import { writeFindingRows } from './findingRows.ts';
import type { BuiltMapping, GraphBuilder } from './graphBuilder.ts';
import { kindOfReferenced, statementId, termOrder } from './graphBuilder.ts';
import type { Steps } from './steps.ts';

export const activeFlag = 0x80;

export interface CompiledGraph {
  readonly columns: ColumnWriter;
  readonly counts: GraphCounts;
  /** Published concepts by system. */
  readonly conceptCounts: ReadonlyMap<string, number>;
}

/**
 * Lays the gathered graph out as arrays. Concepts are numbered by system and code, so that index order is the order of
 * every list; assertions by subject, predicate and object; mappings by source and target.
 */
export function* compileGraph(graph: GraphBuilder, lexicon: Lexicon): Steps<CompiledGraph> {
  const columns = new ColumnWriter();
  const concepts = graph.sortedConcepts();
  const indexOf = new Map<ConceptId, number>(concepts.map(({ id }, index) => [id, index]));
  const at = (id: ConceptId): number => indexOf.get(id) ?? noConcept;

  const systems = [...new Set(concepts.map(({ id }) => systemOf(id)))];
  const systemIndex = new Map(systems.map((system, index) => [system, index]));
  columns.addTexts('systems', systems);
  columns.addTable('concepts.id', concepts.map(({ id }) => id));
  columns.add('concepts.system', Uint16Array.from(concepts, ({ id }) => systemIndex.get(systemOf(id)) ?? 0));
  columns.add('concepts.source', Uint16Array.from(concepts, ({ source }) => source));
  columns.add('concepts.kind', Uint8Array.from(concepts, ({ row }) => conceptKinds.indexOf(row?.kind ?? kindOfReferenced)));
  columns.add('concepts.standing', Uint8Array.from(concepts, ({ row }) => conceptStandings.indexOf(row?.standing ?? 'REFERENCED') | ((row?.active ?? true) ? activeFlag : 0)));
  columns.add('concepts.listed', Uint8Array.from(concepts, ({ row }) => Number(row !== undefined)));
  columns.addTexts('concepts.definition', concepts.map(({ row }) => row?.definition ?? ''));
  const replaced = concepts.flatMap(({ row }, index) => (row?.replacedBy ?? []).map((id) => [index, at(id)] as const));
  columns.addAdjacency('concepts.replacedBy', concepts.length, Uint32Array.from(replaced, ([from]) => from), Uint32Array.from(replaced, ([, to]) => to));

  yield;
  const { edgeCount, descendants } = writeHierarchy(columns, graph, concepts.length, at);
  yield;
  const hanging = withStatements(descendants, graph, at);
  columns.add('concepts.hanging', hanging);
  yield* writeTerms(columns, graph, concepts, hanging, at, lexicon);
  yield;
  yield* writeAssertions(columns, graph, concepts.length, at);
  yield;
  writeMappings(columns, graph, concepts.length, at);

  const conceptCounts = new Map<string, number>();
  for (const { id, row } of concepts) if (row?.standing === 'PUBLISHED') conceptCounts.set(systemOf(id), (conceptCounts.get(systemOf(id)) ?? 0) + 1);
  const articles = new Set(graph.assertions.flatMap(({ references }) => references.filter((reference) => reference.startsWith('PMID:'))));
  return {
    columns,
    conceptCounts,
    counts: {
      concepts: concepts.length, terms: graph.terms.length, hierarchyEdges: edgeCount, assertions: graph.assertions.length,
      mappings: graph.mappings.length, articles: articles.size, cooccurrences: 0,
    },
  };
}

type Locate = (id: ConceptId) => number;

/** Answers the number of edges and of descendants; where two sources state one edge, the first is kept as its source. */
function writeHierarchy(columns: ColumnWriter, graph: GraphBuilder, conceptCount: number, at: Locate): { readonly edgeCount: number; readonly descendants: Uint32Array } {
  const all = graph.edges.map(({ child, parent, source }) => ({ child: at(child), parent: at(parent), source }));
  all.sort((a, b) => a.child - b.child || a.parent - b.parent || a.source - b.source);
  const edges = all.filter((edge, index) => edge.child !== all[index - 1]?.child || edge.parent !== all[index - 1]?.parent);
  const childrenOf = [...edges].sort((a, b) => a.parent - b.parent || a.child - b.child);
  columns.addAdjacency('parents', conceptCount, Uint32Array.from(edges, (edge) => edge.child), Uint32Array.from(edges, (edge) => edge.parent));
  columns.add('parents.source', Uint16Array.from(edges, (edge) => edge.source));
  columns.addAdjacency('children', conceptCount, Uint32Array.from(childrenOf, (edge) => edge.parent), Uint32Array.from(childrenOf, (edge) => edge.child));
  const hierarchy = new Hierarchy({
    parentOffsets: offsetsOf(conceptCount, edges.map((edge) => edge.child)), parents: Uint32Array.from(edges, (edge) => edge.parent),
    childOffsets: offsetsOf(conceptCount, childrenOf.map((edge) => edge.parent)), children: Uint32Array.from(childrenOf, (edge) => edge.child),
  });
  const descendants = hierarchy.descendantCounts();
  columns.add('concepts.descendants', descendants);
  writeLargeBranches(columns, hierarchy, descendants);
  return { edgeCount: edges.length, descendants };
}

/** A branch with more descendants is kept as bits: walking it would take longer than what is asked of it. */
const walkedDescendantsMax = 4096;

function writeLargeBranches(columns: ColumnWriter, hierarchy: Hierarchy, descendants: Uint32Array): void {
  const branches = Array.from(descendants.keys()).filter((node) => (descendants[node] ?? 0) > walkedDescendantsMax).map((node) => hierarchy.branchOf(node));
  columns.add('branches.top', Uint32Array.from(branches, ({ top }) => top));
  columns.add('branches.start', Uint32Array.from(branches, ({ start }) => start));
  const offsets = new Uint32Array(branches.length + 1);
  branches.forEach(({ members }, place) => { offsets[place + 1] = (offsets[place] ?? 0) + members.bits.length; });
  const bits = new Uint32Array(offsets.at(-1) ?? 0);
  branches.forEach(({ members }, place) => { bits.set(members.bits, offsets[place]); });
  columns.add('branches.bits.offsets', offsets);
  columns.add('branches.bits.targets', bits);
}

/** How many concepts and statements hang on each concept, at most `hangingMax`. */
function withStatements(descendants: Uint32Array, graph: GraphBuilder, at: Locate): Uint16Array {
  const counts = descendants.slice();
  for (const { subject, object } of graph.assertions) {
    for (const concept of object === undefined ? [at(subject)] : [at(subject), at(object)]) counts[concept] = (counts[concept] ?? 0) + 1;
  }
  return Uint16Array.from(counts, (count) => Math.min(count, hangingMax));
}

function offsetsOf(count: number, sorted: readonly number[]): Uint32Array {
  const offsets = new Uint32Array(count + 1);
  for (const node of sorted) offsets[node + 1] = (offsets[node + 1] ?? 0) + 1;
  for (let node = 0; node < count; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  return offsets;
}

function* writeTerms(
  columns: ColumnWriter, graph: GraphBuilder, concepts: ReturnType<GraphBuilder['sortedConcepts']>, hanging: Uint16Array, at: Locate, lexicon: Lexicon,
): Steps<void> {
  const { terms, conceptOf } = termsByConcept(graph, concepts, at);
  const languages = [...new Set(terms.map(({ language }) => language))].sort();
  const languageIndex = new Map(languages.map((language, index) => [language, index]));
  columns.addTexts('languages', languages);
  columns.addTexts('terms.text', terms.map(({ text }) => text));
  columns.add('terms.type', Uint8Array.from(terms, ({ type, scope }) => termTypes.indexOf(type) * termScopes.length + termScopes.indexOf(scope)));
  columns.add('terms.language', Uint8Array.from(terms, ({ language }) => languageIndex.get(language) ?? 0));
  columns.add('terms.source', Uint16Array.from(terms, ({ source }) => source));
  columns.addAdjacency('concepts.terms', concepts.length, conceptOf, Uint32Array.from(terms.keys()));

  const formerIds = new Map<string, number>();
  terms.forEach(({ type, text }, place) => {
    if (type === 'FORMER' && isConceptId(text)) formerIds.set(text, conceptOf[place] ?? 0);
  });
  columns.addTable('aliases', [...formerIds.keys()]);
  columns.add('aliases.concept', Uint32Array.from(formerIds.values()));

  const codes = [
    ...concepts.map(({ id }, concept) => ({ code: codeOf(id), concept })).filter(({ concept }) => concepts[concept]?.row !== undefined),
    ...[...formerIds].map(([id, concept]) => ({ code: id.slice(id.indexOf(':') + 1), concept })),
  ];
  const languageAt = (language: string): number => languageIndex.get(language) ?? 0;
  const named = terms.map(({ type, scope, text, language }, term) => ({ term, concept: conceptOf[term] ?? 0, type, scope, text, language: languageAt(language) }));
  const isActive = (concept: number): boolean => concepts[concept]?.row?.active ?? true;
  yield;
  yield* buildTermIndex(named.filter(({ type, text }) => !(type === 'FORMER' && isConceptId(text))), codes, { isActive, hanging }, lexicon, columns);
  yield* writePhrases(columns, graph, concepts, named, languageAt, at, lexicon);
}

type BuiltTerm = GraphBuilder['terms'][number];

/** Sorted by concept, and within a concept from its label on: a small sort for each concept instead of one over millions. */
function termsByConcept(graph: GraphBuilder, concepts: ReturnType<GraphBuilder['sortedConcepts']>, at: Locate): { readonly terms: readonly BuiltTerm[]; readonly conceptOf: Uint32Array } {
  const ofConcept: BuiltTerm[][] = concepts.map(() => []);
  for (const term of graph.terms) ofConcept[at(term.concept)]?.push(term);
  const conceptOf = new Uint32Array(graph.terms.length);
  let place = 0;
  ofConcept.forEach((terms, concept) => {
    terms.sort(termOrder(concepts[concept]?.source ?? 0));
    conceptOf.fill(concept, place, place + terms.length);
    place += terms.length;
  });
  return { terms: ofConcept.flat(), conceptOf };
}

function* writePhrases(
  columns: ColumnWriter, graph: GraphBuilder, concepts: ReturnType<GraphBuilder['sortedConcepts']>, terms: readonly NamedTerm[], languageAt: (language: string) => number, at: Locate, lexicon: Lexicon,
): Steps<void> {
  const systems = [...new Set(concepts.map(({ id }) => systemOf(id)))];
  const places = new Map(systems.map((system, place) => [system, place]));
  const systemAt = Uint16Array.from(concepts, ({ id }) => places.get(systemOf(id)) ?? 0);
  // A phrase that a set brings itself lends no name: it is an example, with its count.
  const isPhrase = ({ source, example, statedIn }: BuiltMapping): boolean => example !== undefined && concepts[at(source)]?.row !== undefined && concepts[at(source)]?.source === statedIn;
  const links = graph.mappings.flatMap((mapping) => {
    const { source, target, targetsTogether, relation, status } = mapping;
    return target === undefined || targetsTogether.length > 0 || isPhrase(mapping) ? [] : [{ source: at(source), target: at(target), relation, status }];
  });
  const isAnswer = (concept: number): boolean => {
    const { id, row } = concepts[concept] ?? {};
    return id !== undefined && (row?.active ?? true) && !isEncounterCode(id);
  };
  yield* writePhraseColumns(columns, terms, links, judgedPhrases(graph.mappings, (id) => isAnswer(at(id)), at, languageAt), { systemOf: (concept) => systemAt[concept] ?? 0, isAnswer }, systems, lexicon);
}

/** Phrases that people accepted or rejected for a concept, by the system of the concept. */
function judgedPhrases(mappings: readonly BuiltMapping[], isAnswer: (id: ConceptId) => boolean, at: Locate, languageAt: (language: string) => number): ReadonlyMap<string, JudgedPhrases> {
  const bySystem = new Map<string, { accepted: AcceptedExample[]; rejected: RejectedExample[] }>();
  for (const { target, relation, status, example } of mappings) {
    if (target === undefined || example === undefined || !isAnswer(target)) continue;
    const known = bySystem.get(systemOf(target)) ?? { accepted: [], rejected: [] };
    bySystem.set(systemOf(target), known);
    const { phrase, count, language } = example;
    if (status === 'ACCEPTED') known.accepted.push({ phrase, concept: at(target), relation, count, language: languageAt(language) });
    else known.rejected.push({ phrase, concept: at(target), count });
  }
  return new Map([...bySystem].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function* writeAssertions(columns: ColumnWriter, graph: GraphBuilder, conceptCount: number, at: Locate): Steps<void> {
  const [subjects, objects, orders] = [
    Uint32Array.from(graph.assertions, ({ subject }) => at(subject)), Uint32Array.from(graph.assertions, ({ object }) => (object === undefined ? noConcept : at(object))),
    Uint8Array.from(graph.assertions, ({ predicate }) => predicates.indexOf(predicate)),
  ];
  const value = (values: Uint32Array | Uint8Array, place: number): number => values[place] ?? 0;
  const hashAt = (place: number): bigint => graph.assertions[place]?.hash ?? 0n;
  const sorted = Uint32Array.from(graph.assertions.keys()).sort((a, b) =>
    value(subjects, a) - value(subjects, b) || value(orders, a) - value(orders, b) || value(objects, a) - value(objects, b) || (hashAt(a) < hashAt(b) ? -1 : 1));
  const assertions = Array.from(sorted, (place) => graph.assertions[place]).filter((assertion) => assertion !== undefined);
  const [from, to, order] = [sorted.map((place) => value(subjects, place)), sorted.map((place) => value(objects, place)), Uint8Array.from(sorted, (place) => value(orders, place))];
  yield;
  columns.add('assertions.subject', from);
  columns.add('assertions.object', to);
  columns.add('assertions.predicate', order);
  columns.add('assertions.source', Uint16Array.from(assertions, ({ statedIn }) => statedIn));
  columns.addTexts('assertions.line', assertions.map(({ line }) => line));
  columns.addTable('assertions.id', assertions.map(({ hash }) => statementId('assertion', hash)));
  yield;
  writeFindingRows(columns, { subjects: from, objects: to, predicates: order, lineAt: (place) => assertions[place]?.line ?? '' });
  yield;
  columns.addAdjacency('concepts.assertions', conceptCount, from, Uint32Array.from(assertions.keys()));
  const stated = Uint32Array.from(assertions.keys()).filter((place) => value(to, place) !== noConcept);
  stated.sort((a, b) => value(to, a) - value(to, b) || value(order, a) - value(order, b) || value(from, a) - value(from, b) || a - b);
  columns.addAdjacency('concepts.statedBy', conceptCount, stated.map((place) => value(to, place)), stated);
  yield;

  const citing = assertions.flatMap(({ references }, index) => references.map((reference) => ({ reference, index })));
  const references = [...new Set(citing.map(({ reference }) => reference))].sort();
  const place = new Map(references.map((reference, index) => [reference, index]));
  const pairs = citing.map(({ reference, index }) => ({ reference: place.get(reference) ?? 0, index })).sort((a, b) => a.reference - b.reference || a.index - b.index);
  columns.addTable('references', references);
  columns.addTexts('references.line', references.map((reference) => graph.references.get(reference) ?? ''));
  columns.addAdjacency('references.assertions', references.length, Uint32Array.from(pairs, (pair) => pair.reference), Uint32Array.from(pairs, (pair) => pair.index));
}

function writeMappings(columns: ColumnWriter, graph: GraphBuilder, conceptCount: number, at: Locate): void {
  const mappings = graph.mappings.map((mapping) => ({
    ...mapping, from: at(mapping.source), to: mapping.target === undefined ? noConcept : at(mapping.target),
  }));
  mappings.sort((a, b) => a.from - b.from || a.to - b.to || (a.hash < b.hash ? -1 : 1));
  columns.add('mappings.source', Uint16Array.from(mappings, ({ statedIn }) => statedIn));
  columns.addTexts('mappings.line', mappings.map(({ line }) => line));
  columns.addTable('mappings.id', mappings.map(({ hash }) => statementId('mapping', hash)));
  columns.addAdjacency('concepts.mappings', conceptCount, Uint32Array.from(mappings, ({ from }) => from), Uint32Array.from(mappings.keys()));
  const mappedTo = mappings.flatMap(({ from, to, hash, targetsTogether }, index) =>
    [...(to === noConcept ? [] : [to]), ...targetsTogether.map(at)].map((target) => ({ target, from, hash, index })));
  // Not by index: one code may be the target of one mapping and a further target of another one of the same source.
  mappedTo.sort((a, b) => a.target - b.target || a.from - b.from || (a.hash < b.hash ? -1 : 1));
  columns.addAdjacency('concepts.mappedFrom', conceptCount, Uint32Array.from(mappedTo, ({ target }) => target), Uint32Array.from(mappedTo, ({ index }) => index));
}
