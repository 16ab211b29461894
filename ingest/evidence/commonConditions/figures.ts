import type { Accuracy, Frequency } from '../../../server/domain/assertion.ts';
import { careSettings } from '../../../server/domain/assertion.ts';
import { frequencyTerm, wilsonInterval } from '../hpoa/frequency.ts';
import type { FindingRow } from './tables.ts';

type Cells = FindingRow['cells'];

/** A number that a cell holds; undefined where it is empty. The checks refuse anything else before. */
export const numberIn = (cell: string): number | undefined => (cell === '' ? undefined : Number(cell));
/** `4.9-25.0` */
export function intervalIn(cell: string): readonly [number, number] | undefined {
  const [, low, high] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(cell) ?? [];
  return low === undefined || high === undefined ? undefined : [Number(low), Number(high)];
}

/** Share of those with the disease who have the finding. Where patients are counted or the size of the group is known: with the Wilson interval. */
export function frequencyOf({ n, m, pct, pct_low, pct_high, band }: Cells): Frequency | undefined {
  const [numerator, denominator] = [numberIn(n), numberIn(m)];
  const [percent, low, high] = [numberIn(pct), numberIn(pct_low), numberIn(pct_high)];
  if (numerator !== undefined && denominator !== undefined) {
    return { estimate: numerator / denominator, ...wilsonInterval(numerator, denominator), numerator, denominator, stated: `${n}/${m}${pct === '' ? '' : ` (${pct}%)`}` };
  }
  if (low !== undefined || high !== undefined) {
    const [from, to] = [low ?? 0, high ?? 100];
    const range = low === undefined ? `up to ${pct_high}%` : high === undefined ? `at least ${pct_low}%` : `${pct_low}-${pct_high}%`;
    return { estimate: (percent ?? (from + to) / 2) / 100, low: from / 100, high: to / 100, stated: `${percent === undefined ? '' : `${pct}%, `}${range}` };
  }
  if (percent === undefined) return band === '' ? undefined : frequencyTerm(band);
  const share = percent / 100;
  if (denominator === undefined) return { estimate: share, low: share, high: share, stated: `${pct}%` };
  return { estimate: share, ...wilsonInterval(share * denominator, denominator), stated: `${pct}% of ${m}` };
}

/** The finding in the comparison group as printed, e.g. `43/64 (67%)`; empty where it is not. */
export const comparisonOf = ({ n0, m0, pct0 }: Cells): string =>
  n0 !== '' && m0 !== '' ? `${n0}/${m0}${pct0 === '' ? '' : ` (${pct0}%)`}` : pct0 === '' ? '' : `${pct0}%${m0 === '' ? '' : ` of ${m0}`}`;

/** Test performance as printed; where the source counts the finding in both groups instead, sensitivity and specificity from these counts. */
export function accuracyOf(cells: Cells, sourceSize: string): { readonly accuracy: Accuracy; readonly fromCounts: boolean } | undefined {
  const printed = {
    ...given('sensitivity', numberIn(cells.sens)), ...given('specificity', numberIn(cells.spec)),
    ...given('likelihoodRatioPositive', numberIn(cells.lr_pos)), ...given('likelihoodRatioPositiveInterval', intervalIn(cells.lr_pos_ci)),
    ...given('likelihoodRatioNegative', numberIn(cells.lr_neg)), ...given('likelihoodRatioNegativeInterval', intervalIn(cells.lr_neg_ci)),
  };
  const counted = Object.keys(printed).length === 0 ? fromBothGroups(cells) : undefined;
  if (counted === undefined && Object.keys(printed).length === 0) return undefined;
  const people = numberIn(cells.m) !== undefined && numberIn(cells.m0) !== undefined ? Number(cells.m) + Number(cells.m0) : numberIn(/^\d+$/.test(sourceSize) ? sourceSize : '');
  const accuracy = {
    ...printed, ...counted, ...given('n', people), ...given('comparator', cells.who_not === '' ? undefined : cells.who_not),
    ...given('setting', careSettings.find((setting) => setting === cells.setting)),
  };
  return { accuracy, fromCounts: counted !== undefined };
}

function fromBothGroups(cells: Cells): Pick<Accuracy, 'sensitivity' | 'specificity'> | undefined {
  const share = frequencyOf(cells)?.estimate;
  const other = cells.n0 !== '' && cells.m0 !== '' ? Number(cells.n0) / Number(cells.m0) : cells.pct0 === '' ? undefined : Number(cells.pct0) / 100;
  return share === undefined || other === undefined ? undefined : { sensitivity: rounded(share), specificity: rounded(1 - other) };
}

const rounded = (share: number): number => Number(share.toFixed(4));
const given = <Name extends string, Value>(name: Name, value: Value | undefined): { readonly [N in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };
