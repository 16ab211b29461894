import type { Hierarchy } from '../domain/hierarchy.ts';
import type { ComparisonShares } from './conditionEvidence.ts';
import { backgroundShareMin, findingRoles, rolesOf } from './conditionEvidence.ts';
import type { DiseaseProfile, ProfileSources, RowView } from './diseaseProfile.ts';
import { emptyProfile, isEmpty, profileOf } from './diseaseProfile.ts';
import type { FindingRows } from './findingRows.ts';
import { noObject, rowKinds } from './findingRows.ts';
import type { TraitClasses } from './traits.ts';
import { FindingTerms } from './findingTerms.ts';
import type { Method } from './method.ts';
import { informationUnits, unitsOf, unmentionedUnits } from './method.ts';

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
  /** Diseases of which a source excludes every finding that others state: no candidates, unless a question leaves that source out. */
  readonly emptied: readonly number[];
  readonly comparison: ComparisonShares;
  /** By finding, one of `findingRoles`. */
  readonly roles: Uint8Array;
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

/** Builds the model in steps of some milliseconds, of entries with stated findings. */
export function* buildModel(rows: FindingRows, hierarchy: Hierarchy, entries: readonly DiseaseEntries[], method: Method, traitClasses: TraitClasses): Generator<undefined, DifferentialModel> {
  const terms = new FindingTerms(hierarchy, statedFindings(rows));
  const sources: ProfileSources = { rows, terms, method, traitClasses };
  const rowRanges = rangesBySubject(rows);
  const described: { readonly entry: DiseaseEntries; readonly profile: DiseaseProfile }[] = [];
  for (const [order, entry] of entries.entries()) {
    if (order % diseasesPerStep === 0) yield;
    const profile = profileOf(sources, rowsOfEntries(rowRanges, entry));
    described.push({ entry, profile });
  }
  const profiles = described.map(({ profile }) => profile);
  const conditions = profiles.flatMap(({ condition }, disease) => (condition === undefined ? [] : [disease]));
  const emptied = profiles.flatMap((profile, disease) => (isEmpty(profile) ? [disease] : []));
  const annotated = profiles.length - conditions.length - emptied.length;
  const upward = new UpwardShares(terms);
  for (const [order, profile] of profiles.entries()) {
    if (order % diseasesPerStep === 0) yield;
    upward.add(profile.condition === undefined ? profile : emptyProfile);
  }
  const roles = rolesOf(profiles.flatMap(({ condition }) => condition ?? []), terms.size);
  const comparison = comparisonShares(conditions.map((disease) => profiles[disease]).filter((profile) => profile !== undefined), terms, roles);
  yield;
  // Half a patient's worth for a finding that no disease has: a share of 0 would be worth an infinite surprise.
  const rarest = 0.5 / Math.max(1, annotated);
  const meanShares = upward.sums().map((sum) => sum / Math.max(1, annotated));
  yield;
  const { shares, shareRatios } = upward.postings();
  yield;
  const unmentioned = postingsOf(terms.size, profiles.map(({ terms: stated, shares, condition }) => Array.from(condition === undefined ? stated : [], (term, place) => [term, unmentionedUnits(shares[place] ?? 0, method)] as const)));
  const unmentionedTotal = new Int32Array(profiles.length);
  unmentioned.disease.forEach((disease, place) => { unmentionedTotal[disease] = (unmentionedTotal[disease] ?? 0) + (unmentioned.value[place] ?? 0); });
  return {
    ...sources, hierarchy, conditions, emptied, comparison, roles, diseases: described.map(({ entry }) => entry), profiles,
    information: Int32Array.from(meanShares, (share) => informationUnits(Math.max(rarest, share))),
    practiceInformation: Int32Array.from(meanShares, (share, term) => informationUnits(Math.max(rarest, share, comparison.inPractice[term] ?? 0))),
    informationMax: informationUnits(rarest),
    shares, shareRatios, meanShares,
    unmentioned, unmentionedTotal, rowRanges,
  };
}

/** The rows of all entries of a disease, by its number. */
export const rowsOfDisease = ({ rowRanges, diseases }: DifferentialModel, disease: number): readonly number[] => rowsOfEntries(rowRanges, diseases[disease] ?? []);

/** The profile of a disease as the rows in view state it. */
export const profileInView = (model: DifferentialModel, disease: number, view: RowView): DiseaseProfile =>
  profileOf(model, rowsOfDisease(model, disease), view);

/** Shares of each finding in the conditions of practice: the mean over all of them, and over those that each is confused with. */
function comparisonShares(conditions: readonly DiseaseProfile[], terms: FindingTerms, roles: Uint8Array): ComparisonShares {
  const upward = new Map(conditions.flatMap(({ condition }) => (condition === undefined ? [] : [[condition.subject, condition.studied] as const])));
  const inPractice = new Float64Array(terms.size);
  for (const shares of upward.values()) for (const [term, share] of shares) inPractice[term] = (inPractice[term] ?? 0) + share / conditions.length;
  roles.forEach((role, term) => { if (role === findingRoles.background) inPractice[term] = Math.max(backgroundShareMin, inPractice[term] ?? 0); });
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
  const rows: number[] = [];
  for (const entry of entries) {
    const [from, to] = ranges.get(entry) ?? [0, 0];
    for (let row = from; row < to; row += 1) rows.push(row);
  }
  return rows;
}

function* statedFindings({ kind, object }: FindingRows): Generator<number> {
  for (let row = 0; row < kind.length; row += 1) if ((kind[row] ?? 0) <= rowKinds.excluded || (kind[row] === rowKinds.riskFactor && object[row] !== noObject)) yield object[row] ?? 0;
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

/** The share of patients with each finding or one below it, disease after disease in one run of memory: there are over a million. */
class UpwardShares {
  readonly #terms: FindingTerms;
  /** Of the disease at hand, by finding. */
  readonly #own: Float64Array;
  readonly #ends: number[] = [];
  #term = new Uint32Array(1 << 20);
  #share = new Float64Array(1 << 20);
  #size = 0;

  constructor(terms: FindingTerms) {
    this.#terms = terms;
    this.#own = new Float64Array(terms.size);
  }

  /** The diseases in their order; the same as `upwardShares` of each. */
  add({ terms: stated, shares }: Pick<DiseaseProfile, 'terms' | 'shares'>): void {
    const start = this.#size;
    stated.forEach((term, place) => {
      const share = shares[place] ?? 0;
      if (share === 0) return;
      for (const above of this.#terms.closureOf(term)) {
        const known = this.#own[above] ?? 0;
        if (known === 0) this.#append(above);
        this.#own[above] = 1 - (1 - known) * (1 - share);
      }
    });
    for (let place = start; place < this.#size; place += 1) {
      const term = this.#term[place] ?? 0;
      this.#share[place] = this.#own[term] ?? 0;
      this.#own[term] = 0;
    }
    this.#ends.push(this.#size);
  }
  #append(term: number): void {
    if (this.#size === this.#term.length) {
      this.#term = grown(this.#term, new Uint32Array(2 * this.#size));
      this.#share = grown(this.#share, new Float64Array(2 * this.#size));
    }
    this.#term[this.#size] = term;
    this.#size += 1;
  }

  /** Over the diseases, by finding. */
  sums(): Float64Array {
    const sums = new Float64Array(this.#terms.size);
    for (let place = 0; place < this.#size; place += 1) sums[this.#term[place] ?? 0] = (sums[this.#term[place] ?? 0] ?? 0) + (this.#share[place] ?? 0);
    return sums;
  }
  postings(): Pick<DifferentialModel, 'shares' | 'shareRatios'> {
    const offsets = new Uint32Array(this.#terms.size + 1);
    for (let place = 0; place < this.#size; place += 1) offsets[(this.#term[place] ?? 0) + 1] = (offsets[(this.#term[place] ?? 0) + 1] ?? 0) + 1;
    for (let term = 0; term < this.#terms.size; term += 1) offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
    const disease = new Uint32Array(this.#size);
    const value = new Int32Array(this.#size);
    const shareRatios = new Float32Array(this.#size);
    const next = offsets.slice();
    let place = 0;
    this.#ends.forEach((end, number) => {
      for (; place < end; place += 1) {
        const term = this.#term[place] ?? 0;
        const to = next[term] ?? 0;
        next[term] = to + 1;
        disease[to] = number;
        value[to] = unitsOf(this.#share[place] ?? 0);
        shareRatios[to] = this.#share[place] ?? 0;
      }
    });
    return { shares: { offsets, disease, value }, shareRatios };
  }
}

function grown<Numbers extends Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
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
