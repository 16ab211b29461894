import type { Quantity } from '../domain/assertion.ts';
import type { AgeRange } from '../domain/onset.ts';
import { isOfOtherAges, isWithin } from '../domain/onset.ts';
import type { Circumstances } from './circumstances.ts';
import type { FindingRows, RowDetails } from './findingRows.ts';
import { rowKinds } from './findingRows.ts';
import { unitsOf } from './method.ts';

/** What sources state of a disease beside its findings: when it begins, whom it affects, how often. */
export interface DiseaseTraits {
  readonly onsets: readonly Onset[];
  readonly agesOfCases: readonly AgesOfCases[];
  readonly maleShares: readonly MaleShare[];
  readonly incidences: readonly Incidence[];
  /** Ages at which studies looked for its findings. */
  readonly agesStudied: readonly AgeRange[];
}
/** A class of onset: equally likely within its range. */
interface Onset {
  readonly row: number;
  readonly range: AgeRange;
}
/** Ages of the cases seen in practice: a range, or a middle age with a standard deviation. */
interface AgesOfCases {
  readonly row: number;
  /** Share of the cases in each year of life; the last one is of that age and older. */
  readonly byYear: Float64Array;
}
interface MaleShare {
  readonly row: number;
  readonly value: number;
  /** Assumed from a mode of inheritance, not counted. */
  readonly assumed: boolean;
}
interface Incidence {
  readonly row: number;
  /** Per 100,000 person-years. */
  readonly rate: number;
  readonly details: RowDetails;
  readonly fromPrevalence: boolean;
}
/** Classes of onset and modes of inheritance, by index of the release. */
export interface TraitClasses {
  readonly onset: ReadonlyMap<number, AgeRange>;
  readonly maleShare: ReadonlyMap<number, number>;
}

export const noTraits: DiseaseTraits = { onsets: [], agesOfCases: [], maleShares: [], incidences: [], agesStudied: [] };

export function traitsOf(rows: FindingRows, places: Iterable<number>, classes: TraitClasses): DiseaseTraits {
  const traits: { onsets: Onset[]; agesOfCases: AgesOfCases[]; maleShares: MaleShare[]; incidences: Incidence[]; agesStudied: AgeRange[] } = { onsets: [], agesOfCases: [], maleShares: [], incidences: [], agesStudied: [] };
  for (const row of places) {
    const kind = rows.kind[row] ?? 0;
    const details = rows.details.get(row);
    if (kind <= rowKinds.excluded) {
      if (details?.ages !== undefined && !isOfOthers(details)) traits.agesStudied.push(details.ages);
      continue;
    }
    const object = rows.object[row] ?? 0;
    if (kind === rowKinds.onset) {
      const range = classes.onset.get(object);
      if (range !== undefined) traits.onsets.push({ row, range });
    } else if (kind === rowKinds.inheritance) {
      const value = classes.maleShare.get(object);
      if (value !== undefined) traits.maleShares.push({ row, value, assumed: true });
    } else if (details !== undefined) {
      readFact(kind, row, details, traits);
    }
  }
  return Object.values(traits).every((list) => list.length === 0) ? noTraits : traits;
}

/** A fact about another condition, or about some of the patients, says nothing of the others. */
const isOfOthers = ({ flags }: RowDetails): boolean => flags.some((flag) => flag === 'related_condition' || flag === 'subgroup');

function readFact(kind: number, row: number, details: RowDetails, traits: { agesOfCases: AgesOfCases[]; maleShares: MaleShare[]; incidences: Incidence[] }): void {
  if (isOfOthers(details)) return;
  if (kind === rowKinds.ageAtOnset) {
    const byYear = casesByYear(details);
    if (byYear !== undefined) traits.agesOfCases.push({ row, byYear });
  } else if (kind === rowKinds.sexRatio) {
    const value = maleShareOf(details);
    if (value !== undefined) traits.maleShares.push({ row, value, assumed: false });
  } else if (kind === rowKinds.incidence || kind === rowKinds.prevalence) {
    const rate = ratePer100000(details.value, kind === rowKinds.prevalence);
    if (rate !== undefined) traits.incidences.push({ row, rate, details, fromPrevalence: kind === rowKinds.prevalence });
  }
}

/** Share of the cases that are taken to lie around a stated peak. */
const peakShare = 0.7;

/**
 * Normal around the mean, median or peak, or around the middle of a range. Few sources state a spread: a standard deviation of 15
 * years is taken, in children half of the middle age, and no less than half of the range. A peak says where cases are densest: some of them are of any age.
 */
function casesByYear({ value, measure }: RowDetails): Float64Array | undefined {
  if (value === undefined || (value.unit !== 'years' && value.unit !== 'months')) return undefined;
  const scale = value.unit === 'months' ? 1 / 12 : 1;
  const isRange = value.low !== undefined && value.high !== undefined && value.high > value.low;
  const isMiddle = ['mean', 'median', 'peak'].includes(measure);
  if (!isRange && !isMiddle) return undefined;
  const [low, high] = [(value.low ?? value.value) * scale, (value.high ?? value.value) * scale];
  const middle = isMiddle ? value.value * scale : (low + high) / 2;
  const deviation = Math.max(1, Math.min(15, middle / 2), (high - low) / 2);
  const byYear = Float64Array.from({ length: ageSpan }, (_, year) => Math.exp(-(((year + 0.5 - middle) / deviation) ** 2) / 2));
  const all = byYear.reduce((sum, share) => sum + share, 0);
  const around = measure === 'peak' ? peakShare : 1;
  return byYear.map((share) => (around * share) / all + (1 - around) / ageSpan);
}

function maleShareOf({ value, measure, sex, note }: RowDetails): number | undefined {
  const only = /^(males|men|boys|females|women|girls) only/i.exec(note)?.[1]?.toLowerCase();
  if (only !== undefined) return ['males', 'men', 'boys'].includes(only) ? 0.999 : 0.001;
  if (value === undefined || !(value.value > 0)) return undefined;
  if (measure === 'ratio M:F') return value.value / (1 + value.value);
  if (measure === 'ratio F:M') return 1 / (1 + value.value);
  if (value.unit !== '%' || value.value >= 100) return undefined;
  if (measure === 'share female' || (measure === 'share' && sex === 'FEMALE')) return 1 - value.value / 100;
  return measure === 'share' && sex === 'MALE' ? value.value / 100 : undefined;
}

const ratesByUnit: Readonly<Record<string, number>> = {
  'per 100000 person-years': 1, 'per 1000 person-years': 100, 'per 100 person-years': 1000, 'per child-year': 100_000, 'per person-year': 100_000, '% per season': 1000, 'per 1000 children in 2 years': 50, 'per 100 child-years': 1000,
};
/** Years for which a prevalent case is taken to stay one, when only the prevalence is stated. */
const yearsPrevalent = 10;

function ratePer100000(value: Quantity | undefined, prevalence: boolean): number | undefined {
  if (value === undefined || !(value.value > 0)) return undefined;
  if (prevalence) return value.unit === '%' ? (value.value * 1000) / yearsPrevalent : undefined;
  const scale = ratesByUnit[value.unit];
  return scale === undefined ? undefined : value.value * scale;
}

/** One part of a score that no finding brings, with the rows behind it. */
export interface TraitPart {
  readonly units: number;
  readonly rows: readonly number[];
  /** Put into words only where it is shown: every disease has such parts. */
  readonly why: () => string;
  readonly assumed: boolean;
}

/** Share of the cases that may lie outside what is stated: classes of onset are typical ages, not limits. */
const outside = 0.1;

/**
 * Age against onset. For classes of onset: log10 of the share of cases that have begun by this age, at least a tenth; never
 * above 0, since diseases without a stated onset must not fall behind those with one. For ages of practice: how likely this
 * age is among the cases against all ages alike, nine tenths by what is stated and one tenth at any age; at most ten. Where the
 * rate that counts as prior is of the patient's ages, it is against these ages alone: the rate has told the rest.
 */
export function agePart({ onsets, agesOfCases, incidences }: DiseaseTraits, circumstances: Circumstances): TraitPart | undefined {
  const { ageYears } = circumstances;
  if (ageYears === undefined) return undefined;
  if (agesOfCases.length > 0) {
    const ages = circumstances.priorWeight > 0 ? ratesAsked(incidences, circumstances)[0]?.details.ages : undefined;
    if (isOfOtherAges(ages, ageYears)) return undefined;
    const shareIn = (year: number): number => outside / ageSpan + (1 - outside) * mean(agesOfCases.map(({ byYear }) => byYear[Math.min(year, ageSpan - 1)] ?? 0));
    const [from, to] = ages === undefined || !isWithin(ages, ageYears) ? [0, ageSpan] : [Math.floor(Math.min(ages.from, ageSpan - 1)), Math.ceil(Math.min(ages.to, ageSpan))];
    const others = mean(Array.from({ length: Math.max(1, to - from) }, (_, step) => shareIn(from + step)));
    const units = bounded(unitsOf(shareIn(Math.floor(ageYears)) / others));
    return { units, rows: agesOfCases.map(({ row }) => row), why: () => `Aged ${ageYears}: nine tenths of the cases around the ages stated, one tenth at any age; against ${from === 0 && to === ageSpan ? 'all ages' : `the ages of ${from} to ${to}, which the rate is of,`} alike.`, assumed: false };
  }
  if (onsets.length === 0) return undefined;
  const begun = mean(onsets.map(({ range: { from, to } }) => (ageYears >= to ? 1 : ageYears < from ? 0 : (ageYears - from) / (to - from))));
  const units = unitsOf(outside + (1 - outside) * begun);
  return { units, rows: onsets.map(({ row }) => row), why: () => `Aged ${ageYears}: by then ${Math.round(begun * 100)} % of cases have begun by the onsets stated; a tenth may begin at any age.`, assumed: false };
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const ageSpan = 90;
const bounded = (units: number): number => Math.max(-10_000, Math.min(10_000, units));

/** log10 of the share of this sex among the cases against one half; for a mode of inheritance never above 0. */
export function sexPart({ maleShares }: DiseaseTraits, { sex }: Circumstances): TraitPart | undefined {
  if (sex === undefined || maleShares.length === 0) return undefined;
  const male = maleShares.reduce((sum, { value }) => sum + value, 0) / maleShares.length;
  const share = sex === 'MALE' ? male : 1 - male;
  const units = bounded(unitsOf(Math.max(0.001, share) / 0.5));
  return { units: maleShares.some(({ assumed }) => assumed) ? Math.min(0, units) : units, rows: maleShares.map(({ row }) => row), why: () => `${sex === 'MALE' ? 'Male' : 'Female'}: ${Math.round(share * 100)} % of those affected, against one half.`, assumed: false };
}

/**
 * The rate of a disease for which none is stated, per 100,000 person-years: a rare one. 84.5 % of rare diseases with a stated
 * prevalence have less than one case in a million (Nguengang Wakap 2020, Eur J Hum Genet 28:165-173).
 */
export const assumedRate = 0.1;

/** That of a condition that studies of practice describe, where none is stated for the age of the patient: one in a thousand a year. */
const assumedPracticeRate = 100;
/** No more counts: whoever falls ill every year presents once with each illness. */
const rateMax = 10_000;
/** Years over which a population is taken to be spread evenly, where the patient's age is not known. */
const lifeYears = 80;
/** What a rate of children keeps in adults, and one of adults in children: a disease of children is seen in adults now and then. */
const otherAgesShare = 0.05;
/** What stays of a rate at the age of the patient; one of other children or other adults stays as it is, and so does every one of a condition that is studied at that age too. */
function ageShare({ details: { ages } }: Incidence, age: number | undefined, agesStudied: readonly AgeRange[]): number {
  if (ages === undefined) return 1;
  if (age === undefined) return Math.max(0, Math.min(ages.to, lifeYears) - ages.from) / lifeYears;
  return isOfOtherAges(ages, age) && !agesStudied.some((studied) => isWithin(studied, age)) ? otherAgesShare : 1;
}
const ageWords = (share: number): string => (share === 1 ? '' : share === otherAgesShare ? '; a twentieth of it, which is stated for other ages' : '; of it the share of a population that is of these ages');

/**
 * log10 of the rate of a common condition, moved more than half of the way to what is assumed of one: falling ill is not presenting, and
 * figures of single places differ several fold. Set so that cases of practice come out best.
 */
const shrunkRate = (rate: number): number => rateKept * unitsOf(rate) + (1 - rateKept) * unitsOf(assumedPracticeRate);
const rateKept = 0.4;

/** The rates that are nearest to the patient asked about: by age, then by whether they count new cases, sex, setting. */
function ratesAsked(incidences: readonly Incidence[], { ageYears, sex, setting }: Circumstances): readonly Incidence[] {
  const order = ({ fromPrevalence, details }: Incidence): number => {
    const byAge = isOfOtherAges(details.ages, ageYears) ? 32 : details.ages === undefined ? 0.5 : ageYears === undefined || isWithin(details.ages, ageYears) ? 0 : 5;
    return byAge + (fromPrevalence ? 16 : 0) + (details.sex === undefined || details.sex === sex ? 0 : 4) + (details.setting === setting ? 0 : details.setting === undefined ? 1 : 2);
  };
  const nearest = Math.min(...incidences.map(order));
  return incidences.filter((incidence) => order(incidence) === nearest);
}

/** log10 of new cases per 100,000 person-years, weighed; that of the age, setting and sex asked about before others. */
export function priorPart({ incidences, agesStudied }: DiseaseTraits, ofPractice: boolean, circumstances: Circumstances): TraitPart | undefined {
  const { priorWeight, ageYears } = circumstances;
  if (priorWeight === 0) return undefined;
  if (incidences.length === 0) {
    const rate = ofPractice ? assumedPracticeRate : assumedRate;
    const why = (): string => `No incidence is stated: ${rate} new cases per 100,000 person-years are assumed${ofPractice ? ' of a condition seen in practice' : ', as for most rare diseases (Nguengang Wakap 2020)'}.`;
    return { units: Math.round(priorWeight * unitsOf(rate)), rows: [], why, assumed: true };
  }
  const alike = ratesAsked(incidences, circumstances);
  const [best] = alike;
  const geometricMean = (valueOf: (one: Incidence) => number): number => 10 ** mean(alike.map((one) => Math.log10(valueOf(one))));
  const rate = geometricMean((one) => Math.min(rateMax, one.rate));
  const kept = geometricMean((one) => Math.max(otherAgesShare, ageShare(one, ageYears, agesStudied)));
  return {
    units: Math.round(priorWeight * ((ofPractice ? shrunkRate(rate) : unitsOf(rate)) + unitsOf(kept))), rows: alike.map(({ row }) => row), assumed: false,
    why: () => `${Number(rate.toPrecision(2))} new cases per 100,000 person-years${best?.fromPrevalence === true ? `, from the prevalence over ${yearsPrevalent} years` : ''}${alike.length > 1 ? ', geometric mean of the statements' : ''}; against 1${ofPractice ? `, and ${Math.round(100 * (1 - rateKept))} % of the way to ${assumedPracticeRate} on the scale of logarithms, since falling ill is not presenting` : ''}${ageWords(kept)}${priorWeight === 1 ? '' : `, weight ${priorWeight}`}.`,
  };
}
