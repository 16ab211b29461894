import type { ConceptKind } from '../../generated/graphql.ts';
import { conceptId, flag, globalParams, rows, set, text } from '../../components/urlParams.ts';
import { kindWords } from '../../components/words.ts';

/** The server holds no more than this in one list on screen; narrowing serves a reader better than a longer list. */
export const searchRowsMax = 1_000;

const kinds: readonly string[] = Object.keys(kindWords);

export const searchParams = {
  q: text('q'),
  systems: set('sys'),
  kinds: set('type', kinds.map((kind) => kind.toLowerCase())),
  within: conceptId('under'),
  inactive: flag('inactive', false),
  shown: rows('n', searchRowsMax),
  row: conceptId('row'),
  ...globalParams,
};

const isKind = (text: string): text is ConceptKind => text in kindWords;

export const kindsOf = (names: readonly string[]): readonly ConceptKind[] => names.map((name) => name.toUpperCase()).filter(isKind);
