import { flag, globalParams, id, oneOf, rows, set } from '../../components/urlParams.ts';
import { predicates } from '../../evidence/assertion/predicates.ts';

export const tabKeys = ['overview', 'condition', 'mappings', 'evidence', 'history'] as const;
export type TabKey = (typeof tabKeys)[number];

/** Statements are read a page at a time; more than this on one page helps nobody. */
export const statementRowsMax = 2_000;

export const conceptParams = {
  tab: oneOf('tab', tabKeys, 'overview'),
  /** Branches of the tree opened beyond those that lead to the concept; with a minus, one of those closed. */
  open: set('open'),
  siblings: flag('sib', true),
  counts: flag('counts', true),
  predicates: set('pred', predicates.map((predicate) => predicate.toLowerCase())),
  about: rows('n', statementRowsMax),
  of: rows('nof', statementRowsMax),
  /** The system that the mappings tab maps to; empty stands for a usual one. */
  to: id('to'),
  ...globalParams,
};
