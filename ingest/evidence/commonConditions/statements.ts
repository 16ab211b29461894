import type { Predicate, Qualifier, Quantity } from '../../../server/domain/assertion.ts';
import type { ConceptId } from '../../../server/domain/concept.ts';
import { isConceptId } from '../../../server/domain/concept.ts';
import type { AssertionRow } from '../../../server/graph-files/rows.ts';
import { accuracyOf, comparisonOf, frequencyOf, numberIn } from './figures.ts';
import type { Reading } from './readings.ts';
import { isCopy, referenceIdOf } from './references.ts';
import type { FactRow, FindingRow, SourceRow } from './tables.ts';
import { listed } from './tables.ts';
import { predicateOfFact, unitOfMeasure } from './vocabulary.ts';

/** The concept that a row is bound to, and what that is relative to the source's words. */
export interface Binding {
  readonly concept: ConceptId;
  readonly match: string;
}
interface Read {
  readonly subject: ConceptId;
  readonly source: SourceRow;
  readonly reading: Reading;
  /** Ages that the table of the condition is limited to; a rate without ages of its own is about these. */
  readonly ages: '' | 'child' | 'adult';
}

/** A finding as a statement about its condition. A row without a concept keeps its words as a note, without object. */
export function findingStatement({ cells }: FindingRow, binding: Binding | undefined, read: Read): AssertionRow {
  const accuracy = accuracyOf(cells, read.source.cells.n);
  const predicate: Predicate = cells.direction === 'against_if_present' ? 'EXCLUDES_FINDING' : 'HAS_FINDING';
  const comparison = comparisonOf(cells);
  return {
    subject: read.subject, predicate, object: binding?.concept, note: cells.as_stated, value: undefined, frequency: frequencyOf(cells), accuracy: accuracy?.accuracy,
    qualifiers: [
      ...named({
        row: cells.row_id, match: binding?.match ?? 'none', kind: cells.kind, burden: cells.burden, direction: cells.direction, stat: cells.stat, comparison,
        association: cells.assoc === '' ? '' : `${cells.assoc}${cells.assoc_ci === '' ? '' : ` (${cells.assoc_ci})`}`,
        computed: accuracy?.fromCounts === true ? 'sensitivity and specificity, from the counts' : '',
      }),
      ...circumstances(cells), ...listed(cells.qualifiers).flatMap(pairIn), { name: 'reading', value: read.reading.verdict },
    ].map(withoutBar),
    ...provenanceOf(cells, read, [figureOf(cells), comparison === '' ? '' : `against ${comparison}`, cells.who, cells.who_not === '' ? '' : `against ${cells.who_not}`]),
  };
}

/** A fact as a statement about its condition. */
export function factStatement({ cells }: FactRow, read: Read): AssertionRow {
  return {
    subject: read.subject, predicate: predicateOfFact[cells.kind] ?? 'COURSE', object: isConceptId(cells.concept) ? cells.concept : undefined, note: cells.statement,
    value: quantityOf(cells), frequency: undefined, accuracy: undefined,
    qualifiers: [
      ...named({ row: cells.row_id, fact: cells.kind, measure: cells.measure, n: cells.n, place: cells.place, period: cells.period }),
      ...circumstances({ ...cells, who_not: '', age: cells.age === '' && (cells.kind === 'incidence' || cells.kind === 'prevalence') ? read.ages : cells.age }), { name: 'reading', value: read.reading.verdict },
    ].map(withoutBar),
    ...provenanceOf(cells, read, [cells.statement, cells.n === '' ? '' : `n ${cells.n}`]),
  };
}

const figureOf = (cells: FindingRow['cells']): string => [
  frequencyOf(cells)?.stated ?? '', ratio('sensitivity', cells.sens, ''), ratio('specificity', cells.spec, ''), ratio('LR+', cells.lr_pos, cells.lr_pos_ci),
  ratio('LR-', cells.lr_neg, cells.lr_neg_ci), ratio(cells.stat === 'rr' ? 'relative risk' : 'odds ratio', cells.assoc, cells.assoc_ci),
].filter((text) => text !== '').join(', ');
const ratio = (name: string, value: string, interval: string): string => (value === '' ? '' : `${name} ${value}${interval === '' ? '' : ` (${interval})`}`);

/** Whom and where the figure is about, how far it is to be trusted, and what disagrees with it. */
function circumstances(cells: Pick<FindingRow['cells'], 'who' | 'who_not' | 'setting' | 'age' | 'sex' | 'grade' | 'locator' | 'flags' | 'conflict' | 'note'>): readonly Qualifier[] {
  const { who, who_not, setting, age, sex, grade, locator, flags, conflict, note } = cells;
  return [...named({ who, who_not, setting, age, sex, grade, locator }), ...listed(flags).map((value) => ({ name: 'flag', value })), ...named({ conflict, remark: note })];
}

function provenanceOf({ locator }: { readonly locator: string }, { source, reading }: Read, parts: readonly string[]) {
  const { cells } = source;
  const how = [`read: ${locator === '' ? cells.what_read : locator}`, ...(isCopy(source) ? ['in a copy'] : []), ...(cells.n === '' ? [] : [`n ${cells.n} in the source`])].join(', ');
  return {
    evidenceCode: '', author: reading.reader, recordedAt: reading.readOn, references: [referenceIdOf(source)],
    states: [...parts, how].filter((part) => part !== '').join('; '),
  };
}

/** A figure that is no share of those with the finding: the value, or the middle of a range, which is then named. */
function quantityOf({ value, low, high, unit, measure, place, period, age, sex }: FactRow['cells']): Quantity | undefined {
  const [stated, from, to] = [numberIn(value), numberIn(low), numberIn(high)];
  const point = stated ?? (from !== undefined && to !== undefined ? Number(((from + to) / 2).toPrecision(4)) : (from ?? to));
  if (point === undefined) return undefined;
  const context = [sex.toLowerCase(), age, place, period, stated === undefined ? 'middle of the range' : ''].filter((part) => part !== '').join(', ');
  return {
    value: point, ...(from === undefined ? {} : { low: from }), ...(to === undefined ? {} : { high: to }), unit: unit === '' ? (unitOfMeasure[measure] ?? '') : unit,
    ...(context === '' ? {} : { context }),
  };
}

const named = (values: Readonly<Record<string, string>>): readonly Qualifier[] =>
  Object.entries(values).filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));
const pairIn = (pair: string): readonly Qualifier[] => {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
  return name === undefined || value === undefined ? [] : [{ name, value }];
};
/** The graph files separate qualifiers by a bar. */
const withoutBar = ({ name, value }: Qualifier): Qualifier => ({ name, value: value.replaceAll('|', '/') });
