import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycle } from '../../../ingest/checks/noCycles.ts';

const edges = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 25 });

function parentsOf(pairs: readonly (readonly [number, number])[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>();
  for (const [child, parent] of pairs) parents.set(String(child), [...(parents.get(String(child)) ?? []), String(parent)]);
  return parents;
}

/** The plain way: removes what has no parent left, until nothing changes; what remains leads into a cycle. */
function hasCycle(pairs: readonly (readonly [number, number])[]): boolean {
  const remaining = pairs.filter(([, parent]) => pairs.some(([child]) => child === parent));
  return remaining.length === pairs.length ? pairs.length > 0 : hasCycle(remaining);
}

describe('looking for a cycle', () => {
  it('finds one exactly where the plain way does, and what it shows is one', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const parents = parentsOf(pairs);
        const cycle = findCycle(parents);
        expect(cycle !== undefined).toBe(hasCycle(pairs));
        if (cycle === undefined) return;
        expect(cycle.length).toBeGreaterThan(1);
        expect(cycle[0]).toBe(cycle.at(-1));
        for (const [index, id] of cycle.slice(0, -1).entries()) expect(parents.get(id)).toContain(cycle[index + 1]);
      }),
    );
  });

  it('walks a chain of a hundred thousand', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => [index, index + 1] as const);
    expect(findCycle(parentsOf(chain))).toBeUndefined();
    expect(findCycle(parentsOf([...chain, [100_000, 0]]))).toHaveLength(100_002);
  });
});
