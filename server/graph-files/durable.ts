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
export const noRoomOr = (cause: unknown, file: string): unknown =>
  (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && full.has(cause.code) ? new NoRoom(file, { cause }) : cause);

/** Makes the names within a folder last: without it a rename can be lost with the power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
