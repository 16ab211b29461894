import { linkSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from './domain/errors.ts';

class DataDirInUse extends DomainError {
  readonly code = 'DATA_DIR_IN_USE';
  constructor(dataDir: string, role: string, pid: number) {
    super(`DATA_DIR ${dataDir} is in use by process ${pid} (${role}). Stop it first, or set DATA_DIR to another folder.`);
  }
}

/**
 * Makes this process the only one with a role in a DATA_DIR, until it ends. The mark of a process that no longer runs is
 * taken over. Throws DataDirInUse.
 */
export async function ownDataDir(dataDir: string, role: 'server' | 'ingest'): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = path.join(dataDir, `${role}.pid`);
  const own = `${process.pid} ${startOf(process.pid)}`;
  // The mark is filled before it gets its name: nobody reads half of one.
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, own);
  for (;;) {
    try {
      linkSync(aside, file);
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const [pid = NaN, start] = readMark(file);
      if (isRunning(pid, start)) {
        rmSync(aside, { force: true });
        throw new DataDirInUse(dataDir, role, pid);
      }
      rmSync(file, { force: true });
    }
  }
  rmSync(aside, { force: true });
  process.on('exit', () => { rmSync(file, { force: true }); });
}

function readMark(file: string): readonly [number?, string?] {
  try {
    const [pid, start] = readFileSync(file, 'utf8').split(' ');
    return [Number(pid), start ?? ''];
  } catch {
    return []; // Removed meanwhile: whoever held it has ended.
  }
}

/** The same process, not another one that got its number since. */
function isRunning(pid: number, start: string | undefined): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return start === startOf(pid);
}

/** When the process started, in the kernel's ticks; '' where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
