import type { ConditionEvidence } from './conditionEvidence.ts';
import { evidenceOf, isUnusable } from './conditionEvidence.ts';
import type { FindingRows } from './findingRows.ts';
import { rowKinds } from './findingRows.ts';
import type { FindingTerms } from './findingTerms.ts';
import type { Method } from './method.ts';
import type { DiseaseTraits, TraitClasses } from './traits.ts';
import { noTraits, traitsOf } from './traits.ts';

/** The findings stated of one disease, ascending by number, each with the share of its patients who have it. */
export interface DiseaseProfile {
  readonly terms: Uint32Array;
  readonly shares: Float64Array;
  readonly traits: DiseaseTraits;
  /** Of a condition that studies of practice describe; undefined of one that annotations describe. */
  readonly condition: ConditionEvidence | undefined;
}
export const emptyProfile: DiseaseProfile = { terms: new Uint32Array(0), shares: new Float64Array(0), traits: noTraits, condition: undefined };

/** Nothing is left to find the disease by. */
export const isEmpty = ({ terms, condition }: DiseaseProfile): boolean => terms.length === 0 && condition === undefined;

/** What profiles are made of. */
export interface ProfileSources {
  readonly rows: FindingRows;
  readonly terms: FindingTerms;
  readonly method: Method;
  readonly traitClasses: TraitClasses;
}

/** Patients of a row that count in the question at hand; undefined where the whole row is left out. */
export interface CountedPatients {
  readonly numerator: number;
  /** 0 where the row counts no patients. */
  readonly denominator: number;
}
export type RowView = (row: number, counted: CountedPatients) => CountedPatients | undefined;

interface Pooled {
  numerator: number;
  denominator: number;
  shareSum: number;
  shareCount: number;
}

/**
 * Pools the rows of a disease. Counted patients are shrunk towards the category that a source states, else towards the
 * assumed share (the mean of a beta-binomial); a finding that a row excludes leaves the profile.
 */
export function profileOf({ rows, terms, method, traitClasses }: ProfileSources, places: Iterable<number>, view?: RowView): DiseaseProfile {
  const inView: number[] = [];
  const pooled = new Map<number, Pooled>();
  const excluded = new Set<number>();
  for (const row of places) {
    const kind = rows.kind[row];
    const stated = { numerator: rows.numerator[row] ?? 0, denominator: rows.denominator[row] ?? 0 };
    const counted = view === undefined ? stated : view(row, stated);
    if (counted === undefined) continue;
    inView.push(row);
    if ((kind !== rowKinds.finding && kind !== rowKinds.excluded) || isUnusable(rows.details.get(row))) continue;
    const term = terms.numberOf(rows.object[row] ?? 0);
    if (kind === rowKinds.excluded) excluded.add(term);
    else pool(pooled, term, counted, rows.share[row] ?? -1);
  }
  const kept = [...pooled].filter(([term]) => !excluded.has(term)).sort(([a], [b]) => a - b);
  const stated = { terms: Uint32Array.from(kept, ([term]) => term), shares: Float64Array.from(kept, ([, of]) => shareOf(of, method)) };
  return { ...stated, traits: traitsOf(rows, inView, traitClasses), condition: rows.details.size === 0 ? undefined : evidenceOf(rows, inView, terms, (isKept) => upwardShares(stated, terms, isKept)) };
}

function pool(pooled: Map<number, Pooled>, term: number, { numerator, denominator }: CountedPatients, share: number): void {
  const sum = pooled.get(term) ?? { numerator: 0, denominator: 0, shareSum: 0, shareCount: 0 };
  sum.numerator += numerator;
  sum.denominator += denominator;
  if (share >= 0) {
    sum.shareSum += share;
    sum.shareCount += 1;
  }
  pooled.set(term, sum);
}

function shareOf({ numerator, denominator, shareSum, shareCount }: Pooled, { categoryPatients, unstatedShare }: Method): number {
  const expected = shareCount > 0 ? shareSum / shareCount : unstatedShare;
  return (numerator + categoryPatients * expected) / (denominator + categoryPatients);
}

/**
 * The share of patients who have each finding or one below it, by finding number: 1 - product of (1 - share) over the
 * stated findings that it subsumes, of those that are kept.
 */
export function upwardShares({ terms: stated, shares }: Pick<DiseaseProfile, 'terms' | 'shares'>, terms: FindingTerms, isKept: (term: number) => boolean = () => true): Map<number, number> {
  const upward = new Map<number, number>();
  stated.forEach((term, place) => {
    if (!isKept(term)) return;
    const share = shares[place] ?? 0;
    for (const above of terms.closureOf(term)) upward.set(above, 1 - (1 - (upward.get(above) ?? 0)) * (1 - share));
  });
  return upward;
}
