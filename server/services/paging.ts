import { InvalidInput, LimitExceeded } from '../domain/errors.ts';

/** Throws where a page size is no whole number from 1 to the limit. */
export function checkPageSize(what: string, first: number, max: number): number {
  if (first < 1) throw new InvalidInput(`${what}: first is ${first}, at least 1 is needed.`);
  if (first > max) throw new LimitExceeded(`${what}: first`, max, first, 'Ask for a smaller page and follow endCursor.');
  return first;
}

export const encodeCursor = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');

/** The key within a cursor. Throws where the text is none that this server gave out. */
export function decodeCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (key === '' || encodeCursor(key) !== cursor) throw badCursor(cursor);
  return key;
}

export const badCursor = (cursor: string): InvalidInput =>
  new InvalidInput(`after: "${cursor.slice(0, 80)}" is no cursor of this list in this release. Leave it out to start at the first page.`);
