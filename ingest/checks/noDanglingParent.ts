import type { ConceptId } from '../../server/domain/concept.ts';
import { systemOf } from '../../server/domain/concept.ts';
import type { CheckRule } from './check.ts';
import { faultsResult } from './check.ts';

/** A parent, and a code that replaces another, is itself in the files when its system is. */
export const noDanglingParent: CheckRule = ({ systems }) => {
  const own = new Set(systems.map(({ id }) => id));
  const known = new Set<ConceptId>();
  /** Where an id was named first: as what, and by which concept. */
  const named = new Map<ConceptId, { readonly as: string; readonly by: ConceptId; readonly line: number }>();
  return {
    add({ kind, row }, { line }) {
      if (kind === 'concepts') {
        known.add(row.id);
        for (const target of row.replacedBy) named.set(target, { as: 'which replaces', by: row.id, line });
      } else if (kind === 'hierarchy') {
        if (!named.has(row.parent)) named.set(row.parent, { as: 'parent of', by: row.child, line });
        if (!named.has(row.child)) named.set(row.child, { as: 'child of', by: row.parent, line });
      }
    },
    result() {
      const missing = [...named].filter(([id]) => own.has(systemOf(id)) && !known.has(id)).map(([id, { as, by, line }]) => `${id}, ${as} ${by} (line ${line})`);
      return faultsResult('no dangling parent', 'every code named as a parent exists', missing);
    },
  };
};
