import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FileProblem } from '../domain/errors.ts';

/** The reviewed word tables of `graph-seeds/lexicon`; part of a release, because they decide what a query finds. */
export interface Lexicon {
  readonly spelling: readonly SpellingRule[];
  readonly abbreviations: readonly Abbreviation[];
  readonly functionWords: readonly string[];
  /** Words of one group exclude each other. */
  readonly opposites: readonly { readonly group: string; readonly word: string }[];
  /** Words of a query that say nothing of the thing itself. */
  readonly phraseNoise: readonly string[];
  /** Of the re-ranker of phrases; `*` stands for every system without a weight of its own. */
  readonly phraseWeights: readonly { readonly system: string; readonly feature: string; readonly weight: number }[];
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
  const opposites = await readTable(path.join(folder, 'opposites.tsv'), '#group\tword\treason');
  const phraseNoise = await readTable(path.join(folder, 'phrase-noise.tsv'), '#word\treason');
  const phraseWeights = await readTable(path.join(folder, 'phrase-weights.tsv'), '#system\tfeature\tweight\treason');
  return {
    phraseWeights: phraseWeights.map(([system = '', feature = '', weight], index) => {
      if (Number.isFinite(Number(weight))) return { system, feature, weight: Number(weight) };
      throw badCell(path.join(folder, 'phrase-weights.tsv'), index, `weight "${weight ?? ''}"`, 'a number');
    }),
    opposites: opposites.map(([group = '', word = '']) => ({ group, word })),
    phraseNoise: phraseNoise.map(([word = '']) => word),
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

const badCell = (file: string, index: number, found: string, allowed: string) =>
  new FileProblem(file, index + 2, `${found} is none of ${allowed}.`, 'Correct the row.');

async function readTable(file: string, header: string): Promise<readonly (readonly string[])[]> {
  const [first, ...lines] = (await readFile(file, 'utf8')).split('\n');
  if (first !== header) throw new FileProblem(file, 1, `the header is "${first ?? ''}", not "${header}".`, 'Restore the header.');
  const width = header.split('\t').length;
  return lines.filter((line) => line !== '').map((line, index) => {
    const cells = line.split('\t');
    if (cells.length === width && cells.every((cell) => cell !== '')) return cells;
    throw new FileProblem(file, index + 2, `${cells.length} cells or an empty one, expected ${width} filled ones.`, 'Fill the row.');
  });
}
