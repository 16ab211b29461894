import type { Hierarchy } from '../domain/hierarchy.ts';
import type { ComparisonShares } from './conditionEvidence.ts';
import type { DiseaseProfile, ProfileSources, RowView } from './diseaseProfile.ts';
import { profileOf, upwardShares } from './diseaseProfile.ts';
import type { FindingRows } from './findingRows.ts';
import { rowKinds } from './findingRows.ts';
import type { TraitClasses } from './traits.ts';
import { FindingTerms } from './findingTerms.ts';
import type { Method } from './method.ts';
import { informationUnits, ratioOf, unitsOf, unmentionedUnits } from './method.ts';

/** The entries of one disease, as indexes of the release; the first is the diagnosis. */
export type DiseaseEntries = readonly [number, ...number[]];

/** The diseases of finding t, ascending, are disease[offsets[t]..offsets[t + 1]], each with a value in units. */
export interface Postings {
  readonly offsets: Uint32Array;
  readonly disease: Uint32Array;
  readonly value: Int32Array;
}

/** All that the ranking of a case needs. Diseases and findings are numbered without gaps, each in the order of the release. */
export interface DifferentialModel extends ProfileSources {
  readonly hierarchy: Hierarchy;
  readonly diseases: readonly DiseaseEntries[];
  readonly profiles: readonly DiseaseProfile[];
  /** Diseases that studies of practice describe. Backgrounds and postings are of the others. */
  readonly conditions: readonly number[];
  readonly comparison: ComparisonShares;
  /** Information content of each finding over the annotated diseases. */
  readonly information: Int32Array;
  /** The same where conditions of practice are candidates by their incidence: what is frequent among these tells little. */
  readonly practiceInformation: Int32Array;
  /** That of a finding which no disease has. */
  readonly informationMax: number;
  /** log10 of the share of patients of each disease who have the finding or one below it. */
  readonly shares: Postings;
  /** The same as shares, 0..1, in the order of those postings. */
  readonly shareRatios: Float32Array;
  /** Mean share of each finding over the diseases. */
  readonly meanShares: Float64Array;
  /** What each stated finding takes off its disease while nobody has mentioned it. */
  readonly unmentioned: Postings;
  /** Their sum, by disease. */
  readonly unmentionedTotal: Int32Array;
  /** First row and the row after the last, by entry. */
  readonly rowRanges: ReadonlyMap<number, readonly [number, number]>;
}

const diseasesPerStep = 200;

/** Builds the model in steps of some milliseconds; entries without any stated finding are no candidates. */
export function* buildModel(rows: FindingRows, hierarchy: Hierarchy, entries: readonly DiseaseEntries[], method: Method, traitClasses: TraitClasses): Generator<undefined, DifferentialModel> {
  const terms = new FindingTerms(hierarchy, statedFindings(rows));
  const sources: ProfileSources = { rows, terms, method, traitClasses };
  const rowRanges = rangesBySubject(rows);
  const described: { readonly entry: DiseaseEntries; readonly profile: DiseaseProfile }[] = [];
  for (const [order, entry] of entries.entries()) {
    if (order % diseasesPerStep === 0) yield;
    const profile = profileOf(sources, rowsOfEntries(rowRanges, entry));
    if (profile.terms.length > 0 || profile.condition !== undefined) described.push({ entry, profile });
  }
  const profiles = described.map(({ profile }) => profile);
  const conditions = profiles.flatMap(({ condition }, disease) => (condition === undefined ? [] : [disease]));
  const annotated = profiles.length - conditions.length;
  const upward: ReadonlyMap<number, number>[] = [];
  for (const [order, profile] of profiles.entries()) {
    if (order % diseasesPerStep === 0) yield;
    upward.push(profile.condition === undefined ? upwardShares(profile, terms) : new Map());
  }
  const comparison = comparisonShares(conditions.map((disease) => profiles[disease]).filter((profile) => profile !== undefined), terms);
  yield;
  const sums = new Float64Array(terms.size);
  for (const ofDisease of upward) for (const [term, share] of ofDisease) sums[term] = (sums[term] ?? 0) + share;
  // Half a patient's worth for a finding that no disease has: a share of 0 would be worth an infinite surprise.
  const rarest = 0.5 / Math.max(1, annotated);
  const meanShares = sums.map((sum) => sum / Math.max(1, annotated));
  yield;
  const shares = postingsOf(terms.size, upward.map((ofDisease) => [...ofDisease].map(([term, share]) => [term, unitsOf(share)] as const)));
  yield;
  const unmentioned = postingsOf(terms.size, profiles.map(({ terms: stated, shares, condition }) => Array.from(condition === undefined ? stated : [], (term, place) => [term, unmentionedUnits(shares[place] ?? 0, method)] as const)));
  const unmentionedTotal = new Int32Array(profiles.length);
  unmentioned.disease.forEach((disease, place) => { unmentionedTotal[disease] = (unmentionedTotal[disease] ?? 0) + (unmentioned.value[place] ?? 0); });
  return {
    ...sources, hierarchy, conditions, comparison, diseases: described.map(({ entry }) => entry), profiles,
    information: Int32Array.from(meanShares, (share) => informationUnits(Math.max(rarest, share))),
    practiceInformation: Int32Array.from(meanShares, (share, term) => informationUnits(Math.max(rarest, share, comparison.inPractice[term] ?? 0))),
    informationMax: informationUnits(rarest),
    shares, shareRatios: Float32Array.from(shares.value, ratioOf), meanShares,
    unmentioned, unmentionedTotal, rowRanges,
  };
}

/** The rows of all entries of a disease, by its number. */
export const rowsOfDisease = ({ rowRanges, diseases }: DifferentialModel, disease: number): readonly number[] => rowsOfEntries(rowRanges, diseases[disease] ?? []);

/** The profile of a disease as the rows in view state it. */
export const profileInView = (model: DifferentialModel, disease: number, view: RowView): DiseaseProfile =>
  profileOf(model, rowsOfDisease(model, disease), view);

/** Shares of each finding in the conditions of practice: the mean over all of them, and over those that each is confused with. */
function comparisonShares(conditions: readonly DiseaseProfile[], terms: FindingTerms): ComparisonShares {
  const upward = new Map(conditions.flatMap(({ condition }) => (condition === undefined ? [] : [[condition.subject, condition.upward] as const])));
  const inPractice = new Float64Array(terms.size);
  for (const shares of upward.values()) for (const [term, share] of shares) inPractice[term] = (inPractice[term] ?? 0) + share / conditions.length;
  const inConfusables = new Map(conditions.flatMap(({ condition }) => {
    if (condition === undefined) return [];
    const others = condition.confusables.flatMap((other) => upward.get(other) ?? []);
    const means = Array.from(condition.figures.keys(), (term) => {
      const stated = others.flatMap((shares) => shares.get(term) ?? []);
      return [term, stated.reduce((sum, share) => sum + share, 0) / stated.length] as const;
    }).filter(([, share]) => !Number.isNaN(share));
    return [[condition.subject, new Map(means)] as const];
  }));
  return { inConfusables, inPractice };
}

function rowsOfEntries(ranges: DifferentialModel['rowRanges'], entries: readonly number[]): readonly number[] {
  return entries.flatMap((entry) => {
    const [from, to] = ranges.get(entry) ?? [0, 0];
    return Array.from({ length: to - from }, (_, step) => from + step);
  });
}

function* statedFindings({ kind, object }: FindingRows): Generator<number> {
  for (let row = 0; row < kind.length; row += 1) if (kind[row] === rowKinds.finding || kind[row] === rowKinds.excluded) yield object[row] ?? 0;
}

function rangesBySubject({ subject }: FindingRows): Map<number, readonly [number, number]> {
  const ranges = new Map<number, readonly [number, number]>();
  for (let from = 0; from < subject.length; ) {
    const entry = subject[from] ?? 0;
    let to = from + 1;
    while (to < subject.length && subject[to] === entry) to += 1;
    ranges.set(entry, [from, to]);
    from = to;
  }
  return ranges;
}

function postingsOf(termCount: number, byDisease: readonly (readonly (readonly [term: number, value: number])[])[]): Postings {
  const offsets = new Uint32Array(termCount + 1);
  for (const list of byDisease) for (const [term] of list) offsets[term + 1] = (offsets[term + 1] ?? 0) + 1;
  for (let term = 0; term < termCount; term += 1) offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
  const disease = new Uint32Array(offsets[termCount] ?? 0);
  const value = new Int32Array(disease.length);
  const next = offsets.slice();
  byDisease.forEach((list, number) => {
    for (const [term, units] of list) {
      const place = next[term] ?? 0;
      disease[place] = number;
      value[place] = units;
      next[term] = place + 1;
    }
  });
  return { offsets, disease, value };
}
