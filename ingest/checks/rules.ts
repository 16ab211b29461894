import type { CheckRule } from './check.ts';
import { encoding } from './encoding.ts';
import { noCycles } from './noCycles.ts';
import { noDanglingParent } from './noDanglingParent.ts';
import { noOrphans } from './noOrphans.ts';
import { onePreferredTerm } from './onePreferredTerm.ts';
import { uniqueCodes } from './uniqueCodes.ts';

/** Every rule runs on every source; the counts that a publisher states are checked beside them. */
export const checkRules: readonly CheckRule[] = [uniqueCodes, onePreferredTerm, noDanglingParent, noCycles, noOrphans, encoding];
