export interface SimilarWord {
  readonly word: number;
  readonly distance: number;
}

/**
 * Words within a distance of the one typed, by optimal string alignment (Damerau 1964, Commun. ACM 7:171, without
 * overlapping swaps). With `asPrefix` the typed letters need only be near a beginning of the word.
 * `words` is sorted, so that words with a common beginning share the rows computed for it, and the search goes on at the next
 * beginning that can be near.
 * `from` and `to` bound the places looked at.
 */
export function similarWords(
  words: readonly string[], typed: string, distanceMax: number, asPrefix: boolean, [from, to]: readonly [number, number] = [0, words.length],
): SimilarWord[] {
  if (distanceMax === 0) return [];
  const width = typed.length + 1;
  const rows: Uint8Array[] = [Uint8Array.from({ length: width }, (_, column) => column)];
  const found: SimilarWord[] = [];
  // The rows are those of the letters of `beginning`.
  let beginning = '';
  let index = from;
  while (index < to) {
    const word = words[index] ?? '';
    let depth = commonLength(beginning, word);
    let best = asPrefix ? bestAlong(rows, depth, width) : Infinity;
    let smallest = 0;
    while (depth < word.length && (smallest <= distanceMax || best <= distanceMax)) {
      depth += 1;
      const row = (rows[depth] ??= new Uint8Array(width));
      smallest = fillRow(row, rows, depth, word, typed);
      if (asPrefix) best = Math.min(best, row[width - 1] ?? Infinity);
    }
    beginning = word.slice(0, depth);
    if (smallest > distanceMax && best > distanceMax) {
      const next = nextBeginning(rows, beginning, typed, distanceMax);
      index = next === undefined ? to : firstNotBefore(words, index, next);
      continue;
    }
    const distance = asPrefix ? best : (rows[depth]?.[width - 1] ?? Infinity);
    if (distance <= distanceMax) found.push({ word: index, distance });
    index += 1;
  }
  return found;
}

const commonLength = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
};

const bestAlong = (rows: readonly Uint8Array[], depth: number, width: number): number => {
  let best = Infinity;
  for (let row = 0; row <= depth; row += 1) best = Math.min(best, rows[row]?.[width - 1] ?? Infinity);
  return best;
};

/** Fills the row of the letter at `depth`; answers the smallest distance in it, below which no longer word can come. */
function fillRow(row: Uint8Array, rows: readonly Uint8Array[], depth: number, word: string, typed: string): number {
  const above = rows[depth - 1] ?? row;
  const twoAbove = rows[depth - 2];
  const letter = word.charCodeAt(depth - 1);
  row[0] = depth;
  let smallest = depth;
  for (let column = 1; column <= typed.length; column += 1) {
    const same = typed.charCodeAt(column - 1) === letter;
    let distance = Math.min((above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
    const swapped = twoAbove !== undefined && column > 1 && typed.charCodeAt(column - 2) === letter && typed.charCodeAt(column - 1) === word.charCodeAt(depth - 2);
    if (swapped) distance = Math.min(distance, (twoAbove[column - 2] ?? 0) + 1);
    row[column] = distance;
    if (distance < smallest) smallest = distance;
  }
  return smallest;
}

/** The next beginning in the order of words that can be near, behind all words with this one, which is not; undefined where there is none. */
function nextBeginning(rows: readonly Uint8Array[], beginning: string, typed: string, distanceMax: number): string | undefined {
  if (beginning === '') return undefined;
  const kept = beginning.slice(0, -1);
  const letter = nextLetter(rows, kept, typed, distanceMax, beginning.charCodeAt(kept.length));
  return letter === undefined ? nextBeginning(rows, kept, typed, distanceMax) : kept + String.fromCharCode(letter);
}

/** The next letter after this one with which a beginning can stay near: any while a mistake is left, otherwise one typed there. */
function nextLetter(rows: readonly Uint8Array[], beginning: string, typed: string, distanceMax: number, letter: number): number | undefined {
  const above = rows[beginning.length];
  const twoAbove = rows[beginning.length - 1];
  let next: number | undefined;
  const allow = (code: number): void => { if (code > letter && (next === undefined || code < next)) next = code; };
  for (let column = 0; column <= typed.length; column += 1) {
    const distance = above?.[column] ?? Infinity;
    if (distance < distanceMax) return letter + 1;
    if (distance === distanceMax && column < typed.length) allow(typed.charCodeAt(column));
    const swapped = twoAbove !== undefined && column + 1 < typed.length && typed.charCodeAt(column + 1) === beginning.charCodeAt(beginning.length - 1);
    if (swapped && (twoAbove[column] ?? Infinity) < distanceMax) allow(typed.charCodeAt(column));
  }
  return next;
}

/** Place of the first word that is not before a text, searched from `from` on. */
function firstNotBefore(words: readonly string[], from: number, text: string): number {
  let low = from;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the first word behind all those that begin with `prefix`, searched from `from` on. */
export function firstAfterPrefix(words: readonly string[], from: number, prefix: string): number {
  let low = from;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const word = words[middle] ?? '';
    if (word < prefix || word.startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return low;
}
