import type { MatchReason } from '../../generated/graphql.ts';

/** Completes "matched:" before the quoted term. */
export const matchWords = {
  CODE: 'its code',
  EXACT: 'the words',
  PREFIX: 'beginnings of words',
  SYNONYM: 'a synonym',
  ABBREVIATION: 'an abbreviation',
  SPELLING: 'corrected spelling',
  DESCENDANT: 'a narrower concept',
  VECTOR: 'near in meaning',
} satisfies Record<MatchReason, string>;
