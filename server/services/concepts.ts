import { codeSystemForms, parseConceptId, parseConceptUri, publishedId } from '../domain/codeSystem.ts';
import type { Concept, ConceptId } from '../domain/concept.ts';
import { isConceptId } from '../domain/concept.ts';
import { InvalidInput, LimitExceeded, NotFound } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Graph } from './graph.ts';
import { badCursor, checkPageSize, decodeCursor } from './paging.ts';

/** A page of concepts: ids in order, whether there are others before and behind it, and how many there are in all. */
export interface ConceptPage {
  readonly ids: readonly ConceptId[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly total: number;
}

export type ConceptReference = { readonly id: string } | { readonly code: { readonly system: string; readonly code: string } } | { readonly uri: string };

/** What a list of diagnoses calls a disease, and every text about one: the name of its tables where it has one, else the label. */
export const nameOf = ({ diseases }: Graph, { id, label }: Pick<Concept, 'id' | 'label'>): string => diseases.commonNameOf(id) ?? label;

/** Index of the live concept for an id in any usual spelling. Throws NotFound. */
export function indexOfConcept({ topology }: Graph, id: string): number {
  const index = topology.liveIndexOf(parseConceptId(id) ?? id);
  if (index === -1) throw new NotFound('concept', id.slice(0, 100));
  return index;
}

/** The id of the live concept that a reference means; undefined where the release has none. */
export function resolveConcept({ topology }: Graph, reference: ConceptReference): ConceptId | undefined {
  const id = publishedIdOf(reference);
  const index = id === undefined ? -1 : topology.liveIndexOf(id);
  return index === -1 ? undefined : topology.idAt(index);
}

function publishedIdOf(reference: ConceptReference): ConceptId | undefined {
  if ('code' in reference) return publishedId(reference.code.system, reference.code.code);
  if ('id' in reference) return isConceptId(reference.id) ? (parseConceptId(reference.id) ?? reference.id) : undefined;
  const id = parseConceptUri(reference.uri);
  if (id !== undefined) return id;
  const known = Object.values(codeSystemForms).flatMap(({ uris }) => uris.slice(0, 1));
  throw new InvalidInput(`uri: "${reference.uri.slice(0, 200)}" is of no known code system. Known beginnings: ${known.join(', ')}.`);
}

export function checkIds(what: string, ids: readonly string[]): void {
  if (ids.length > limits.idsMax) throw new LimitExceeded(what, limits.idsMax, ids.length);
}

/** `concepts` is sorted by index; the cursor is the id of the last concept of the page before. */
export function pageOf({ topology }: Graph, what: string, concepts: Uint32Array, first: number, after: string | null | undefined): ConceptPage {
  checkPageSize(what, first, limits.pageItemsMax);
  let offset = 0;
  if (after != null) {
    const place = concepts.indexOf(topology.indexOf(decodeCursor(after)));
    if (place === -1) throw badCursor(after);
    offset = place + 1;
  }
  return {
    ids: Array.from(concepts.subarray(offset, offset + first), (index) => topology.idAt(index)),
    hasPrevious: offset > 0, hasNext: offset + first < concepts.length, total: concepts.length,
  };
}

/** In index order; the cursor is the id of the last concept of the page before. */
export function descendantsOf({ topology }: Graph, id: ConceptId, first: number, after: string | null | undefined): ConceptPage {
  checkPageSize('descendants', first, limits.pageItemsMax);
  const top = topology.indexOf(id);
  const branch = topology.branchOf(top);
  const last = after == null ? -1 : topology.indexOf(decodeCursor(after));
  if (after != null && !branch.isBelow(last)) throw badCursor(after);
  const found = branch.below(last, first + 1);
  return { ids: found.slice(0, first).map((index) => topology.idAt(index)), hasPrevious: after != null, hasNext: found.length > first, total: topology.descendantCount(top) };
}

export const subsumes = (graph: Graph, ancestor: string, descendant: string): boolean =>
  graph.topology.hierarchy.subsumes(indexOfConcept(graph, ancestor), indexOfConcept(graph, descendant));

/** Nearest first. Throws LimitExceeded rather than leave any out. */
export function ancestorsOf({ topology }: Graph, id: ConceptId): readonly ConceptId[] {
  const ancestors = topology.hierarchy.ancestorsOf(topology.indexOf(id));
  if (ancestors.length > limits.ancestorsMax) throw new LimitExceeded('ancestors', limits.ancestorsMax, ancestors.length, 'Ask for pathsToRoot instead.');
  return ancestors.map((index) => topology.idAt(index));
}

export function pathsToRoot({ topology }: Graph, id: ConceptId, first: number): readonly (readonly ConceptId[])[] {
  checkPageSize('pathsToRoot', first, limits.pathsToRootMax);
  return topology.hierarchy.pathsToRoot(topology.indexOf(id), first, limits.pathsToRootStepsMax).map((path) => path.map((index) => topology.idAt(index)));
}
