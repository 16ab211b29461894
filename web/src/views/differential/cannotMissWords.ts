import type { CannotMissStanding } from '../../generated/graphql.ts';

export const shelfStandingWords: Readonly<Record<CannotMissStanding, string>> = { KEPT: 'not excluded', LESS_LIKELY: 'not excluded, but less likely', EXCLUDED: 'excluded' };

/** What comes before the text on what excludes a disease that must not be missed. */
export const exclusionLead: Readonly<Record<CannotMissStanding, string>> = { KEPT: 'What would exclude it:', LESS_LIKELY: 'What would exclude it:', EXCLUDED: 'What excludes it:' };
