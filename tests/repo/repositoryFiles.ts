import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const checkout = path.resolve(import.meta.dirname, '..', '..');

/** Files of the repository, those not committed yet included and those ignored left out, with `/` between folders. */
export function repositoryFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: checkout, encoding: 'utf8', maxBuffer: 1 << 26 });
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(path.join(checkout, file))).sort();
}

export const read = (file: string): string => readFileSync(path.join(checkout, file), 'utf8');
