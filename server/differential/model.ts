import type { Hierarchy } from '../domain/hierarchy.ts';
import type { DiseaseProfile } from './diseaseProfile.ts';
import { profileOf } from './diseaseProfile.ts';
import type { FindingRows } from './findingRows.ts';
import { rowKinds } from './findingRows.ts';
import { FindingTerms } from './findingTerms.ts';
import type { Method } from './method.ts';
import { unitsPerLog10 } from './method.ts';

/** Several entries of one disease; the first is the diagnosis. Indexes of the release. */
export type DiseaseEntries = readonly number[];

/** Postings: the diseases of finding t, ascending, are disease[offsets[t]..offsets[t + 1]], each with a value. */
export interface Postings {
  readonly offsets: Uint32Array;
  readonly disease: Uint16Array;
  readonly value: Int32Array;
}

export interface DifferentialModel {
  readonly method: Method;
  readonly rows: FindingRows;
  readonly terms: FindingTerms;
  readonly diseases: readonly DiseaseEntries[];
  readonly profiles: readonly DiseaseProfile[];
  /** Information content of each finding: -log10 of its mean share over the diseases. */
  readonly information: Int32Array;
  readonly informationOfUnknown: number;
  /** log10 of the share of each disease's patients who have the finding or one below it. */
  readonly shares: Postings;
  /** What each stated finding takes off while nobody has looked for it. */
  readonly unmentioned: Postings;
  readonly unmentionedTotal: Int32Array;
  rowsOf(disease: number): number[];
}

export const unitsOf = (ratio: number): number => Math.round(Math.log10(ratio) * unitsPerLog10);

/** What a finding that is expected with this share takes off a disease while it is unmentioned (H0, step 8). */
export const unmentionedUnits = (share: number, { mentionedShare, minimumMissing }: Method): number =>
  share < minimumMissing ? 0 : unitsOf(1 - mentionedShare * Math.min(share, 0.98));

/** The share of patients with each finding or one below it, by finding number. */
export function propagate(profile: DiseaseProfile, terms: FindingTerms, combine: Method['combine']): Map<number, number> {
  const shares = new Map<number, number>();
  profile.terms.forEach((term, place) => {
    const share = profile.shares[place] ?? 0;
    for (const above of terms.closureOf(term)) {
      const known = shares.get(above) ?? 0;
      shares.set(above, combine === 'MAX' ? Math.max(known, share) : 1 - (1 - known) * (1 - share));
    }
  });
  return shares;
}

export function buildModel(rows: FindingRows, hierarchy: Hierarchy, groups: readonly DiseaseEntries[], method: Method): DifferentialModel {
  const terms = new FindingTerms(hierarchy, findingsOf(rows));
  const rangeOf = subjectRanges(rows);
  const rowsOfEntries = (entries: DiseaseEntries): number[] => entries.flatMap((entry) => {
    const [from, to] = rangeOf.get(entry) ?? [0, 0];
    return Array.from({ length: to - from }, (_, step) => from + step);
  });
  const all = groups.map((entries) => ({ entries, profile: profileOf(rows, rowsOfEntries(entries), terms, method) }));
  const known = all.filter(({ profile }) => profile.terms.length > 0);
  const diseases = known.map(({ entries }) => entries);
  const profiles = known.map(({ profile }) => profile);

  const propagated = profiles.map((profile) => propagate(profile, terms, method.combine));
  const background = new Float64Array(terms.size);
  for (const shares of propagated) for (const [term, share] of shares) background[term] = (background[term] ?? 0) + share;
  const rarest = 0.5 / Math.max(1, diseases.length);
  const informationOf = (share: number): number => Math.round(((-Math.log10(Math.min(1, Math.max(rarest, share)))) ** method.informationPower) * unitsPerLog10);
  const shares = postingsOf(terms.size, propagated.map((map) => [...map].map(([term, share]) => ({ term, value: unitsOf(share) }))));
  const unmentioned = postingsOf(terms.size, profiles.map((profile) =>
    profile.terms.map((term, place) => ({ term, value: unmentionedUnits(profile.shares[place] ?? 0, method) }))));
  const unmentionedTotal = new Int32Array(diseases.length);
  unmentioned.disease.forEach((disease, place) => { unmentionedTotal[disease] = (unmentionedTotal[disease] ?? 0) + (unmentioned.value[place] ?? 0); });
  return {
    method, rows, terms, diseases, profiles,
    information: Int32Array.from(background, (sum) => informationOf(sum / diseases.length)), informationOfUnknown: informationOf(0),
    shares, unmentioned, unmentionedTotal,
    rowsOf: (disease) => rowsOfEntries(diseases[disease] ?? []),
  };
}

function* findingsOf(rows: FindingRows): Generator<number> {
  for (let row = 0; row < rows.object.length; row += 1) if ((rows.kind[row] ?? 0) <= rowKinds.excluded) yield rows.object[row] ?? 0;
}

/** First row and the row after the last, by subject. */
function subjectRanges(rows: FindingRows): Map<number, readonly [number, number]> {
  const ranges = new Map<number, readonly [number, number]>();
  rows.subject.forEach((subject, row) => { ranges.set(subject, [ranges.get(subject)?.[0] ?? row, row + 1]); });
  return ranges;
}

function postingsOf(termCount: number, byDisease: readonly (readonly { readonly term: number; readonly value: number }[])[]): Postings {
  const offsets = new Uint32Array(termCount + 1);
  for (const list of byDisease) for (const { term } of list) offsets[term + 1] = (offsets[term + 1] ?? 0) + 1;
  for (let term = 0; term < termCount; term += 1) offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
  const size = offsets[termCount] ?? 0;
  const disease = new Uint16Array(size);
  const value = new Int32Array(size);
  const next = offsets.slice();
  byDisease.forEach((list, number) => {
    for (const posting of list) {
      const place = next[posting.term] ?? 0;
      disease[place] = number;
      value[place] = posting.value;
      next[posting.term] = place + 1;
    }
  });
  return { offsets, disease, value };
}
