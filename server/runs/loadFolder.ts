import type { Dirent } from 'node:fs';
import { readdir, realpath, statfs } from 'node:fs/promises';
import path from 'node:path';
import { InvalidInput, LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { hasCode, orAbsent } from '../graph-files/durable.ts';

const isInside = (folder: string, place: string): boolean => place === folder || place.startsWith(folder + path.sep);

const unreadable = new Set(['ENOENT', 'ENOTDIR', 'EACCES']);
const ofFiles = new Set(['ENOTDIR']);
const leadingNowhere = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** Undefined where a name or a link leads to nothing. */
const realPlace = (place: string): Promise<string | undefined> => realpath(place).catch((problem: unknown) => {
  if (hasCode(problem, leadingNowhere)) return undefined;
  throw problem;
});

/** The real path of the folder that files are loaded from. Throws InvalidInput where there is none. */
export async function loadFolder(folder: string): Promise<string> {
  try {
    await readdir(folder);
  } catch (cause) {
    throw hasCode(cause, unreadable) ? new InvalidInput(`INGEST_DIR="${folder}" is no folder that can be read. Correct or unset it.`, { cause }) : cause;
  }
  return realpath(folder);
}

/**
 * The real place of a path inside a folder, itself given by its real path. Throws InvalidInput where there is nothing, or where the path, or a link on the
 * way or anywhere below it, leads out of the folder.
 */
export async function placeInside(root: string, asked: string): Promise<string> {
  if (asked.length > limits.ingestPathMax) throw new LimitExceeded('path', limits.ingestPathMax, asked.length, 'Send a shorter one.');
  const outside = new InvalidInput(`path: "${asked}" leads out of the folder that this server loads from. Name a file or a folder inside it.`);
  if (asked.includes('\0') || path.isAbsolute(asked) || !isInside(root, path.resolve(root, asked))) throw outside;
  const place = await realPlace(path.resolve(root, asked));
  if (place === undefined) throw new InvalidInput(`path: there is no "${asked}" in the folder that this server loads from. ingestOptions lists what there is.`);
  if (!isInside(root, place)) throw outside;
  const links = (await entriesBelow(place)).filter((entry) => entry.isSymbolicLink());
  const targets = await Promise.all(links.map((link) => realPlace(path.join(link.parentPath, link.name))));
  if (targets.some((target) => target === undefined || !isInside(root, target))) throw outside;
  return place;
}

async function entriesBelow(place: string) {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch((problem: unknown) => {
    if (hasCode(problem, ofFiles)) return [];
    throw problem;
  });
  if (entries.length > limits.ingestPathEntriesMax) throw new LimitExceeded('files and folders below the path', limits.ingestPathEntriesMax, entries.length, 'Name a smaller folder.');
  return entries;
}

/** What may be asked for: files and folders, the latter with a slash at the end, two levels deep, by name. */
export async function pathsIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(orAbsent<Dirent[]>([]))) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isFile()) found.push(entry.name);
    else if (entry.isDirectory()) {
      found.push(`${entry.name}/`);
      const below = await readdir(path.join(folder, entry.name), { withFileTypes: true }).catch(orAbsent<Dirent[]>([]));
      for (const inner of below) if (!inner.name.startsWith('.') && (inner.isFile() || inner.isDirectory())) found.push(`${entry.name}/${inner.name}${inner.isDirectory() ? '/' : ''}`);
    }
  }
  return found.sort().slice(0, limits.ingestPathsMax);
}

export async function freeBytesOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
