import path from 'node:path';
import type { MappingTables } from './mappingTables.ts';
import { readMappingTables } from './mappingTables.ts';
import { badCell, readTable } from './wordTable.ts';

/** The reviewed word tables of `graph-seeds/lexicon`; part of a release, because they decide what a query finds. */
export interface Lexicon extends MappingTables {
  readonly spelling: readonly SpellingRule[];
  readonly abbreviations: readonly Abbreviation[];
  readonly functionWords: readonly string[];
}
export interface SpellingRule {
  readonly from: string;
  readonly to: string;
  readonly position: 'anywhere' | 'start' | 'end';
}
export interface Abbreviation {
  readonly abbreviation: string;
  readonly expansion: string;
  /** `upper`: only the upper-case form is expanded, because the lower-case one is a word or has too many meanings. */
  readonly case: 'any' | 'upper';
}

/** Throws FileProblem with file and line. */
export async function readLexicon(folder: string): Promise<Lexicon> {
  const spelling = await readTable(path.join(folder, 'spelling.tsv'), '#from\tto\tposition\treason');
  const abbreviations = await readTable(path.join(folder, 'abbreviations.tsv'), '#abbreviation\texpansion\tcase\treason');
  const functionWords = await readTable(path.join(folder, 'function-words.tsv'), '#word\treason');
  return {
    ...(await readMappingTables(folder)),
    spelling: spelling.map(([from = '', to = '', position], index) => {
      if (position === 'anywhere' || position === 'start' || position === 'end') return { from, to, position };
      throw badCell(path.join(folder, 'spelling.tsv'), index, `position "${position ?? ''}"`, 'anywhere, start or end');
    }),
    abbreviations: abbreviations.map(([abbreviation = '', expansion = '', letters], index) => {
      if (letters === 'any' || letters === 'upper') return { abbreviation, expansion, case: letters };
      throw badCell(path.join(folder, 'abbreviations.tsv'), index, `case "${letters ?? ''}"`, 'any or upper');
    }),
    functionWords: functionWords.map(([word = '']) => word),
  };
}
