import type { ConceptId } from '../domain/concept.ts';
import { systemOf } from '../domain/concept.ts';

export interface NamedDisease {
  readonly id: ConceptId;
  readonly label: string;
}
/** Two entries of one disease, and the rule that says so. */
export interface MergedPair {
  readonly kept: ConceptId;
  readonly merged: ConceptId;
  readonly rule: string;
}

const unspoken = new Set(['the', 'of', 'due', 'to', 'disease', 'syndrome', 'disorder', 'autosomal', 'with']);

/** The set of words that name a disease, without brackets, what follows a semicolon, and words that tell no disease apart. */
export function nameKey(label: string): string {
  const words = label.toLowerCase().split(';')[0]?.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !unspoken.has(word)))].sort().join(' ');
}

/**
 * OMIM and ORPHA entries that have the same name once brackets, word order and general words are set aside, where exactly
 * one entry of each system has that name. The OMIM entry is kept as the diagnosis.
 */
export function mergeByName(diseases: readonly NamedDisease[]): readonly MergedPair[] {
  const byName = new Map<string, { readonly OMIM: ConceptId[]; readonly ORPHA: ConceptId[] }>();
  for (const { id, label } of diseases) {
    const system = systemOf(id);
    if (system !== 'OMIM' && system !== 'ORPHA') continue;
    const key = nameKey(label);
    if (key === '') continue;
    const named = byName.get(key) ?? { OMIM: [], ORPHA: [] };
    named[system].push(id);
    byName.set(key, named);
  }
  return [...byName].flatMap(([key, { OMIM, ORPHA }]) => {
    const [kept] = OMIM;
    const [merged] = ORPHA;
    if (kept === undefined || merged === undefined || OMIM.length + ORPHA.length !== 2) return [];
    return [{ kept, merged, rule: `both are named by the words "${key}"` }];
  });
}
