import path from 'node:path';
import { InvalidInput } from '../server/domain/errors.ts';
import { commonConditionsSource } from './evidence/commonConditions/index.ts';
import { tablesFolder, tablesSource } from './evidence/commonConditions/references.ts';
import { findingsSource } from './evidence/findings/index.ts';
import { InputFile } from './input.ts';
import type { GraphFolders } from './loadedConcepts.ts';
import { acceptedSource } from './mappings/accepted/index.ts';
import { sssomSource } from './mappings/sssom/index.ts';
import { plainTableSource } from './plainTable/index.ts';
import type { Source } from './source.ts';
import { sources } from './sources.ts';

/** Formats of one file whose header names the source. */
export const fileFormats: readonly { readonly name: string; readonly what: string; readonly open: (file: InputFile, loaded: GraphFolders) => Promise<Source> }[] = [
  { name: 'plain', what: 'any coding system as a plain table', open: plainTableSource },
  { name: 'sssom', what: 'mappings that people made, as an SSSOM table', open: sssomSource },
  { name: 'accepted', what: 'phrases with the codes accepted for them, as a plain table', open: acceptedSource },
  { name: 'findings', what: 'diseases with their findings, as a plain table', open: findingsSource },
];

/**
 * A source by its id in any case, or the file of a format by the name of the format; a table that names concepts of other
 * sources looks for them in `loaded`. Throws InvalidInput for an unknown name.
 */
export async function sourceNamed(name: string, from: readonly string[], loaded: GraphFolders): Promise<Source> {
  const format = fileFormats.find((known) => known.name === name.toLowerCase());
  if (format !== undefined) {
    const [file, ...others] = from;
    if (file === undefined || others.length > 0) throw new InvalidInput(`Give the one file with --from: ${format.what}.`);
    return format.open(new InputFile(file), loaded);
  }
  if (name.toLowerCase() === tablesSource.toLowerCase()) return commonConditionsIn(from);
  const source = sources.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (source !== undefined) return source;
  throw new InvalidInput(`There is no source "${name}". Sources are ${[...sources.map(({ id }) => id), tablesSource, ...fileFormats.map((known) => known.name)].join(', ')}.`);
}

/** The tables of common conditions lie among the graph files whose concepts they name. */
async function commonConditionsIn(from: readonly string[]): Promise<Source> {
  const [folder, ...others] = from;
  if (folder === undefined || others.length > 0) throw new InvalidInput(`Give one folder with --from: that of the graph seeds, with ${tablesFolder} in it.`);
  const source = await commonConditionsSource(path.join(folder, tablesFolder), folder);
  if (source === undefined) throw new InvalidInput(`${folder} holds no ${tablesFolder}/conditions.tsv.`);
  return source;
}
