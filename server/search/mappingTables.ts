import path from 'node:path';
import { badCell, readTable } from './wordTable.ts';

/** The reviewed tables by which phrases, notes and drug strings are read. */
export interface MappingTables {
  /** Words of one group exclude each other. */
  readonly opposites: readonly { readonly group: string; readonly word: string }[];
  /** Words of a query that say nothing of the thing itself. */
  readonly phraseNoise: readonly string[];
  /** Turns of phrase of a classification that are read as another, or as nothing ("-" in the table). */
  readonly phraseConventions: readonly { readonly written: string; readonly read: string }[];
  /** Words that say nothing but that the thing is one. */
  readonly weakWords: readonly string[];
  /** Of the re-ranker of phrases; `*` stands for every system without a weight of its own. */
  readonly phraseWeights: readonly { readonly system: string; readonly feature: string; readonly weight: number }[];
  /** Of the curve from score to confidence. */
  readonly phraseConfidence: readonly { readonly system: string; readonly term: string; readonly value: number }[];
  /** Words of a drug string that do not name the substance: salt, form, release, unit, route, noise. */
  readonly drugWords: readonly { readonly word: string; readonly kind: string }[];
  readonly drugRoutes: readonly { readonly written: string; readonly route: string }[];
  /** Routes by which the drugs of an ATC group are given; the longest prefix decides. */
  readonly atcRoutes: readonly { readonly prefix: string; readonly routes: readonly string[] }[];
  readonly assertionCues: readonly AssertionCue[];
}

const assertednesses = ['PRESENT', 'ABSENT', 'POSSIBLE', 'CONDITIONAL', 'HISTORICAL', 'FAMILY'] as const;
export type Assertedness = (typeof assertednesses)[number];

export const cueKinds = [...assertednesses, 'PSEUDO', 'END', 'SECTION_FAMILY', 'SECTION_HISTORICAL'] as const;
export const cueReaches = ['after', 'before', 'both', 'none'] as const;

export interface AssertionCue {
  readonly cue: string;
  /** PSEUDO: looks like a cue and is none. END: ends the reach of the cues before it. SECTION: reaches to the next heading. */
  readonly kind: (typeof cueKinds)[number];
  /** Where the mentions stand that it speaks of. */
  readonly reach: (typeof cueReaches)[number];
}
const isKind = (text: string): text is AssertionCue['kind'] => cueKinds.some((kind) => kind === text);
const isReach = (text: string): text is AssertionCue['reach'] => cueReaches.some((reach) => reach === text);

/** Throws FileProblem with file and line. */
export async function readMappingTables(folder: string): Promise<MappingTables> {
  const read = async (name: string, columns: readonly string[]): Promise<readonly (readonly string[])[]> => readTable(path.join(folder, name), `#${columns.join('\t')}\treason`);
  const numbers = async (name: string, columns: readonly string[]): Promise<readonly { readonly cells: readonly string[]; readonly value: number }[]> =>
    (await read(name, columns)).map((cells, index) => {
      const value = cells[columns.length - 1] ?? '';
      if (Number.isFinite(Number(value))) return { cells, value: Number(value) };
      throw badCell(path.join(folder, name), index, `"${value}"`, 'the numbers');
    });
  const first = async (name: string): Promise<readonly string[]> => (await read(name, ['word'])).map(([word = '']) => word);
  return {
    opposites: (await read('opposites.tsv', ['group', 'word'])).map(([group = '', word = '']) => ({ group, word })),
    phraseNoise: await first('phrase-noise.tsv'),
    phraseConventions: (await read('phrase-conventions.tsv', ['written', 'read'])).map(([written = '', as = '']) => ({ written, read: as === '-' ? '' : as })),
    weakWords: await first('weak-words.tsv'),
    phraseWeights: (await numbers('phrase-weights.tsv', ['system', 'feature', 'weight'])).map(({ cells: [system = '', feature = ''], value }) => ({ system, feature, weight: value })),
    phraseConfidence: (await numbers('phrase-confidence.tsv', ['system', 'term', 'value'])).map(({ cells: [system = '', term = ''], value }) => ({ system, term, value })),
    drugWords: (await read('drug-words.tsv', ['word', 'kind'])).map(([word = '', kind = '']) => ({ word, kind })),
    drugRoutes: (await read('drug-routes.tsv', ['written', 'route'])).map(([written = '', route = '']) => ({ written, route })),
    atcRoutes: (await read('atc-routes.tsv', ['prefix', 'routes'])).map(([prefix = '', routes = '']) => ({ prefix, routes: routes.split('|') })),
    assertionCues: (await read('assertion-cues.tsv', ['cue', 'kind', 'reach'])).map(([cue = '', kind = '', reach = ''], index) => {
      if (isKind(kind) && isReach(reach)) return { cue, kind, reach };
      throw badCell(path.join(folder, 'assertion-cues.tsv'), index, `kind "${kind}" with reach "${reach}"`, `${cueKinds.join(', ')} with ${cueReaches.join(', ')}`);
    }),
  };
}
