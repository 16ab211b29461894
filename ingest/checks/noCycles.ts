import type { CheckRule } from './check.ts';
import { faultsResult } from './check.ts';

/** Nothing is its own ancestor; otherwise one cycle is shown in full. */
export const noCycles: CheckRule = () => {
  const parents = new Map<string, string[]>();
  return {
    add({ kind, row }) {
      if (kind !== 'hierarchy') return;
      const known = parents.get(row.child);
      if (known === undefined) parents.set(row.child, [row.parent]);
      else known.push(row.parent);
    },
    result() {
      const cycle = findCycle(parents);
      return faultsResult('no cycle', 'nothing is its own ancestor', cycle === undefined ? [] : [cycle.join(' → ')]);
    },
  };
};

/** From child to parent, the first concept repeated at the end. Walks with a stack of its own: a chain may be long. */
export function findCycle(parents: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  for (const start of parents.keys()) {
    if (finished.has(start)) continue;
    const path: { id: string; next: number }[] = [{ id: start, next: 0 }];
    const onPath = new Set([start]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const parent = parents.get(top.id)?.[top.next];
      top.next += 1;
      if (parent === undefined) {
        finished.add(top.id);
        onPath.delete(top.id);
        path.pop();
      } else if (onPath.has(parent)) {
        const ids = path.map(({ id }) => id);
        return [...ids.slice(ids.indexOf(parent)), parent];
      } else if (!finished.has(parent)) {
        path.push({ id: parent, next: 0 });
        onPath.add(parent);
      }
    }
  }
  return undefined;
}
