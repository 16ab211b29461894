import type { StatedCount } from '../source.ts';
import type { CheckResult } from '../../server/domain/ingestRun.ts';
import { examplesMax } from './check.ts';

/** The numbers that the publisher states are the numbers that were read. */
export function countsAsStated({ what, stated, found, tolerance = 0, examples = [] }: StatedCount): CheckResult {
  const slack = Math.floor(stated * tolerance);
  return {
    name: `count as stated: ${what}`,
    passed: Math.abs(found - stated) <= slack && examples.length === 0,
    expected: `${stated.toLocaleString('en')}${slack === 0 ? '' : ` ± ${slack}`}`,
    found: found.toLocaleString('en'),
    examples: examples.slice(0, examplesMax),
  };
}
