import { splitId } from './conceptId.ts';

/** Half a character, which a keyboard may leave behind, has no form in an address. */
const whole = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd');

/** Readable where the grammar of addresses allows it, and the same for the same text. */
export const queryText = (text: string): string =>
  encodeURIComponent(whole(text)).replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%20/g, '+');

export function conceptPath(id: string): string {
  const { system, code } = splitId(id);
  return `/concept/${encodeURIComponent(whole(system))}/${encodeURIComponent(whole(code))}`;
}
