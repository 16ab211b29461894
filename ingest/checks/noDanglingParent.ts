import type { ConceptId } from '../../server/domain/concept.ts';
import { systemOf } from '../../server/domain/concept.ts';
import type { CheckRule } from './check.ts';
import { faultsResult } from './check.ts';

/** A parent, and a code that replaces another, is itself in the files when its system is. */
export const noDanglingParent: CheckRule = ({ systems }) => {
  const own = new Set(systems.map(({ id }) => id));
  const known = new Set<ConceptId>();
  const named = new Map<ConceptId, string>();
  return {
    add({ kind, row }, { line }) {
      if (kind === 'concepts') {
        known.add(row.id);
        for (const target of row.replacedBy) named.set(target, `${target}, which replaces ${row.id} (line ${line})`);
      } else if (kind === 'hierarchy') {
        if (!named.has(row.parent)) named.set(row.parent, `${row.parent}, parent of ${row.child} (line ${line})`);
        if (!named.has(row.child)) named.set(row.child, `${row.child}, child of ${row.parent} (line ${line})`);
      }
    },
    result() {
      const missing = [...named].filter(([id]) => own.has(systemOf(id)) && !known.has(id)).map(([, where]) => where);
      return faultsResult('no dangling parent', 'every code named as a parent exists', missing);
    },
  };
};
