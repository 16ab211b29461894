import { InvalidInput } from '../server/domain/errors.ts';
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
  const source = sources.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (source !== undefined) return source;
  throw new InvalidInput(`There is no source "${name}". Sources are ${[...sources.map(({ id }) => id), plainTableName].join(', ')}.`);
}
