import type { CheckRule } from './check.ts';
import { faultsResult } from './check.ts';

/** Every published concept has one preferred term in at least one language and in none two; a derived one has at most one. */
export const onePreferredTerm: CheckRule = () => {
  const needsLabel = new Map<string, boolean>();
  const labelled = new Set<string>();
  const preferred = new Set<string>();
  const faults: string[] = [];
  return {
    add({ kind, row }) {
      if (kind === 'concepts') needsLabel.set(row.id, row.standing === 'PUBLISHED');
      else if (kind === 'terms' && row.type === 'PREFERRED') {
        const key = `${row.concept} ${row.language}`;
        if (preferred.has(key)) faults.push(`${row.concept} has a second one in ${row.language}: "${row.text}"`);
        preferred.add(key);
        labelled.add(row.concept);
      }
    },
    result() {
      const bare = [...needsLabel].filter(([id, needs]) => needs && !labelled.has(id)).map(([id]) => `${id} has none`);
      return faultsResult('one preferred term', 'one for each concept and language', [...faults, ...bare]);
    },
  };
};
