import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycle, Hierarchy } from '../../server/domain/hierarchy.ts';

type Edges = readonly (readonly [child: number, parent: number])[];

/** Edges lead from larger to smaller numbers, which leaves no cycle. */
const acyclic = fc.integer({ min: 1, max: 9 }).chain((last) =>
  fc.tuple(fc.constant(last + 1), fc.uniqueArray(fc.tuple(fc.nat({ max: last }), fc.nat({ max: last })).filter(([a, b]) => a !== b).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const), { maxLength: 14, selector: (edge) => edge.join() })));

function hierarchyOf(size: number, edges: Edges): Hierarchy {
  const adjacency = (from: 0 | 1) => {
    const lists = Array.from({ length: size }, (_, node) => edges.filter((edge) => edge[from] === node).map((edge) => edge[1 - from] ?? 0).sort((a, b) => a - b));
    const offsets = [0];
    for (const list of lists) offsets.push((offsets.at(-1) ?? 0) + list.length);
    return { offsets: Uint32Array.from(offsets), targets: Uint32Array.from(lists.flat()) };
  };
  const up = adjacency(0);
  const down = adjacency(1);
  return new Hierarchy({ parentOffsets: up.offsets, parents: up.targets, childOffsets: down.offsets, children: down.targets });
}

const parentsIn = (edges: Edges, node: number): readonly number[] => edges.filter(([child]) => child === node).map(([, parent]) => parent).sort((a, b) => a - b);
const subsumesIn = (edges: Edges, ancestor: number, node: number): boolean => ancestor === node || parentsIn(edges, node).some((parent) => subsumesIn(edges, ancestor, parent));
const distanceIn = (edges: Edges, ancestor: number, node: number): number => (ancestor === node ? 0 : Math.min(Infinity, ...parentsIn(edges, node).map((parent) => 1 + distanceIn(edges, ancestor, parent))));
const pathsIn = (edges: Edges, node: number): readonly (readonly number[])[] => (parentsIn(edges, node).length === 0 ? [[node]] : parentsIn(edges, node).flatMap((parent) => pathsIn(edges, parent).map((path) => [...path, node])));

const nodesOf = (size: number): readonly number[] => Array.from({ length: size }, (_, node) => node);

describe('a hierarchy as arrays answers as loops over the edges', () => {
  it('also with edges that were added', () => { fc.assert(fc.property(acyclic, fc.nat({ max: 14 }), ([size, edges], kept) => {
    const hierarchy = hierarchyOf(size, edges.slice(0, kept)).with(edges.slice(kept));
    for (const a of nodesOf(size)) {
      expect([...hierarchy.parentsOf(a)].sort((x, y) => x - y)).toEqual(parentsIn(edges, a));
      for (const b of nodesOf(size)) expect([...hierarchy.childrenOf(a)].includes(b)).toBe(edges.some(([child, parent]) => child === b && parent === a));
    }
  })); });

  it('for subsumption, whatever was asked before', () => { fc.assert(fc.property(acyclic, ([size, edges]) => {
    const hierarchy = hierarchyOf(size, edges);
    for (const a of nodesOf(size)) for (const b of nodesOf(size)) expect(hierarchy.subsumes(a, b)).toBe(subsumesIn(edges, a, b));
  })); });

  it('for ancestors, nearest first and then by number', () => { fc.assert(fc.property(acyclic, ([size, edges]) => {
    const hierarchy = hierarchyOf(size, edges);
    for (const node of nodesOf(size)) {
      const above = nodesOf(size).filter((other) => other !== node && subsumesIn(edges, other, node));
      expect(hierarchy.ancestorsOf(node)).toEqual(above.sort((a, b) => distanceIn(edges, a, node) - distanceIn(edges, b, node) || a - b));
    }
  })); });

  it('for descendants, branches and the number of descendants', () => { fc.assert(fc.property(acyclic, ([size, edges]) => {
    const hierarchy = hierarchyOf(size, edges);
    const counts = hierarchy.descendantCounts();
    for (const node of nodesOf(size)) {
      const below = nodesOf(size).filter((other) => other !== node && subsumesIn(edges, node, other));
      expect([...hierarchy.descendantsOf(node)]).toEqual(below);
      const branch = hierarchy.branchOf(node);
      expect(nodesOf(size).filter((other) => branch.has(other))).toEqual(nodesOf(size).filter((other) => subsumesIn(edges, node, other)));
      expect(nodesOf(size).filter((other) => branch.isBelow(other))).toEqual(below);
      for (const after of [-1, ...nodesOf(size)]) expect(branch.below(after, 3)).toEqual(below.filter((other) => other > after).slice(0, 3));
      expect(counts[node]).toBe(below.length);
    }
  })); });

  it('for all chains to a root, shortest first', () => { fc.assert(fc.property(acyclic, ([size, edges]) => {
    const hierarchy = hierarchyOf(size, edges);
    for (const node of nodesOf(Math.min(size, 8))) {
      const found = hierarchy.pathsToRoot(node, 100_000, 1_000_000);
      const key = (path: readonly number[]): string => path.join(' ');
      expect(found.map(key).sort()).toEqual(pathsIn(edges, node).map(key).sort());
      expect(found.map(({ length }) => length)).toEqual(found.map(({ length }) => length).sort((a, b) => a - b));
      expect(hierarchy.pathsToRoot(node, 1, 1_000_000)).toEqual(found.slice(0, 1));
    }
  })); });
});

describe('a walk for chains to a root', () => {
  it('ends after the steps it may take, in a ladder with a million chains', () => {
    const rungs = 20;
    const edges: Edges = nodesOf(rungs).flatMap((rung) => [[3 * rung + 1, 3 * rung], [3 * rung + 2, 3 * rung], [3 * rung + 3, 3 * rung + 1], [3 * rung + 3, 3 * rung + 2]] as const);
    const hierarchy = hierarchyOf(3 * rungs + 1, edges);
    expect(hierarchy.pathsToRoot(3 * rungs, 50, 100)).toEqual([]);
    expect(hierarchy.ancestorsOf(3 * rungs)).toHaveLength(3 * rungs);
    expect(hierarchy.subsumes(0, 3 * rungs)).toBe(true);
  });
});

describe('findCycle', () => {
  const find = (edges: Edges) => findCycle(new Set(edges.flat().map(String)), (node) => edges.filter(([child]) => String(child) === node).map(([, parent]) => String(parent)));

  it('finds none where there is none', () => { fc.assert(fc.property(acyclic, ([, edges]) => { expect(find(edges)).toBeUndefined(); })); });

  it('answers a closed walk along edges where there is one', () => { fc.assert(fc.property(
    fc.uniqueArray(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { maxLength: 9, selector: (edge) => edge.join() }), (edges) => {
      const cycle = find(edges);
      const reaches = (from: number, to: number, seen: ReadonlySet<number> = new Set()): boolean => !seen.has(from) && edges.some(([child, parent]) => child === from && (parent === to || reaches(parent, to, new Set([...seen, from]))));
      expect(cycle !== undefined).toBe(edges.some(([child]) => reaches(child, child)));
      if (cycle === undefined) return;
      expect(cycle.at(0)).toBe(cycle.at(-1));
      expect(cycle.length).toBeGreaterThan(1);
      for (let step = 1; step < cycle.length; step += 1) expect(edges).toContainEqual([Number(cycle[step - 1]), Number(cycle[step])]);
    })); });

  it('names the cycle itself, without what leads to it', () => { expect(find([[1, 2], [2, 3], [3, 4], [4, 2]])).toEqual(['2', '3', '4', '2']); });
  it('finds a concept that is its own parent', () => { expect(find([[1, 1]])).toEqual(['1', '1']); });
  it('follows a chain of a hundred thousand', () => {
    const length = 100_000;
    const nodes = Array.from({ length }, (_, node) => String(node));
    expect(findCycle(nodes, (node) => [String((Number(node) + 1) % length)])).toHaveLength(length + 1);
  });
});
