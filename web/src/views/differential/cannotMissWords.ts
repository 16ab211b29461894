import type { CannotMissStanding } from '../../generated/graphql.ts';

/** What comes before the text on what excludes a disease that must not be missed. */
export const standingWords: Readonly<Record<CannotMissStanding, string>> = {
  KEPT: 'Not excluded. What would exclude it:',
  LESS_LIKELY: 'Not excluded, but less likely. What would exclude it:',
  EXCLUDED: 'Excluded. What excludes it:',
};
