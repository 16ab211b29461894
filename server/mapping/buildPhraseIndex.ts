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

/** Names that differ only in what reading sets aside are kept once, under the most telling kind. */
export function buildPhraseIndex(entries: readonly PhraseEntry[], reader: PhraseReader): BuiltPhraseIndex {
  const read = entries.map((entry) => ({ ...entry, order: entryKinds.indexOf(entry.kind), phrase: reader.read(entry.text) })).filter(({ phrase }) => phrase.words.length > 0);
  read.sort((a, b) => a.concept - b.concept || a.order - b.order || a.term - b.term);
  const seen = new Set<string>();
  let concept = -1;
  const names = read.filter((name) => {
    if (name.concept !== concept) {
      seen.clear();
      concept = name.concept;
    }
    const key = `${readingOf(name.phrase)}|${name.language}`;
    return !seen.has(key) && seen.add(key);
  });

  // What a code is a manifestation of is coded beside it, whatever name it is met under.
  const manifestations = new Set(names.flatMap(({ kind, phrase, concept: of }) => (kind === 'PREFERRED' && phrase.elsewhere ? [of] : [])));
  const words = [...new Set(names.flatMap(({ phrase }) => phrase.words))].sort();
  const wordPlace = new Map(words.map((word, place) => [word, place]));
  const nameWordLists = names.map(({ phrase }) => phrase.words.map((word) => wordPlace.get(word) ?? 0));
  const nameWords = adjacencyOf(nameWordLists);
  const postings = invert(nameWordLists, words.length);
  const gramLists = words.map(gramsOf);
  const grams = [...new Set(gramLists.flat())].sort();
  const gramPlace = new Map(grams.map((gram, place) => [gram, place]));
  const gramWords = invert(gramLists.map((list) => list.map((gram) => gramPlace.get(gram) ?? 0)), grams.length);
  const keys = names.map(({ phrase }, name) => ({ hash: keyOf(phrase.words), name })).sort((a, b) => a.hash - b.hash || a.name - b.name);
  return {
    nameTerm: Uint32Array.from(names, ({ term }) => term),
    arrays: {
      words, grams,
      nameConcept: Uint32Array.from(names, (name) => name.concept),
      nameKind: Uint8Array.from(names, ({ order }) => order),
      nameMarks: Uint8Array.from(names, (name) => marksOf(name.phrase) | (manifestations.has(name.concept) ? phraseMarks.elsewhere : 0)),
      nameLanguage: Uint8Array.from(names, ({ language }) => language),
      nameHead: Uint32Array.from(names, ({ phrase }) => wordPlace.get(phrase.head) ?? noWord),
      nameWordOffsets: nameWords.offsets, nameWords: nameWords.targets,
      nameDenied: Uint8Array.from(names.flatMap(({ phrase }) => phrase.words.map((word) => Number(phrase.denied.has(word))))),
      postingOffsets: postings.offsets, postings: postings.targets,
      gramOffsets: gramWords.offsets, gramWords: gramWords.targets,
      keyHash: Uint32Array.from(keys, ({ hash }) => hash), keyName: Uint32Array.from(keys, ({ name }) => name),
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

function adjacencyOf(lists: readonly (readonly number[])[]): Adjacency {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, place) => { offsets[place + 1] = (offsets[place] ?? 0) + list.length; });
  const targets = new Uint32Array(offsets[lists.length] ?? 0);
  lists.forEach((list, place) => { targets.set(list, offsets[place]); });
  return { offsets, targets };
}

/** For each value the lists that hold it, in order: a counting sort, because there are millions. */
function invert(lists: readonly (readonly number[])[], valueCount: number): Adjacency {
  const offsets = new Uint32Array(valueCount + 1);
  for (const list of lists) for (const value of list) offsets[value + 1] = (offsets[value + 1] ?? 0) + 1;
  for (let value = 0; value < valueCount; value += 1) offsets[value + 1] = (offsets[value + 1] ?? 0) + (offsets[value] ?? 0);
  const next = offsets.slice();
  const targets = new Uint32Array(offsets[valueCount] ?? 0);
  lists.forEach((list, place) => {
    for (const value of list) {
      const at = next[value] ?? 0;
      targets[at] = place;
      next[value] = at + 1;
    }
  });
  return { offsets, targets };
}
