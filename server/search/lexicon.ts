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
  readonly phraseConfidence: readonly { readonly system: string; readonly term: string; readonly value: number }[];
  /** Words of a drug string that do not name the substance: salt, form, release, unit, route, noise. */
  readonly drugWords: readonly { readonly word: string; readonly kind: string }[];
  readonly drugRoutes: readonly { readonly written: string; readonly route: string }[];
  /** Routes by which the drugs of an ATC group are given; the longest prefix decides. */
  readonly atcRoutes: readonly { readonly prefix: string; readonly routes: readonly string[] }[];
  /** Words that say nothing but that the thing is one. */
  readonly weakWords: readonly string[];
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
  const phraseConfidence = await readTable(path.join(folder, 'phrase-confidence.tsv'), '#system\tterm\tvalue\treason');
  const weakWords = await readTable(path.join(folder, 'weak-words.tsv'), '#word\treason');
  const drugRoutes = await readTable(path.join(folder, 'drug-routes.tsv'), '#written\troute\treason');
  const atcRoutes = await readTable(path.join(folder, 'atc-routes.tsv'), '#prefix\troutes\treason');
  const drugWords = await readTable(path.join(folder, 'drug-words.tsv'), '#word\tkind\treason');
  return {
    drugWords: drugWords.map(([word = '', kind = '']) => ({ word, kind })),
    drugRoutes: drugRoutes.map(([written = '', route = '']) => ({ written, route })),
    atcRoutes: atcRoutes.map(([prefix = '', routes = '']) => ({ prefix, routes: routes.split('|') })),
    phraseWeights: phraseWeights.map(([system = '', feature = '', weight], index) => ({ system, feature, weight: numberIn(path.join(folder, 'phrase-weights.tsv'), index, weight) })),
    phraseConfidence: phraseConfidence.map(([system = '', term = '', value], index) => ({ system, term, value: numberIn(path.join(folder, 'phrase-confidence.tsv'), index, value) })),
    weakWords: weakWords.map(([word = '']) => word),
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

function numberIn(file: string, index: number, cell: string | undefined): number {
  if (cell !== undefined && Number.isFinite(Number(cell))) return Number(cell);
  throw badCell(file, index, `"${cell ?? ''}"`, 'the numbers');
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
