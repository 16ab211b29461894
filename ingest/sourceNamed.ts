import path from 'node:path';
import { InvalidInput } from '../server/domain/errors.ts';
import { commonConditionsSource } from './evidence/commonConditions/index.ts';
import { tablesFolder, tablesSource } from './evidence/commonConditions/references.ts';
import { InputFile } from './input.ts';
import { plainTableSource } from './plainTable/index.ts';
import type { Source } from './source.ts';
import { sources } from './sources.ts';

export const plainTableName = 'plain';

/** A source by its id in any case, or the plain table that is given. Throws InvalidInput for an unknown name. */
export async function sourceNamed(name: string, from: readonly string[]): Promise<Source> {
  if (name.toLowerCase() === plainTableName) {
    const [file, ...others] = from;
    if (file === undefined || others.length > 0) throw new InvalidInput('Give the one file of the plain table with --from.');
    return plainTableSource(new InputFile(file));
  }
  if (name.toLowerCase() === tablesSource.toLowerCase()) return commonConditionsIn(from);
  const source = sources.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (source !== undefined) return source;
  throw new InvalidInput(`There is no source "${name}". Sources are ${[...sources.map(({ id }) => id), tablesSource, plainTableName].join(', ')}.`);
}

/** The tables of common conditions lie among the graph files whose concepts they name. */
async function commonConditionsIn(from: readonly string[]): Promise<Source> {
  const [folder, ...others] = from;
  if (folder === undefined || others.length > 0) throw new InvalidInput(`Give one folder with --from: that of the graph seeds, with ${tablesFolder} in it.`);
  const source = await commonConditionsSource(path.join(folder, tablesFolder), folder);
  if (source === undefined) throw new InvalidInput(`${folder} holds no ${tablesFolder}/conditions.tsv.`);
  return source;
}
