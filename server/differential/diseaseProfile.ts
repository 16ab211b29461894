import type { FindingRows } from './findingRows.ts';
import { rowKinds } from './findingRows.ts';
import type { FindingTerms } from './findingTerms.ts';
import type { Method } from './method.ts';

/** The findings stated of one disease, each with the share of its patients who have it. */
export interface DiseaseProfile {
  readonly terms: readonly number[];
  readonly shares: readonly number[];
}

/** What is left of a row in the question at hand: undefined where it is left out. */
export type RowView = (row: number) => { readonly numerator: number; readonly denominator: number } | undefined;

interface Gathered {
  numerator: number;
  denominator: number;
  shareSum: number;
  shares: number;
}

/**
 * Pools the rows of a disease. Counted patients are shrunk towards the category that a source states (a beta-binomial
 * mean); an excluded finding leaves the profile.
 */
export function profileOf(rows: FindingRows, places: Iterable<number>, terms: FindingTerms, method: Method, view?: RowView): DiseaseProfile {
  const gathered = new Map<number, Gathered>();
  const excluded = new Set<number>();
  for (const row of places) {
    const kind = rows.kind[row];
    if (kind !== rowKinds.finding && kind !== rowKinds.excluded) continue;
    let numerator = rows.numerator[row] ?? 0;
    let denominator = rows.denominator[row] ?? 0;
    if (view !== undefined) {
      const seen = view(row);
      if (seen === undefined) continue;
      ({ numerator, denominator } = seen);
    }
    const term = terms.numberOf(rows.object[row] ?? 0);
    if (kind === rowKinds.excluded) {
      excluded.add(term);
      continue;
    }
    const found = gathered.get(term) ?? { numerator: 0, denominator: 0, shareSum: 0, shares: 0 };
    gathered.set(term, found);
    found.numerator += numerator;
    found.denominator += denominator;
    const share = rows.share[row] ?? -1;
    if (share >= 0) {
      found.shareSum += share;
      found.shares += 1;
    }
  }
  const kept = [...gathered].filter(([term]) => !excluded.has(term)).sort(([a], [b]) => a - b);
  return {
    terms: kept.map(([term]) => term),
    shares: kept.map(([, { numerator, denominator, shareSum, shares }]) => {
      const stated = shares > 0 ? shareSum / shares : method.unstatedShare;
      return (numerator + method.categoryPatients * stated) / (denominator + method.categoryPatients);
    }),
  };
}
