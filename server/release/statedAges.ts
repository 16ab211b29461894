import type { AgeRange } from '../domain/onset.ts';
import { childhoodEnds } from '../domain/onset.ts';

const yearsPer: Readonly<Record<string, number>> = { day: 1 / 365, month: 1 / 12, year: 1 };
const yearsIn = (value: string, unit: string | undefined): number => Number(value) * (yearsPer[/^(day|month)/.exec(unit ?? '')?.[0] ?? 'year'] ?? 1);

/** The ages that the words of a row limit its figure to, in years, up to but not including `to`; undefined: none are named, or they are not read. */
export function statedAges(words: string, unit: string): AgeRange | undefined {
  if (/child/.test(unit) || /^(child|young child)/.test(words)) return { from: 0, to: childhoodEnds };
  if (/^infant/.test(words)) return { from: 0, to: 1 };
  if (/^adult/.test(words)) return { from: childhoodEnds, to: Infinity };
  const [, low, lowUnit, high, highUnit] = /^(\d+)\s*(days|months|years)?\s*(?:-|to)\s*(\d+)\s*([a-z]+)?/.exec(words) ?? [];
  if (low !== undefined && high !== undefined) return { from: yearsIn(low, lowUnit ?? highUnit), to: yearsIn(high, highUnit) + yearsIn('1', highUnit) };
  const [, below, belowUnit] = /^(?:under|<)\s*(\d+)\s*([a-z]+)?/.exec(words) ?? [];
  if (below !== undefined) return { from: 0, to: yearsIn(below, belowUnit) };
  const from = (/^(?:over|>)\s*(\d+)/.exec(words) ?? /^(\d+)\D*(?:and|or) (?:over|older|above|more)/.exec(words))?.[1];
  return from === undefined ? undefined : { from: Number(from), to: Infinity };
}
