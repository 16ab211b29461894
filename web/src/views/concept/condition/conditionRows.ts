import { plainText } from '../../../components/plainText.ts';
import type { ConditionRowFragment, Predicate } from '../../../generated/graphql.ts';
import { frequencyText } from '../../../evidence/assertion/frequency.ts';

export type Row = ConditionRowFragment;

export const qualifierOf = ({ qualifiers }: Pick<Row, 'qualifiers'>, name: string): string => qualifiers.find((qualifier) => qualifier.name === name)?.value ?? '';
const flagsOf = ({ qualifiers }: Pick<Row, 'qualifiers'>): readonly string[] => qualifiers.filter(({ name }) => name === 'flag').map(({ value }) => value);

/** Only rows of the tables have an id of their own; what other sources state of the concept is under Statements. */
export const tableRows = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => qualifierOf(row, 'row') !== '');

const isFinding = ({ predicate }: Row): boolean => predicate === 'HAS_FINDING' || predicate === 'EXCLUDES_FINDING';

export const findingSections = [
  { key: 'for', title: 'Speaks for it' },
  { key: 'against', title: 'Speaks against it' },
  { key: 'neutral', title: 'Studied, and does not tell it apart' },
] as const;
type FindingSection = (typeof findingSections)[number]['key'];

export const factSections: readonly { readonly title: string; readonly predicates: readonly Predicate[] }[] = [
  { title: 'Red flags', predicates: ['RED_FLAG'] },
  { title: 'Tests that settle it', predicates: ['CONFIRMED_BY'] },
  { title: 'Confused with', predicates: ['CONFUSED_WITH'] },
  { title: 'How often, by setting', predicates: ['SETTING_PRIOR', 'INCIDENCE', 'PREVALENCE'] },
  { title: 'Age and sex', predicates: ['AGE_AT_ONSET', 'SEX_RATIO'] },
  { title: 'Risk factors', predicates: ['RISK_FACTOR'] },
  { title: 'Onset and course', predicates: ['COURSE'] },
];

const sectionOf = (row: Row): FindingSection => {
  const direction = qualifierOf(row, 'direction');
  return direction === 'neutral' ? 'neutral' : direction.startsWith('against') ? 'against' : 'for';
};

/** What the finding is called: its concept, else the words of the source. */
export const nameOf = ({ object, note }: Row): string => object?.label ?? note ?? '';

/** The findings of a section, rows of one finding together, those with a comparison first. */
export function findingsOf(rows: readonly Row[], section: FindingSection): readonly Row[] {
  const wanted = rows.filter((row) => isFinding(row) && sectionOf(row) === section);
  const compared = new Set(wanted.filter(({ accuracy }) => accuracy).map(nameOf));
  return wanted.toSorted((a, b) => {
    const [nameA, nameB] = [nameOf(a), nameOf(b)];
    return Number(compared.has(nameB)) - Number(compared.has(nameA)) || nameA.localeCompare(nameB, 'en') || qualifierOf(a, 'row').localeCompare(qualifierOf(b, 'row'), 'en');
  });
}

export const factsOf = (rows: readonly Row[], predicates: readonly Predicate[]): readonly Row[] => rows.filter(({ predicate }) => predicates.includes(predicate));

/** Rows that sources disagree on, by the name of their disagreement. */
export function conflictsOf(rows: readonly Row[]): readonly (readonly [Row, Row, ...Row[]])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = qualifierOf(row, 'conflict');
    if (name !== '') groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()].flatMap(([first, second, ...others]) => (first && second ? [[first, second, ...others] as const] : []));
}

const interval = (bounds: readonly number[] | null | undefined): string => (bounds ? ` (${bounds.join('–')})` : '');

/** A range without a value of its own is shown as the range, not by its middle. */
function quantityText({ value, low, high, unit, context }: NonNullable<Row['value']>): string {
  const range = typeof low === 'number' && typeof high === 'number' ? `${low}–${high}` : '';
  const figure = range === '' ? String(value) : context?.includes('middle of the range') === true ? range : `${value} (${range})`;
  return `${figure} ${unit}`.trim();
}

/** The figure as the source gives it; empty where the part read gives none. */
export function figureText(row: Row): string {
  const { frequency, value, accuracy } = row;
  const computed = qualifierOf(row, 'computed') !== '';
  const association = qualifierOf(row, 'association');
  return [
    frequency ? frequencyText(frequency) : '',
    value ? quantityText(value) : '',
    typeof accuracy?.likelihoodRatioPositive === 'number' ? `LR+ ${accuracy.likelihoodRatioPositive}${interval(accuracy.likelihoodRatioPositiveInterval)}` : '',
    typeof accuracy?.likelihoodRatioNegative === 'number' ? `LR− ${accuracy.likelihoodRatioNegative}${interval(accuracy.likelihoodRatioNegativeInterval)}` : '',
    !computed && typeof accuracy?.sensitivity === 'number' ? `sensitivity ${accuracy.sensitivity}` : '',
    !computed && typeof accuracy?.specificity === 'number' ? `specificity ${accuracy.specificity}` : '',
    association === '' ? '' : `${qualifierOf(row, 'stat') === 'rr' ? 'relative risk' : 'odds ratio'} ${association}, not a likelihood ratio`,
  ].filter((text) => text !== '').join('; ');
}

/** The other side of a comparison; empty where the source has none. */
export function comparisonText(row: Row): string {
  const counted = qualifierOf(row, 'comparison');
  const comparator = row.accuracy?.comparator ?? qualifierOf(row, 'who_not');
  return counted === '' ? comparator : comparator === '' ? counted : `${counted} of ${comparator}`;
}

export const settingWords: Readonly<Record<string, string>> = {
  POPULATION: 'population', PRIMARY_CARE: 'primary care', EMERGENCY: 'emergency', HOSPITAL: 'hospital', SPECIALIST: 'specialist', FEMALE: 'female', MALE: 'male',
};

/** How many rows have a reading that a person signed: one without an author has none. */
export const countReadByPerson = (rows: readonly Row[]): number => rows.filter(({ provenance }) => provenance.some(({ author, machineRead }) => author != null && !machineRead)).length;

/** What a reader must distrust, counted from the rows. */
export function weakSpots(rows: readonly Row[]): readonly string[] {
  const findings = rows.filter(isFinding);
  const of = (count: number, words: string): string => (count === 0 ? '' : `${count} of ${findings.length} findings ${words}`);
  const flagged = (flag: string): number => findings.filter((row) => flagsOf(row).includes(flag)).length;
  return [
    of(findings.filter((row) => figureText(row) === '').length, 'have no figure in the part of the source that was read'),
    of(findings.filter(({ accuracy }) => !accuracy).length, 'are not compared with people without the condition'),
    of(findings.filter(({ object }) => !object).length, 'have no concept, so that they cannot be entered in a case'),
    of(findings.filter((row) => qualifierOf(row, 'match') === 'broader').length, 'stand under a wider concept than the source means'),
    of(findings.filter((row) => qualifierOf(row, 'grade') === 'C').length, 'have grade C: few patients, or second hand'),
    of(flagged('verification'), 'come from patients who were all operated on or imaged'),
    of(flagged('incorporation'), 'are part of the definition of the condition'),
    of(findings.filter((row) => qualifierOf(row, 'locator').startsWith('abstract')).length, 'were read in an abstract only'),
  ].filter((text) => text !== '');
}

/** Columns of reviews.tsv, in which a second reading and a correction are sent in. */
export const reviewColumns = ['review_id', 'row_or_condition', 'reader', 'read_on', 'checked', 'verdict', 'before', 'after', 'note'];

/** Rows of reviews.tsv to fill in: the row, the day and what it says now stand there already. */
export const correctionTable = (rows: readonly Row[], day: string): string =>
  [reviewColumns, ...rows.map((row) => ['', qualifierOf(row, 'row'), '', day, '', '', `${nameOf(row)}: ${figureText(row) || (row.note ?? '')}`, '', ''])]
    .map((cells) => cells.map((cell) => plainText(cell).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n')
    .concat('\n');
