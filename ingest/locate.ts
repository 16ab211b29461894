import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FileProblem, InvalidInput } from '../server/domain/errors.ts';
import { InputFile } from './input.ts';
import type { FileRequirement, OpenAllFiles, OpenFiles, Source } from './source.ts';

export interface LocatedFiles {
  readonly file: OpenFiles;
  readonly files: OpenAllFiles;
  readonly all: readonly InputFile[];
}

/**
 * Finds a source's files in folders (at any depth, by name) or takes them as given. A single file given for a source of
 * a single file may have any name. Throws FileProblem when one is missing or several fit.
 */
export async function locateFiles(source: Pick<Source, 'id' | 'files'>, from: readonly string[]): Promise<LocatedFiles> {
  const found = (await Promise.all(from.map(filesAt))).flat();
  const [only] = found;
  const located = new Map<string, readonly InputFile[]>();
  for (const requirement of source.files) {
    const fitting = source.files.length === 1 && found.length === 1 && only !== undefined ? [only] : found.filter((file) => fits(requirement, file));
    located.set(requirement.name, theNumber(source.id, requirement, fitting, from).map((file) => new InputFile(file, requirement.folder === undefined ? path.basename(file) : `${requirement.folder}/${path.basename(file)}`)));
  }
  const files = (name: string): readonly InputFile[] => {
    const known = located.get(name);
    if (known === undefined) throw new InvalidInput(`${source.id} asks for a file "${name}" that it does not require.`);
    return known;
  };
  return {
    file: (name) => {
      const [first] = files(name);
      if (first === undefined) throw new InvalidInput(`${source.id} asks for a file "${name}" that need not be there.`);
      return first;
    },
    files,
    all: [...located.values()].flat(),
  };
}

const fits = ({ pattern, folder }: FileRequirement, file: string): boolean =>
  pattern.test(path.basename(file).replace(/\.gz$/i, '')) && (folder === undefined || path.basename(path.dirname(file)) === folder);

function theNumber(source: string, { what, pattern, count }: FileRequirement, fitting: readonly string[], from: readonly string[]): readonly string[] {
  const place = from.join(', ');
  if (fitting.length === 0 && count !== 'ANY') {
    throw new FileProblem(place, undefined, `holds no file for ${source}: ${what}.`, `Its name must match ${String(pattern)}, plain or with .gz.`);
  }
  if (fitting.length > 1 && count === undefined) {
    throw new FileProblem(place, undefined, `holds several files for ${source}, ${what}: ${fitting.join(', ')}.`, 'Name the one to read.');
  }
  return fitting;
}

async function filesAt(place: string): Promise<readonly string[]> {
  try {
    if ((await stat(place)).isFile()) return [place];
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort();
  } catch (cause) {
    throw new FileProblem(place, undefined, 'cannot be read.', 'Name a folder or a file that exists.', { cause });
  }
}
