import { open, rename, rm } from 'node:fs/promises';
import { NoRoom } from '../domain/errors.ts';

/** The file is complete under its name or not there: written aside, synced, renamed. */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const aside = `${file}.part`;
  try {
    const handle = await open(aside, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (cause) {
    await rm(aside, { force: true });
    throw noRoomOr(cause, file);
  }
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** NoRoom where a write failed because the disk, a quota or a limit is full; else the error itself. */
export const noRoomOr = (cause: unknown, file: string): unknown => (hasCode(cause, full) ? new NoRoom(file, { cause }) : cause);

const absent = new Set(['ENOENT']);

/** Handles the rejection of a read of what need not be there: gives `otherwise` where it is not, and passes on every other problem. */
export const orAbsent = <Otherwise>(otherwise: Otherwise) => (problem: unknown): Otherwise => {
  if (hasCode(problem, absent)) return otherwise;
  throw problem;
};

/** Whether the system refused it for one of these reasons. */
export const hasCode = (problem: unknown, codes: ReadonlySet<string>): boolean => problem instanceof Error && 'code' in problem && typeof problem.code === 'string' && codes.has(problem.code);

/** Makes the names within a folder last: without it a rename can be lost with the power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
