import { isConceptId } from '../../../server/domain/concept.ts';
import type { Fault, Rule } from '../../fault.ts';
import { eachOf, fault, oneOf } from '../../fault.ts';
import { frequencyTerm } from '../hpoa/frequency.ts';
import { intervalIn } from './figures.ts';
import type { PublishedConcepts } from './publishedConcepts.ts';
import type { FactRow, FindingRow, SourceRow } from './tables.ts';
import { listed } from './tables.ts';
import { burdensOf, directions, findingQualifiers, flags, grades, kinds, matches, predicateOfFact, settings, sexes, stats, unitOfMeasure, units } from './vocabulary.ts';

/** What the rules of a row may know beside it. */
export interface RowContext {
  readonly published: PublishedConcepts;
  readonly sources: ReadonlyMap<string, SourceRow>;
  readonly conditions: ReadonlySet<string>;
}
type Finding = FindingRow['cells'];
type Fact = FactRow['cells'];

const numberPattern = /^\d+(?:\.\d+)?$/;
const rowIdPattern = /^[a-z0-9-]+-[fx]\d{2,}$/;
/** Half a unit of the last digit printed. */
const halfUnit = (printed: string): number => 0.5 * 10 ** -(printed.split('.')[1]?.length ?? 0);
/** Flags of rows whose source contradicts itself; the row keeps both figures and says so. */
const ownError = ['inconsistent', 'labels_corrected'];
/** By how much a pooled ratio may differ from the one of the pooled sensitivity and specificity: each is the mean of a model of its own. */
const pooledSlack = 1.35;

export const findingRules = (context: RowContext): readonly Rule<Finding>[] => [
  ...sharedRules(context),
  oneOf('match', matches), oneOf('kind', kinds), oneOf('direction', directions), oneOf('stat', stats),
  ({ qualifiers }) => eachOf('qualifiers', listed(qualifiers).map((pair) => pair.split('=')[0] ?? ''), findingQualifiers),
  ({ match, concept }) => ((match === 'none') === (concept === '') ? undefined : fault(match, `match is "${match}" and the concept is "${concept}"`, 'Give a concept, or match none.')),
  ({ as_stated }) => (as_stated === '' ? fault('', 'as_stated is empty', 'Say in a few words what the source calls the finding.') : undefined),
  burdenFits, numbers(['n', 'm', 'pct', 'pct_low', 'pct_high', 'n0', 'm0', 'pct0', 'sens', 'spec', 'lr_pos', 'lr_neg', 'assoc']),
  inRange, countsAgree('n', 'm', 'pct'), countsAgree('n0', 'm0', 'pct0'), ratiosAgree, intervalAround('lr_pos', 'lr_pos_ci'), intervalAround('lr_neg', 'lr_neg_ci'),
  intervalAround('assoc', 'assoc_ci'), statHasFigure, comparisonIsNamed,
  ({ band }) => (band === '' || frequencyTerm(band) !== undefined ? undefined : fault(band, 'band is no HPO frequency term', 'Write its id, e.g. HP:0040281, or move the words to the note.')),
  gradeFits(context, ({ m }) => m, ({ stat }) => stat !== 'text'),
];

export const factRules = (context: RowContext): readonly Rule<Fact>[] => [
  ...sharedRules(context),
  oneOf('kind', Object.keys(predicateOfFact)), oneOf('measure', Object.keys(unitOfMeasure)), oneOf('unit', units, true), numbers(['value', 'low', 'high', 'n']),
  ({ statement }) => (statement === '' ? fault('', 'statement is empty', 'Say in our own words what the source states.') : undefined),
  ({ value, low, high }) => (low !== '' && high !== '' && (Number(low) > Number(high) || (value !== '' && (Number(value) < Number(low) || Number(value) > Number(high))))
    ? fault(`${low} ${value} ${high}`, 'low, value and high are not in order', 'Correct them after the source.') : undefined),
  gradeFits(context, () => '', ({ kind, value, low, high }) => !saidOfPractice.includes(kind) && `${value}${low}${high}` !== ''),
];

/** What a textbook says at first hand: what to look out for, how it is settled, what it is taken for. */
const saidOfPractice = ['red_flag', 'test', 'confusable'];

type Shared = Pick<Finding & Fact, 'row_id' | 'condition' | 'concept' | 'label' | 'source' | 'setting' | 'sex' | 'grade' | 'flags'>;

const sharedRules = ({ published, sources, conditions }: RowContext): readonly Rule<Shared>[] => [
  ({ row_id, condition }) => (rowIdPattern.test(row_id) && row_id.startsWith(`${condition}-`) ? undefined : fault(row_id, 'the id is not that of a row of its condition', `Write ${condition}-f01 or ${condition}-x01.`)),
  ({ condition }) => (conditions.has(condition) ? undefined : fault(condition, 'conditions.tsv has no such condition', 'Add the condition, or correct the name.')),
  ({ source }) => (sources.has(source) ? undefined : fault(source, 'sources.tsv has no such source', 'Add the source, or correct its id.')),
  ({ concept, label }) => conceptFault(published, concept, label),
  oneOf('setting', settings, true), oneOf('sex', sexes, true), oneOf('grade', grades),
  (row) => eachOf('flags', listed(row.flags), flags),
];

/** The concept is live in the release, and its label is the preferred one there. */
export function conceptFault(published: PublishedConcepts, concept: string, label: string): Fault | undefined {
  if (concept === '') return label === '' ? undefined : fault(label, 'a label stands without a concept', 'Give the concept, or no label.');
  if (!isConceptId(concept) || !published.isKnown(concept)) return fault(concept, 'the release has no such concept', 'Correct the id.');
  if (!published.isActive(concept)) return fault(concept, 'the concept is retired', 'Take the one that replaces it.');
  const preferred = published.preferred(concept) ?? '';
  return label === preferred ? undefined : fault(label, `the release calls ${concept} "${preferred}"`, 'Copy the label from the release, or correct the concept.');
}

function burdenFits({ kind, burden }: Finding): Fault | undefined {
  const allowed: readonly string[] = burdensOf[kind as keyof typeof burdensOf];
  return allowed.includes(burden) ? undefined : fault(burden, `burden of a ${kind} is none of ${allowed.join(', ')}`, 'Write one of them.');
}

const numbers = <Column extends string>(columns: readonly Column[]): Rule<Readonly<Record<Column, string>>> => (row) => {
  const wrong = columns.find((column) => row[column] !== '' && !numberPattern.test(row[column]));
  return wrong === undefined ? undefined : fault(row[wrong], `${wrong} is no number`, 'Write digits with a decimal point; words belong to the note.');
};

function inRange(row: Finding): Fault | undefined {
  const over = (['pct', 'pct_low', 'pct_high', 'pct0'] as const).find((column) => Number(row[column]) > 100) ?? (['sens', 'spec'] as const).find((column) => Number(row[column]) > 1);
  if (over !== undefined) return fault(row[over], `${over} is too large`, 'Percentages go to 100, sensitivity and specificity to 1.');
  if (row.pct_low !== '' && row.pct_high !== '' && Number(row.pct_low) > Number(row.pct_high)) return fault(`${row.pct_low} ${row.pct_high}`, 'the range is not in order', 'Write the lower one first.');
  return undefined;
}

/** n of m is the percentage printed, to the digit printed. */
const countsAgree = (n: 'n' | 'n0', m: 'm' | 'm0', pct: 'pct' | 'pct0'): Rule<Finding> => (row) => {
  if (row[n] === '') return undefined;
  if (row[m] === '') return row[pct] === '' ? fault(row[n], `${n} stands without ${m} and ${pct}`, `Give ${m}, the size of the group.`) : undefined;
  const share = (100 * Number(row[n])) / Number(row[m]);
  if (!(share <= 100)) return fault(`${row[n]}/${row[m]}`, `${n} is more than ${m}`, 'Correct them after the source.');
  // Rounded up, down or half to even: up to a whole unit of the last digit is an honest copy.
  if (row[pct] === '' || listed(row.flags).some((flag) => ownError.includes(flag)) || Math.abs(share - Number(row[pct])) < 2 * halfUnit(row[pct])) return undefined;
  return fault(row[pct], `${row[n]}/${row[m]} is ${share.toFixed(2)} %`, 'Correct the figure, or flag the row as inconsistent where the source prints it so, with a note.');
};

/** LR+ is sens/(1 - spec) and LR- is (1 - sens)/spec, within what the printed digits leave open and a little more where they are pooled. */
function ratiosAgree(row: Finding): Fault | undefined {
  if (row.sens === '' || row.spec === '' || listed(row.flags).some((flag) => ownError.includes(flag))) return undefined;
  const [sens, spec, s, p] = [Number(row.sens), Number(row.spec), halfUnit(row.sens), halfUnit(row.spec)];
  const bounds = {
    lr_pos: [(sens - s) / Math.max(1 - spec + p, 1e-6), (sens + s) / Math.max(1 - spec - p, 1e-6)],
    lr_neg: [(1 - sens - s) / (spec + p), (1 - sens + s) / Math.max(spec - p, 1e-6)],
  } as const;
  for (const column of ['lr_pos', 'lr_neg'] as const) {
    if (row[column] === '') continue;
    const [low, high] = bounds[column];
    const [value, half] = [Number(row[column]), halfUnit(row[column])];
    if (value + half >= low / pooledSlack && value - half <= high * pooledSlack) continue;
    return fault(row[column], `sensitivity ${row.sens} and specificity ${row.spec} give ${column} from ${low.toFixed(2)} to ${high.toFixed(2)}`, 'Correct the figure, or flag the row as inconsistent, with a note.');
  }
  return undefined;
}

const intervalAround = (point: 'lr_pos' | 'lr_neg' | 'assoc', column: 'lr_pos_ci' | 'lr_neg_ci' | 'assoc_ci'): Rule<Finding> => (row) => {
  if (row[column] === '') return undefined;
  const interval = intervalIn(row[column]);
  if (interval === undefined) return fault(row[column], `${column} is no interval`, 'Write it as 4.9-25.0.');
  const [low, high] = interval;
  const value = Number(row[point]);
  return low <= high && row[point] !== '' && low <= value && value <= high ? undefined : fault(`${row[point]} (${row[column]})`, `${point} does not lie in its interval`, 'Correct them after the source.');
};

const figuresOfStat: Readonly<Record<string, readonly (keyof Finding)[]>> = {
  freq: ['n', 'pct', 'pct_low', 'pct_high'], sens_spec: ['sens', 'spec'], lr: ['lr_pos', 'lr_neg'], or: ['assoc'], rr: ['assoc'], band: ['band'],
};
function statHasFigure(row: Finding): Fault | undefined {
  const columns = figuresOfStat[row.stat];
  return columns === undefined || columns.some((column) => row[column] !== '') ? undefined : fault(row.stat, `stat is ${row.stat} and none of ${columns.join(', ')} is given`, 'Give the figure, or write stat text.');
}

function comparisonIsNamed(row: Finding): Fault | undefined {
  const compares = (['sens', 'spec', 'lr_pos', 'lr_neg', 'n0', 'pct0'] as const).find((column) => row[column] !== '' && column !== 'sens');
  return compares === undefined || row.who_not !== '' ? undefined : fault(compares, 'a comparison stands without who_not', 'Say whom the disease was told from.');
}

/** The best grade that a tier and the number with the disease allow; a figure that a textbook passes on is second hand. */
const gradeFits = <Row extends Pick<Finding, 'grade' | 'source'>>({ sources }: RowContext, sick: (row: Row) => string, countsPatients: (row: Row) => boolean): Rule<Row> => (row) => {
  const tier = sources.get(row.source)?.cells.tier ?? '';
  const people = sick(row) === '' ? undefined : Number(sick(row));
  let best = { 1: 'A', 2: 'A', 3: 'B', 4: countsPatients(row) ? 'C' : 'B', 5: 'C' }[tier] ?? 'C';
  if (tier === '2' && people !== undefined && people < 200 && best === 'A') best = 'B';
  if ((tier === '2' || tier === '3') && people !== undefined && people < 50) best = 'C';
  if (row.grade >= best) return undefined;
  return fault(row.grade, `a source of tier ${tier}${people === undefined ? '' : ` with ${people} patients`} reaches ${best} at most`, `Grade the row ${best}, or correct tier or m.`);
};
