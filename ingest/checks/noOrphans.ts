import { systemOf } from '../../server/domain/concept.ts';
import type { CheckRule } from './check.ts';
import { faultsResult } from './check.ts';

/**
 * In a hierarchical system every active concept has a parent or is a root. The source says which codes are roots;
 * where it does not, a code without a parent is a root if it has children.
 */
export const noOrphans: CheckRule = ({ systems, isRoot }) => {
  const hierarchical = new Set(systems.filter((system) => system.hierarchical).map(({ id }) => id));
  const active = new Map<string, number>();
  const withParent = new Set<string>();
  const withChild = new Set<string>();
  return {
    add({ kind, row }, { line }) {
      if (kind === 'concepts' && row.active && hierarchical.has(systemOf(row.id))) active.set(row.id, line);
      else if (kind === 'hierarchy') {
        withParent.add(row.child);
        withChild.add(row.parent);
      }
    },
    result() {
      const mayStandAlone = (id: string) => (isRoot === undefined ? withChild.has(id) : isRoot(id.slice(id.indexOf(':') + 1)));
      const orphans = [...active].filter(([id]) => !withParent.has(id) && !mayStandAlone(id)).map(([id, line]) => `${id} (line ${line})`);
      return faultsResult('no orphan', 'every concept but the roots has a parent', orphans);
    },
  };
};
