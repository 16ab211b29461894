import { Branch } from './branch.ts';

/**
 * The is-a hierarchy over concept indexes, as compact adjacency arrays. Walks mark what they have seen in one reused
 * array of stamps, so that a walk costs what it visits and allocates only its result.
 */
export interface HierarchyArrays {
  readonly parentOffsets: Uint32Array;
  readonly parents: Uint32Array;
  readonly childOffsets: Uint32Array;
  readonly children: Uint32Array;
}

export class Hierarchy {
  readonly #arrays: HierarchyArrays;
  readonly #stamps: Uint32Array;
  #stamp = 0;

  constructor(arrays: HierarchyArrays) {
    this.#arrays = arrays;
    this.#stamps = new Uint32Array(arrays.parentOffsets.length - 1);
  }

  get size(): number {
    return this.#stamps.length;
  }
  /** This hierarchy with further edges, each a child and a parent that it does not have yet. */
  with(edges: readonly (readonly [child: number, parent: number])[]): Hierarchy {
    const { parentOffsets, parents, childOffsets, children } = this.#arrays;
    const up = extended(parentOffsets, parents, edges);
    const down = extended(childOffsets, children, edges.map(([child, parent]) => [parent, child] as const));
    return new Hierarchy({ parentOffsets: up.offsets, parents: up.targets, childOffsets: down.offsets, children: down.targets });
  }
  parentsOf(node: number): Uint32Array {
    const { parentOffsets, parents } = this.#arrays;
    return parents.subarray(parentOffsets[node], parentOffsets[node + 1]);
  }
  childrenOf(node: number): Uint32Array {
    const { childOffsets, children } = this.#arrays;
    return children.subarray(childOffsets[node], childOffsets[node + 1]);
  }
  childCount(node: number): number {
    const { childOffsets } = this.#arrays;
    return (childOffsets[node + 1] ?? 0) - (childOffsets[node] ?? 0);
  }

  /** Reflexive: a node subsumes itself. */
  subsumes(ancestor: number, descendant: number): boolean {
    if (ancestor === descendant) return true;
    const { parentOffsets, parents } = this.#arrays;
    const stamp = this.#nextStamp();
    const open = [descendant];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (let edge = parentOffsets[node] ?? 0; edge < (parentOffsets[node + 1] ?? 0); edge += 1) {
        const parent = parents[edge] ?? 0;
        if (parent === ancestor) return true;
        if (this.#stamps[parent] === stamp) continue;
        this.#stamps[parent] = stamp;
        open.push(parent);
      }
    }
    return false;
  }

  /** Without the node itself; nearest first, then by index. */
  ancestorsOf(node: number): number[] {
    const stamp = this.#nextStamp();
    this.#stamps[node] = stamp;
    const seen: number[] = [];
    for (let level = [node]; level.length > 0; ) {
      const next: number[] = [];
      for (const child of level) {
        for (const parent of this.parentsOf(child)) {
          if (this.#stamps[parent] === stamp) continue;
          this.#stamps[parent] = stamp;
          next.push(parent);
        }
      }
      seen.push(...next.sort((a, b) => a - b));
      level = next;
    }
    return seen;
  }

  /** Without the node itself; in index order. */
  descendantsOf(node: number): Uint32Array {
    return Uint32Array.from(this.#closure(node, this.#arrays.childOffsets, this.#arrays.children)).sort();
  }

  branchOf(node: number): Branch {
    return Branch.of(node, this.#closure(node, this.#arrays.childOffsets, this.#arrays.children));
  }

  /**
   * Chains from a root down to the node, shortest first, then by the indexes along them; at most `count`, and at most
   * `stepsMax` steps are walked in all.
   */
  pathsToRoot(node: number, count: number, stepsMax: number): number[][] {
    const found: number[][] = [];
    let frontier: number[][] = [[node]];
    let steps = 0;
    while (frontier.length > 0 && found.length < count) {
      const next: number[][] = [];
      for (const path of frontier) {
        const top = path[0] ?? node;
        const parents = this.parentsOf(top);
        if (parents.length === 0) found.push(path);
        for (const parent of parents) {
          steps += 1;
          if (steps <= stepsMax) next.push([parent, ...path]);
        }
      }
      frontier = next;
    }
    return found.slice(0, count);
  }

  /** How many concepts each node subsumes, without itself. Throws where the arrays hold a cycle. */
  descendantCounts(): Uint32Array {
    const counts = new Uint32Array(this.size);
    for (let node = 0; node < this.size; node += 1) {
      if (this.childCount(node) > 0) counts[node] = this.#closure(node, this.#arrays.childOffsets, this.#arrays.children).length;
    }
    return counts;
  }

  #closure(node: number, offsets: Uint32Array, targets: Uint32Array): number[] {
    const stamp = this.#nextStamp();
    const seen: number[] = [];
    this.#stamps[node] = stamp;
    let current = node;
    for (let next = -1; ; current = seen[next] ?? 0) {
      const start = offsets[current] ?? 0;
      const end = offsets[current + 1] ?? 0;
      for (let edge = start; edge < end; edge += 1) {
        const target = targets[edge] ?? 0;
        if (this.#stamps[target] === stamp) continue;
        this.#stamps[target] = stamp;
        seen.push(target);
      }
      next += 1;
      if (next >= seen.length) return seen;
    }
  }

  #nextStamp(): number {
    this.#stamp += 1;
    if (this.#stamp === 0xffffffff) {
      this.#stamps.fill(0);
      this.#stamp = 1;
    }
    return this.#stamp;
  }
}

/** One cycle as the nodes along it, first repeated last, or undefined. `parentsOf` gives the parents of a node. */
export function findCycle(nodes: Iterable<string>, parentsOf: (node: string) => readonly string[]): readonly string[] | undefined {
  const done = new Set<string>();
  for (const start of nodes) {
    const trail: string[] = [];
    const onTrail = new Set<string>();
    const open: { readonly node: string; readonly leave: boolean }[] = [{ node: start, leave: false }];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const { node, leave } = step;
      if (leave) {
        trail.pop();
        onTrail.delete(node);
        done.add(node);
        continue;
      }
      if (done.has(node)) continue;
      if (onTrail.has(node)) return [...trail.slice(trail.indexOf(node)), node];
      trail.push(node);
      onTrail.add(node);
      open.push({ node, leave: true });
      for (const parent of parentsOf(node)) open.push({ node: parent, leave: false });
    }
  }
  return undefined;
}

function extended(offsets: Uint32Array, targets: Uint32Array, edges: readonly (readonly [from: number, to: number])[]): { readonly offsets: Uint32Array; readonly targets: Uint32Array } {
  const added = [...edges].sort(([a], [b]) => a - b);
  const newOffsets = offsets.slice();
  const newTargets = new Uint32Array(targets.length + added.length);
  let copied = 0;
  added.forEach(([from, to], place) => {
    const end = offsets[from + 1] ?? 0;
    newTargets.set(targets.subarray(copied, end), copied + place);
    newTargets[end + place] = to;
    copied = end;
  });
  newTargets.set(targets.subarray(copied), copied + added.length);
  let before = 0;
  for (let node = 0; node < newOffsets.length; node += 1) {
    while (before < added.length && (added[before]?.[0] ?? 0) < node) before += 1;
    newOffsets[node] = (offsets[node] ?? 0) + before;
  }
  return { offsets: newOffsets, targets: newTargets };
}
