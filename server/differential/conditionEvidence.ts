import type { CareSetting } from '../domain/assertion.ts';
import type { FindingRows, RowDetails } from './findingRows.ts';
import { rowKinds } from './findingRows.ts';
import type { FindingTerms } from './findingTerms.ts';
import { unitsOf } from './method.ts';

/** What studies of practice state of a condition: a figure for each row, by finding. */
export interface ConditionEvidence {
  /** Index of the condition in the release. */
  readonly subject: number;
  readonly figures: ReadonlyMap<number, readonly Figure[]>;
  /** Conditions that it is confused with, by index of the release. */
  readonly confusables: readonly number[];
}
export interface Figure {
  readonly row: number;
  readonly details: RowDetails;
  /** Share of those with the condition; undefined where the row states none. */
  readonly share: number | undefined;
}
export type ComparisonBasis = 'LIKELIHOOD_RATIO' | 'SENSITIVITY_SPECIFICITY' | 'COUNTS' | 'FREQUENCY_AGAINST_CONFUSABLES' | 'FREQUENCY_CAPPED';

/** What a present or an absent finding is worth for a condition, and the row that says so. */
export interface ComparedFinding {
  readonly units: number;
  readonly basis: ComparisonBasis;
  readonly row: number;
  readonly why: string;
}
/** Shares in those who do not have the condition, as far as the release knows them. */
export interface ComparisonShares {
  /** Mean share in the confusable conditions that state the finding, by condition and finding. */
  readonly inConfusables: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Mean share over all conditions of practice, by finding. */
  readonly inPractice: Float64Array;
}

/** A finding that defines the condition, let the patient into the study, is of another condition, or contradicts itself tells nothing. */
const unscoredFlags = new Set(['incorporation', 'entry_criterion', 'related_condition', 'inconsistent']);

export function evidenceOf(rows: FindingRows, places: Iterable<number>, terms: FindingTerms): ConditionEvidence | undefined {
  const figures = new Map<number, Figure[]>();
  const confusables: number[] = [];
  let subject: number | undefined;
  for (const row of places) {
    const kind = rows.kind[row] ?? 0;
    if (kind === rowKinds.confusedWith) confusables.push(rows.object[row] ?? 0);
    const details = rows.details.get(row);
    if (kind > rowKinds.excluded || details === undefined) continue;
    subject ??= rows.subject[row];
    const term = terms.numberOf(rows.object[row] ?? 0);
    const patients = rows.denominator[row] ?? 0;
    const share = patients > 0 ? (rows.numerator[row] ?? 0) / patients : (rows.share[row] ?? -1);
    const known = figures.get(term) ?? [];
    known.push({ row, details, share: share < 0 ? undefined : share });
    figures.set(term, known);
  }
  return subject === undefined ? undefined : { subject, figures, confusables };
}

/** Whether a row that counts states which share of patients has the finding, and that it speaks for the condition. */
export const hasScoredShare = ({ figures }: ConditionEvidence, term: number): boolean =>
  (figures.get(term) ?? []).some(({ share, details }) => share !== undefined && details.direction !== 'neutral' && isScored(details));

const isScored = ({ flags }: RowDetails): boolean => !flags.some((flag) => unscoredFlags.has(flag));

/** No single figure counts more than a factor of 30 when present, 10 when absent: studies are small, and spectrum differs. */
const presentUnitsMax = unitsOf(30);
const absentUnitsMax = unitsOf(10);
/** A share without any comparison group: a factor of 3 at most, as for a finding of little weight. */
const cappedUnits = unitsOf(3);
/** Share in others where none is known. */
const assumedOtherShare = 0.1;
/** The row studied something more specific than the concept says. */
const broaderWeight = 0.5;

/** The figure of the best row, by basis, then setting, grade, size of the study; undefined where none scores. */
export function comparedFinding(evidence: ConditionEvidence, term: number, present: boolean, setting: CareSetting | undefined, shares: ComparisonShares): ComparedFinding | undefined {
  let best: { readonly found: ComparedFinding; readonly order: readonly number[] } | undefined;
  for (const figure of evidence.figures.get(term) ?? []) {
    const found = worth(evidence, term, figure, present, shares);
    if (found === undefined) continue;
    const { details } = figure;
    const order = [bases.indexOf(found.basis), details.setting === setting || setting === undefined ? 0 : 1, grades.indexOf(details.grade), -(details.accuracy?.n ?? 0), figure.row];
    if (best === undefined || before(order, best.order)) best = { found, order };
  }
  return best?.found;
}

const bases: readonly ComparisonBasis[] = ['LIKELIHOOD_RATIO', 'SENSITIVITY_SPECIFICITY', 'COUNTS', 'FREQUENCY_AGAINST_CONFUSABLES', 'FREQUENCY_CAPPED'];
const grades: readonly string[] = ['A', 'B', 'C', ''];
function before(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, at) => value !== b[at]);
  return place !== -1 && (a[place] ?? 0) < (b[place] ?? 0);
}

function worth(evidence: ConditionEvidence, term: number, { row, details, share }: Figure, present: boolean, shares: ComparisonShares): ComparedFinding | undefined {
  if (!isScored(details)) return undefined;
  // Present: what is broader than the source's words holds them only in part. Absent: what is narrower says nothing of them.
  if (!present && details.match === 'narrower') return undefined;
  const factor = present && details.match === 'broader' ? broaderWeight : 1;
  const ratio = statedRatio(details, present);
  if (ratio !== undefined) {
    const bound = present ? presentUnitsMax : absentUnitsMax;
    return { units: Math.round(factor * bounded(unitsOf(ratio.value), bound)), basis: ratio.basis, row, why: `${ratio.why}${against(details)}${factor < 1 ? '; half of it, since the study was of something more specific' : ''}.` };
  }
  if (details.direction === 'neutral') return { units: 0, basis: 'FREQUENCY_CAPPED', row, why: 'Studied, and it does not discriminate.' };
  if (share === undefined || details.direction === 'against_if_present') return undefined;
  const inOthers = shares.inConfusables.get(evidence.subject)?.get(term);
  const others = within(inOthers ?? Math.max(assumedOtherShare, shares.inPractice[term] ?? 0));
  const own = within(share);
  const units = bounded(unitsOf(present ? own / others : (1 - own) / (1 - others)), inOthers === undefined ? cappedUnits : absentUnitsMax);
  const basis = inOthers === undefined ? 'FREQUENCY_CAPPED' : 'FREQUENCY_AGAINST_CONFUSABLES';
  return { units: Math.round(factor * units), basis, row, why: `${percent(share)} of its patients against ${percent(others)} ${inOthers === undefined ? 'assumed in others, at most a factor of 3' : 'on average in what it is confused with'}${factor < 1 ? '; half of it, since the study was of something more specific' : ''}.` };
}

function statedRatio({ accuracy, counted }: RowDetails, present: boolean): { readonly value: number; readonly basis: ComparisonBasis; readonly why: string } | undefined {
  if (accuracy === undefined) return undefined;
  const { sensitivity, specificity, likelihoodRatioPositive, likelihoodRatioNegative } = accuracy;
  const stated = present ? likelihoodRatioPositive : likelihoodRatioNegative;
  const name = present ? 'Likelihood ratio when present' : 'Likelihood ratio when absent';
  if (stated !== undefined && stated > 0) return { value: stated, basis: 'LIKELIHOOD_RATIO', why: `${name} ${stated}` };
  if (sensitivity === undefined || specificity === undefined) return undefined;
  const [sens, spec] = [within(sensitivity), within(specificity)];
  const value = present ? sens / (1 - spec) : (1 - sens) / spec;
  return { value, basis: counted ? 'COUNTS' : 'SENSITIVITY_SPECIFICITY', why: `${name} ${value.toPrecision(2)}, from sensitivity ${sensitivity} and specificity ${specificity}${counted ? ' of the patients counted' : ''}` };
}

const against = ({ accuracy, setting }: RowDetails): string =>
  `${accuracy?.comparator === undefined ? '' : ` against ${accuracy.comparator}`}${setting === undefined ? '' : `, ${setting.toLowerCase().replace('_', ' ')}`}${accuracy?.n === undefined ? '' : `, n ${accuracy.n}`}`;
const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;
const within = (share: number): number => Math.min(0.98, Math.max(0.02, share));
const bounded = (units: number, bound: number): number => Math.max(-bound, Math.min(bound, units));
