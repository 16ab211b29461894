import { isOfOtherAges } from '../domain/onset.ts';
import type { Circumstances } from './circumstances.ts';
import type { FindingRows, RowDetails } from './findingRows.ts';
import { noObject, rowKinds } from './findingRows.ts';
import type { FindingTerms } from './findingTerms.ts';
import { unitsOf } from './method.ts';

/** What studies of practice state of a condition: a figure for each row, by finding. */
export interface ConditionEvidence {
  /** Index of the condition in the release. */
  readonly subject: number;
  readonly figures: ReadonlyMap<number, readonly Figure[]>;
  /** Share of its patients with each finding or one below it, by finding: pooled over the rows. */
  readonly upward: ReadonlyMap<number, number>;
  /** The same of the findings that studies of practice speak of: annotations of a disease that was merged in are no share in practice. */
  readonly studied: ReadonlyMap<number, number>;
  /** Conditions that it is confused with, by index of the release. */
  readonly confusables: readonly number[];
}
export interface Figure {
  readonly row: number;
  readonly details: RowDetails;
  /** Share of those with the condition; undefined where the row states none. */
  readonly share: number | undefined;
}
export type ComparisonBasis = 'LIKELIHOOD_RATIO' | 'SENSITIVITY_SPECIFICITY' | 'COUNTS' | 'RELATIVE_RISK' | 'FREQUENCY_AGAINST_CONFUSABLES' | 'FREQUENCY_CAPPED' | 'STATED_WITHOUT_SHARE';

/** What a present or an absent finding is worth for a condition, and the row that says so. */
export interface ComparedFinding {
  readonly units: number;
  readonly basis: ComparisonBasis;
  readonly row: number;
  readonly why: string;
}
/** What the tables say of a finding: a patient comes with it, or has it for other reasons, and it makes some conditions likelier. */
export const findingRoles = { unspoken: 0, presenting: 1, background: 2 } as const;

/**
 * The role of each finding: background where rows name it only as history or as a risk factor. It needs no explanation by
 * what the patient now has.
 */
export function rolesOf(conditions: readonly ConditionEvidence[], size: number): Uint8Array {
  const roles = new Uint8Array(size);
  for (const { figures } of conditions) {
    for (const [term, rows] of figures) {
      for (const { details: { about } } of rows) {
        if (about === 'history' || about === 'risk_factor') roles[term] ||= findingRoles.background;
        else if (about !== '') roles[term] = findingRoles.presenting;
      }
    }
  }
  return roles;
}

/** Shares in those who do not have the condition, as far as the release knows them. */
export interface ComparisonShares {
  /** Mean share in the confusable conditions that state the finding, by condition and finding. */
  readonly inConfusables: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Mean share over all conditions of practice, by finding. */
  readonly inPractice: Float64Array;
}

/** A finding that is of another condition, or contradicts itself, tells nothing of this one. */
const unusableFlags = new Set(['related_condition', 'inconsistent']);
/** A finding that defines the condition, or let the patient into the study: every patient studied had it, and its figure is none. */
const givenFlags = new Set(['incorporation', 'entry_criterion']);
/** Of some of the patients, such as children with HIV. */
const subgroupFlags = new Set(['subgroup']);
/** Those without the condition were no suspects: what they had says nothing of those who look alike. */
const otherwiseComparedFlags = new Set(['spectrum', 'two_gate']);

export function evidenceOf(rows: FindingRows, places: Iterable<number>, terms: FindingTerms, upwardOf: (isKept: (term: number) => boolean) => ReadonlyMap<number, number>): ConditionEvidence | undefined {
  const figures = new Map<number, Figure[]>();
  const confusables: number[] = [];
  let subject: number | undefined;
  for (const row of places) {
    const kind = rows.kind[row] ?? 0;
    if (kind === rowKinds.confusedWith) confusables.push(rows.object[row] ?? 0);
    const isRisk = kind === rowKinds.riskFactor && rows.object[row] !== noObject;
    if (kind > rowKinds.excluded && !isRisk) continue;
    const studied = rows.details.get(row);
    if (studied !== undefined && !isRisk) subject ??= rows.subject[row];
    const details = studied ?? (kind === rowKinds.excluded ? plainlyExcluded : plainlyStated);
    const term = terms.numberOf(rows.object[row] ?? 0);
    const patients = rows.denominator[row] ?? 0;
    const share = patients > 0 ? (rows.numerator[row] ?? 0) / patients : (rows.share[row] ?? -1);
    const known = figures.get(term) ?? [];
    known.push({ row, details, share: share < 0 ? undefined : share });
    figures.set(term, known);
  }
  if (subject === undefined) return undefined;
  const isStudied = (term: number): boolean => figures.get(term)?.some(({ row }) => rows.details.has(row)) === true;
  return { subject, figures, upward: upwardOf(() => true), studied: upwardOf(isStudied), confusables };
}

/** Of a row that no study stands behind, such as an annotation or the operator's own table: its share counts as one without comparison. */
const plainlyStated: RowDetails = {
  accuracy: undefined, value: undefined, note: '', match: '', direction: 'for', measure: '', about: '', burden: undefined, setting: undefined, sex: undefined, ages: undefined, grade: '', flags: [], counted: false, cannotMiss: false,
};
const plainlyExcluded: RowDetails = { ...plainlyStated, direction: 'against_if_present' };

/** Whether a row that counts states which share of patients has the finding, and that it speaks for the condition. */
export const hasScoredShare = ({ figures }: ConditionEvidence, term: number): boolean =>
  (figures.get(term) ?? []).some(({ share, details }) => share !== undefined && details.direction !== 'neutral' && isScored(details));

/** A statement about another condition, or one that contradicts itself. */
export const isUnusable = (details: RowDetails | undefined): boolean => details !== undefined && has(details, unusableFlags);
const isScored = (details: RowDetails): boolean => !has(details, unusableFlags) && !has(details, givenFlags);
const has = ({ flags }: RowDetails, any: ReadonlySet<string>): boolean => flags.some((flag) => any.has(flag));

/** No single figure counts more than a factor of 30 when present, 10 when absent: studies are small, and spectrum differs. */
const presentUnitsMax = unitsOf(30);
const absentUnitsMax = unitsOf(10);
/** A share without any comparison group, stated or assumed. */
const cappedRatio = 20;
const cappedUnits = unitsOf(cappedRatio);
/** No finding is taken to be rarer in practice: what the tables do not state is not absent. */
export const practiceShareMin = 0.02;
/** Diseases that patients bring along and habits are commoner than the tables of a hundred conditions let see: asthma, diabetes, smoking. */
export const backgroundShareMin = 0.1;
/** Information content in units of a finding that is taken to be as rare. */
export const practiceInformationMax = -unitsOf(practiceShareMin);
/** The row studied something more specific than the concept says. */
const broaderWeight = 0.5;

/** The figure of the best row: one of all patients before one of some, and these before one of the other sex, or of children for an adult; then by basis, setting, grade, size of the study; undefined where none scores. */
export function comparedFinding(evidence: ConditionEvidence, term: number, present: boolean, patient: Circumstances, shares: ComparisonShares): ComparedFinding | undefined {
  const { setting } = patient;
  let best: { readonly found: ComparedFinding; readonly order: readonly number[] } | undefined;
  for (const figure of evidence.figures.get(term) ?? []) {
    const found = worth(evidence, term, figure, present, shares);
    if (found === undefined) continue;
    const { details } = figure;
    const order = [isUnusable(details) ? 3 : isOfOthers(details, patient) ? 2 : has(details, subgroupFlags) ? 1 : 0, bases.indexOf(found.basis), details.setting === setting || setting === undefined ? 0 : 1, grades.indexOf(details.grade), -(details.accuracy?.n ?? 0), figure.row];
    if (best === undefined || before(order, best.order)) best = { found: { ...found, row: figure.row }, order };
  }
  return best?.found;
}

const isOfOthers = ({ ages, sex }: RowDetails, patient: Circumstances): boolean => isOfOtherAges(ages, patient.ageYears) || (sex !== undefined && patient.sex !== undefined && sex !== patient.sex);

const bases: readonly ComparisonBasis[] = ['LIKELIHOOD_RATIO', 'SENSITIVITY_SPECIFICITY', 'COUNTS', 'RELATIVE_RISK', 'FREQUENCY_AGAINST_CONFUSABLES', 'FREQUENCY_CAPPED', 'STATED_WITHOUT_SHARE'];
const grades: readonly string[] = ['A', 'B', 'C', ''];
function before(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, at) => value !== b[at]);
  return place !== -1 && (a[place] ?? 0) < (b[place] ?? 0);
}

/** What a finding is worth by the pooled share of patients who have it or one below it; bounded as a share without comparison. */
export function sharedUnits({ upward }: ConditionEvidence, term: number, { inPractice }: ComparisonShares): number | undefined {
  const share = upward.get(term);
  return share === undefined ? undefined : bounded(unitsOf(within(share) / Math.max(practiceShareMin, inPractice[term] ?? 0)), cappedUnits);
}

type Worth = Omit<ComparedFinding, 'row'>;

/** What is stated of a related condition alone, or in contradiction: it explains the finding, and no figure of it counts. */
const ofAnother: Worth = { units: 0, basis: 'STATED_WITHOUT_SHARE', why: 'Stated of a related condition, or in contradiction: it explains the finding, and its figure does not count.' };

function worth(evidence: ConditionEvidence, term: number, figure: Figure, present: boolean, shares: ComparisonShares): Worth | undefined {
  const { details } = figure;
  if (isUnusable(details)) return present ? ofAnother : undefined;
  const inPractice = Math.max(practiceShareMin, shares.inPractice[term] ?? 0);
  const inConfusables = shares.inConfusables.get(evidence.subject)?.get(term);
  return present ? presentWorth(figure, inPractice, inConfusables) : absentWorth(figure, inPractice, inConfusables);
}

/**
 * log10 of the share of patients against that in practice. Where a study compares, the share is the likelihood ratio times
 * that of those compared with: the conditions that look alike are told apart by the ratio, and all others by how common the
 * finding is among those that look alike.
 */
function presentWorth({ details, share: stated }: Figure, inPractice: number, inConfusables: number | undefined): Worth | undefined {
  if (details.about === 'risk_factor') return riskWorth(details, inPractice);
  const { accuracy, direction } = details;
  const factor = details.match === 'broader' ? broaderWeight : 1;
  const suffix = factor < 1 ? '; half of it, since the study was of something more specific' : '';
  const against = (others: number | undefined): number => (others === undefined ? 0 : unitsOf(within(others) / inPractice));
  const worthOf = (basis: ComparisonBasis, units: number, bound: number, why: string): Worth => ({ units: Math.round(factor * bounded(units, bound)), basis, why: `${why}${suffix}.` });
  const given = has(details, givenFlags);
  const ratio = given || has(details, otherwiseComparedFlags) ? undefined : statedRatio(details, true);
  if (ratio !== undefined) {
    const known = accuracy?.specificity === undefined ? inConfusables : 1 - accuracy.specificity;
    // No more of the patients than all of them can have it.
    const others = Math.min(known ?? Math.min(shareUnstated, shareUnstated / ratio.value), 1 / ratio.value);
    return worthOf(ratio.basis, unitsOf(ratio.value) + against(others), presentUnitsMax, `${ratio.why}${comparison(details)}; ${percent(others)} of those have it${known === undefined ? ', as is assumed' : ''}, ${percent(inPractice)} in practice`);
  }
  const share = given ? undefined : (stated ?? accuracy?.sensitivity);
  if (direction === 'neutral') return worthOf('FREQUENCY_CAPPED', against(share ?? inConfusables), cappedUnits, 'Studied, and it does not discriminate from what looks alike');
  if (direction === 'against_if_present') return undefined;
  if (share === undefined) {
    const assumed = given ? shareGiven : shareUnstated;
    return worthOf('STATED_WITHOUT_SHARE', against(assumed), cappedUnits, `${given ? 'Whoever was studied had it, so that no share was counted' : 'Stated without a share'}: ${percent(assumed)} assumed, against ${percent(inPractice)} in practice, at most a factor of ${cappedRatio}`);
  }
  const basis = inConfusables === undefined ? 'FREQUENCY_CAPPED' : 'FREQUENCY_AGAINST_CONFUSABLES';
  return worthOf(basis, against(share), inConfusables === undefined ? cappedUnits : presentUnitsMax, `${percent(share)} of its patients against ${percent(inPractice)} in practice${inConfusables === undefined ? `, at most a factor of ${cappedRatio}` : ` and ${percent(inConfusables)} on average in what it is confused with`}`);
}
/** Share of the patients assumed where a source states a finding without one: those that are counted have a mean of 0.54. */
const shareUnstated = 0.5;
/** The same of what defines the condition, or let patients into a study: few come without it. */
const shareGiven = 0.9;

/**
 * A risk factor that the patient has. Its relative risk is against those without it; among all patients it is
 * RR / (1 + p x (RR - 1)), where the share p of them has it (Levin 1953, Acta Unio Int Contra Cancrum 9:531). An odds ratio is taken for one.
 */
function riskWorth({ value, measure }: RowDetails, inPractice: number): Worth | undefined {
  if (value === undefined || !relativeMeasures.has(measure) || !(value.value > 0)) return undefined;
  return {
    units: bounded(unitsOf(value.value / (1 + inPractice * (value.value - 1))), cappedUnits), basis: 'RELATIVE_RISK',
    why: `A risk factor: ${value.unit} ${value.value}, against patients at large, of whom ${percent(inPractice)} have it, as is assumed.`,
  };
}
const relativeMeasures = new Set(['OR', 'odds_ratio', 'RR', 'relative_risk', 'rate_ratio']);

/** The same of those who do not have the finding; what is stated without a share says nothing of them. */
function absentWorth({ details, share: stated }: Figure, inPractice: number, inConfusables: number | undefined): Worth | undefined {
  // Few have a single risk factor even among the patients: without it the condition is hardly less likely.
  if (details.about === 'risk_factor') return undefined;
  const { accuracy, direction } = details;
  // What is narrower than the source's words is absent also where these are present.
  if (details.match === 'narrower' || has(details, givenFlags)) return undefined;
  const without = (others: number | undefined): number => (others === undefined ? 0 : unitsOf((1 - within(others)) / (1 - within(inPractice))));
  const ratio = has(details, otherwiseComparedFlags) ? undefined : statedRatio(details, false);
  if (ratio !== undefined) {
    const others = accuracy?.specificity === undefined ? inConfusables : 1 - accuracy.specificity;
    return { units: bounded(unitsOf(ratio.value) + without(others), absentUnitsMax), basis: ratio.basis, why: `${ratio.why}${comparison(details)}${others === undefined ? '' : `; ${percent(1 - others)} of those do not have it, ${percent(1 - inPractice)} in practice`}.` };
  }
  const share = stated ?? accuracy?.sensitivity;
  if (direction === 'neutral') return { units: 0, basis: 'FREQUENCY_CAPPED', why: 'Studied, and it does not discriminate.' };
  if (share === undefined || direction === 'against_if_present') return undefined;
  const isCompared = inConfusables !== undefined;
  return {
    units: bounded(without(share), isCompared ? absentUnitsMax : absentCappedUnits), basis: isCompared ? 'FREQUENCY_AGAINST_CONFUSABLES' : 'FREQUENCY_CAPPED',
    why: `${percent(1 - share)} of its patients do not have it, against ${percent(1 - inPractice)} in practice${isCompared ? '' : ', at most a factor of 3'}.`,
  };
}
const absentCappedUnits = unitsOf(3);

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

const comparison = ({ accuracy, setting }: RowDetails): string =>
  `${accuracy?.comparator === undefined ? '' : ` against ${accuracy.comparator}`}${setting === undefined ? '' : `, ${setting.toLowerCase().replace('_', ' ')}`}${accuracy?.n === undefined ? '' : `, n ${accuracy.n}`}`;
const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;
const within = (share: number): number => Math.min(0.98, Math.max(0.02, share));
const bounded = (units: number, bound: number): number => Math.max(-bound, Math.min(bound, units));
