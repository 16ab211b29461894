import type { ConceptId } from '../domain/concept.ts';
import { LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { indexOfConcept } from './concepts.ts';
import type { Graph } from './graph.ts';
import { checkPageSize } from './paging.ts';

export interface Paths {
  /** Each from start to end; all of the smallest length there is. */
  readonly paths: readonly (readonly ConceptId[])[];
  /** Why there may be more or shorter ones; undefined where the walk was complete. */
  readonly cut: string | undefined;
}

/** How one side of the walk reached each concept: its distance, and the concepts one step nearer to the start. */
type Reached = Map<ConceptId, { readonly distance: number; readonly nearer: ConceptId[] }>;

/**
 * Walks from both ends at once, a level at a time, over hierarchy, mappings and assertions. A concept with more than
 * `limits.hubNeighboursMax` neighbours can be an end but is never walked through.
 */
export async function shortestPaths(graph: Graph, fromText: string, toText: string, lengthMax: number, first: number): Promise<Paths> {
  checkPageSize('shortestPaths', first, limits.pathsMax);
  if (lengthMax > limits.pathLengthMax) throw new LimitExceeded('maxLength', limits.pathLengthMax, lengthMax, 'Ask for shorter paths.');
  const from = graph.topology.idAt(indexOfConcept(graph, fromText));
  const to = graph.topology.idAt(indexOfConcept(graph, toText));
  if (from === to) return { paths: [[from]], cut: undefined };
  const sides: [Side, Side] = [new Side(graph, from), new Side(graph, to)];
  for (let length = 1; length <= lengthMax; length += 1) {
    const [a, b] = sides;
    const side = a.frontier.length <= b.frontier.length ? a : b;
    if (side.frontier.length === 0) break;
    await side.advance();
    const meeting = await withoutHubs(graph, a.meets(b), sides);
    if (meeting.length > 0) return { paths: joined(meeting, a.reached, b.reached, first), cut: a.cut ?? b.cut };
    if (a.cut === concepts || b.cut === concepts) break;
  }
  return { paths: [], cut: sides[0].cut ?? sides[1].cut };
}

const concepts = `The walk was cut after ${limits.pathConceptsMax} concepts.`;
const hubs = `Concepts with more than ${limits.hubNeighboursMax} neighbours were not walked through.`;

/** Where both sides met in a hub they have not met: it is forgotten by the side that reached it last. */
async function withoutHubs(graph: Graph, meeting: readonly ConceptId[], sides: readonly [Side, Side]): Promise<readonly ConceptId[]> {
  const between = meeting.filter((id) => sides.every((side) => side.reached.get(id)?.distance !== 0));
  if (between.length === 0) return meeting;
  const near = await graph.store.neighbours(between, limits.hubNeighboursMax);
  const found = new Set(between.filter((_, place) => near[place]?.cut === true));
  for (const side of sides) side.avoid(found);
  const left = meeting.filter((id) => !found.has(id));
  return left.length === 0 && found.size > 0 ? withoutHubs(graph, sides[0].meets(sides[1]), sides) : left;
}

class Side {
  readonly reached: Reached;
  frontier: readonly ConceptId[];
  cut: string | undefined;
  readonly #graph: Graph;
  #distance = 0;
  readonly #avoided = new Set<ConceptId>();

  constructor(graph: Graph, start: ConceptId) {
    this.#graph = graph;
    this.frontier = [start];
    this.reached = new Map([[start, { distance: 0, nearer: [] }]]);
  }

  async advance(): Promise<void> {
    // The end itself may be a hub: only what lies between must not be one.
    const neighboursMax = this.#distance === 0 ? limits.pathConceptsMax : limits.hubNeighboursMax;
    const near = await this.#graph.store.neighbours(this.frontier, neighboursMax);
    this.#distance += 1;
    const next: ConceptId[] = [];
    this.frontier.forEach((concept, place) => {
      const { ids, cut } = near[place] ?? { ids: [], cut: false };
      if (cut) this.cut ??= hubs;
      if (cut && this.#distance > 1) return;
      for (const id of ids) {
        if (this.#avoided.has(id)) continue;
        const known = this.reached.get(id);
        if (known === undefined) {
          this.reached.set(id, { distance: this.#distance, nearer: [concept] });
          next.push(id);
        } else if (known.distance === this.#distance) known.nearer.push(concept);
      }
    });
    if (this.reached.size > limits.pathConceptsMax) this.cut = concepts;
    this.frontier = next;
  }

  avoid(found: ReadonlySet<ConceptId>): void {
    if (found.size === 0) return;
    this.cut ??= hubs;
    for (const id of found) this.reached.delete(id);
    this.frontier = this.frontier.filter((id) => !found.has(id));
    for (const id of found) this.#avoided.add(id);
  }

  /** Concepts on the shortest connections between both sides, as far as walked. */
  meets(other: Side): readonly ConceptId[] {
    const length = (id: ConceptId): number => (this.reached.get(id)?.distance ?? Infinity) + (other.reached.get(id)?.distance ?? Infinity);
    const [few, many] = this.reached.size < other.reached.size ? [this, other] : [other, this];
    const both = [...few.reached.keys()].filter((id) => many.reached.has(id));
    const shortest = Math.min(...both.map(length));
    return both.filter((id) => length(id) === shortest).sort();
  }
}

function joined(meeting: readonly ConceptId[], a: Reached, b: Reached, first: number): readonly (readonly ConceptId[])[] {
  const paths: (readonly ConceptId[])[] = [];
  for (const middle of meeting) {
    for (const start of chains(a, middle, first)) {
      for (const end of chains(b, middle, first)) {
        paths.push([...start, ...end.slice(0, -1).reverse()]);
      }
    }
  }
  const distinct = new Map(paths.map((path) => [path.join(' '), path]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, first).map(([, path]) => path);
}

/** Chains from the start of a side to a concept, at most `count`. */
function chains(reached: Reached, concept: ConceptId, count: number): readonly (readonly ConceptId[])[] {
  const nearer = [...(reached.get(concept)?.nearer ?? [])].sort();
  if (nearer.length === 0) return [[concept]];
  return nearer.flatMap((id) => chains(reached, id, count).map((chain) => [...chain, concept])).slice(0, count);
}
