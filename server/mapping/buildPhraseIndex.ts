import type { EntryKind, PhraseArrays } from './phraseArrays.ts';
import { entryKinds, gramsOf, keyOf, noWord, phraseMarks } from './phraseArrays.ts';
import type { Phrase, PhraseReader } from './phraseReader.ts';

/** One name of one concept of the system that is indexed. */
export interface PhraseEntry {
  readonly concept: number;
  readonly kind: EntryKind;
  readonly text: string;
  /** Place in the languages of the release. */
  readonly language: number;
  /** Place of the name in the table that its text is read from. */
  readonly term: number;
}

export interface BuiltPhraseIndex {
  readonly arrays: PhraseArrays;
  /** For each name the term it was made of. */
  readonly nameTerm: Uint32Array;
}

/** Some milliseconds of reading. */
export const entriesInStep = 500;

const orderOfKind = Object.fromEntries(entryKinds.map((kind, order) => [kind, order])) as Record<EntryKind, number>;

/**
 * Names that differ only in what reading sets aside are kept once, under the most telling kind. What is read of a name is
 * laid out at once, its words as numbers: a system may have millions of names. It may be stopped between its steps.
 */
export function* buildPhraseIndex(entries: readonly PhraseEntry[], reader: PhraseReader): Generator<undefined, BuiltPhraseIndex> {
  const sorted = [...entries].sort((a, b) => a.concept - b.concept || orderOfKind[a.kind] - orderOfKind[b.kind] || a.term - b.term);
  const numbers = new Map<string, number>();
  const names: PhraseEntry[] = [];
  const [wordNumbers, denied, offsets, heads, marks, hashes]: [number[], number[], number[], number[], number[], number[]] = [[], [], [0], [], [], []];
  // What a code is a manifestation of is coded beside it, whatever name it is met under.
  const manifestations = new Set<number>();
  const seen = new Set<string>();
  let concept = -1;
  for (const [place, entry] of sorted.entries()) {
    if (place % entriesInStep === 0) yield;
    const phrase = reader.read(entry.text);
    if (phrase.words.length === 0) continue;
    if (entry.concept !== concept) {
      seen.clear();
      concept = entry.concept;
    }
    const key = `${readingOf(phrase)}|${entry.language}`;
    if (seen.has(key)) continue;
    seen.add(key);
    names.push(entry);
    for (const word of phrase.words) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      wordNumbers.push(number);
      denied.push(Number(phrase.denied.has(word)));
    }
    offsets.push(wordNumbers.length);
    heads.push(numbers.get(phrase.head) ?? noWord);
    marks.push(marksOf(phrase));
    hashes.push(keyOf(phrase.words));
    if (entry.kind === 'PREFERRED' && phrase.elsewhere) manifestations.add(entry.concept);
  }

  yield;
  const words = [...numbers.keys()].sort();
  const place = new Uint32Array(words.length);
  words.forEach((word, at) => { place[numbers.get(word) ?? 0] = at; });
  const nameWordOffsets = Uint32Array.from(offsets);
  const nameWords = Uint32Array.from(wordNumbers, (number) => place[number] ?? 0);
  const postings = invert(nameWordOffsets, nameWords, words.length);
  yield;
  const gramLists = words.map(gramsOf);
  const grams = [...new Set(gramLists.flat())].sort();
  const gramPlace = new Map(grams.map((gram, at) => [gram, at]));
  const gramOffsets = new Uint32Array(words.length + 1);
  gramLists.forEach((list, word) => { gramOffsets[word + 1] = (gramOffsets[word] ?? 0) + list.length; });
  const gramWords = invert(gramOffsets, Uint32Array.from(gramLists.flat(), (gram) => gramPlace.get(gram) ?? 0), grams.length);
  // By hash, then by name, as one number each, which sorts natively.
  const keys = BigUint64Array.from(hashes, (hash, name) => (BigInt(hash) << 32n) | BigInt(name)).sort();
  return {
    nameTerm: Uint32Array.from(names, ({ term }) => term),
    arrays: {
      words, grams, nameWordOffsets, nameWords,
      nameConcept: Uint32Array.from(names, (name) => name.concept),
      nameKind: Uint8Array.from(names, ({ kind }) => orderOfKind[kind]),
      nameMarks: Uint8Array.from(names, ({ concept: of }, name) => (marks[name] ?? 0) | (manifestations.has(of) ? phraseMarks.elsewhere : 0)),
      nameLanguage: Uint8Array.from(names, ({ language }) => language),
      nameHead: Uint32Array.from(heads, (number) => (number === noWord ? noWord : (place[number] ?? 0))),
      nameDenied: Uint8Array.from(denied),
      postingOffsets: postings.offsets, postings: postings.targets,
      gramOffsets: gramWords.offsets, gramWords: gramWords.targets,
      keyHash: Uint32Array.from(keys, (key) => Number(key >> 32n)), keyName: Uint32Array.from(keys, (key) => Number(key & 0xffffffffn)),
    },
  };
}

/** The same for texts that differ only in what reading sets aside. */
export const readingOf = ({ words, other, elsewhere }: Phrase): string => `${words.join(' ')}|${other}${elsewhere}`;

const marksOf = (phrase: { readonly unspecified: boolean; readonly other: boolean; readonly elsewhere: boolean }): number =>
  (phrase.unspecified ? phraseMarks.unspecified : 0) | (phrase.other ? phraseMarks.other : 0) | (phrase.elsewhere ? phraseMarks.elsewhere : 0);

interface Adjacency {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

/** For each value the lists that hold it, in order: a counting sort. The values of list n are values[offsets[n]..offsets[n + 1]]. */
function invert(listOffsets: Uint32Array, values: Uint32Array, valueCount: number): Adjacency {
  const offsets = new Uint32Array(valueCount + 1);
  for (const value of values) offsets[value + 1] = (offsets[value + 1] ?? 0) + 1;
  for (let value = 0; value < valueCount; value += 1) offsets[value + 1] = (offsets[value + 1] ?? 0) + (offsets[value] ?? 0);
  const next = offsets.slice();
  const targets = new Uint32Array(values.length);
  for (let list = 0; list + 1 < listOffsets.length; list += 1) {
    for (let at = listOffsets[list] ?? 0; at < (listOffsets[list + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0;
      const place = next[value] ?? 0;
      targets[place] = list;
      next[value] = place + 1;
    }
  }
  return { offsets, targets };
}
