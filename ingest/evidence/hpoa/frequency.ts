import type { Frequency } from '../../../server/domain/assertion.ts';

/** The frequency terms of HPO with the share of patients that each stands for. */
const bandOf = new Map(Object.entries({
  'HP:0040280': { label: 'Obligate', low: 1, high: 1 },
  'HP:0040281': { label: 'Very frequent', low: 0.8, high: 0.99 },
  'HP:0040282': { label: 'Frequent', low: 0.3, high: 0.79 },
  'HP:0040283': { label: 'Occasional', low: 0.05, high: 0.29 },
  'HP:0040284': { label: 'Very rare', low: 0.01, high: 0.04 },
  'HP:0040285': { label: 'Excluded', low: 0, high: 0 },
}));

const bandOfLabel = new Map([...bandOf].map(([id, { label }]) => [label.toLowerCase(), id]));

/** The share that an HPO frequency term, given by id or name, stands for. */
export const frequencyTerm = (stated: string): Frequency | undefined => {
  const id = bandOf.has(stated) ? stated : bandOfLabel.get(stated.toLowerCase());
  return id === undefined ? undefined : parseFrequency(id);
};

/** Of no patient at all: such a statement excludes the finding. */
export const isOfNone = ({ high, numerator }: Frequency): boolean => high === 0 || numerator === 0;

/** 97.5th percentile of the standard normal distribution, for a two-sided 95 % interval. */
const z = 1.959963984540054;

/** Score interval of a proportion, 95 % (Wilson 1927, J. Am. Stat. Assoc. 22:209); within 0..1. */
export function wilsonInterval(numerator: number, denominator: number): { readonly low: number; readonly high: number } {
  const share = numerator / denominator;
  const centre = share + (z * z) / (2 * denominator);
  const spread = z * Math.sqrt((share * (1 - share)) / denominator + (z * z) / (4 * denominator * denominator));
  const scale = 1 + (z * z) / denominator;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/** `3/10`, `45%` or an HPO frequency term; undefined for anything else. */
export function parseFrequency(stated: string): Frequency | undefined {
  const band = bandOf.get(stated);
  if (band !== undefined) {
    const { label, low, high } = band;
    return { estimate: (low + high) / 2, low, high, stated: `${label} (${stated})` };
  }
  const [, patients, of] = /^(\d+)\/(\d+)$/.exec(stated) ?? [];
  if (patients !== undefined && of !== undefined) return fromCounts(Number(patients), Number(of), stated);
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(stated) ?? [];
  const share = Number(percent) / 100;
  return percent === undefined || share > 1 ? undefined : { estimate: share, low: share, high: share, stated };
}

function fromCounts(numerator: number, denominator: number, stated: string): Frequency | undefined {
  if (denominator === 0 || numerator > denominator) return undefined;
  return { estimate: numerator / denominator, ...wilsonInterval(numerator, denominator), numerator, denominator, stated };
}
