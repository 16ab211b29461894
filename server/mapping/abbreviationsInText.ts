/**
 * Long forms that a text gives for its short forms, as "long form (SF)": the letters of the short form are found from the
 * end backwards, its first letter at the beginning of a word (Schwartz and Hearst 2003, Pac. Symp. Biocomput. 8:451).
 */
export function abbreviationsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/\(([\p{L}\p{N}][\p{L}\p{N}+/-]{1,9})\)/gu)) {
    const short = match[1] ?? '';
    if (!/\p{Lu}/u.test(short) || found.has(short)) continue;
    const wordsMax = Math.min(short.length + 5, short.length * 2);
    const before = text.slice(Math.max(0, match.index - beforeMax), match.index).split(/[.;:()\n]/).at(-1)?.trim() ?? '';
    const long = longFormOf(short, before.split(/\s+/).slice(-wordsMax).join(' '));
    if (long !== undefined) found.set(short, long);
  }
  return found;
}
const beforeMax = 200;

function longFormOf(short: string, before: string): string | undefined {
  const letters = Array.from(short.toLowerCase()).filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const lower = before.toLowerCase();
  let at = lower.length - 1;
  for (let place = letters.length - 1; place >= 0; place -= 1) {
    const letter = letters[place] ?? '';
    while (at >= 0 && (lower[at] !== letter || (place === 0 && at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1] ?? '')))) at -= 1;
    if (at < 0) return undefined;
    if (place > 0) at -= 1;
  }
  const long = before.slice(at);
  return long.length > short.length && !long.split(/\s+/).includes(short) ? long : undefined;
}
