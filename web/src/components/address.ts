import { splitId } from './conceptId.ts';

/** Readable where the grammar of addresses allows it, and the same for the same text. */
export const queryText = (text: string): string =>
  encodeURIComponent(text).replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%20/g, '+');

export function conceptPath(id: string): string {
  const { system, code } = splitId(id);
  return `/concept/${encodeURIComponent(system)}/${encodeURIComponent(code)}`;
}
