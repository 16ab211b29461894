import type { AssertionSummaryFragment } from '../../generated/graphql.ts';
import { count, percent } from '../../components/format.ts';

type Frequency = NonNullable<AssertionSummaryFragment['frequency']>;

/** "5 of 13 (38 %; 95 % 18–65 %)" where the source counted, else its own words with the range that they stand for. */
export function frequencyText({ estimate, low, high, numerator, denominator, stated }: Frequency): string {
  const range = `${percent(low)}–${percent(high)}\u00a0%`;
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    return `${count(numerator)} of ${count(denominator)} (${percent(estimate)}\u00a0%; 95\u00a0% ${range})`;
  }
  // A code behind the words is for the detail; the words are what the source says.
  const words = stated.replace(/ \(\w+:\w+\)$/, '');
  if (low === high) return words.includes('%') ? words : `${words} (${percent(estimate)}\u00a0%)`;
  return `${words} (${range})`;
}
