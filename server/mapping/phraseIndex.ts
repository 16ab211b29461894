import type { EntryKind, PhraseArrays } from './phraseArrays.ts';
import { entryKinds, gramsOf, keyOf, noWord, phraseMarks } from './phraseArrays.ts';

export interface SimilarWord {
  readonly word: number;
  /** 1 for the word itself, else above `similarityMin`. */
  readonly similarity: number;
}

const similarityMin = 0.5;
const similarWordsMax = 14;
const longerWordsMax = 4;
const cutShortSimilarity = 0.75;
const knownWordsMax = 20_000;

/** The names of one code system, ready for questions. */
export class PhraseIndex {
  readonly arrays: PhraseArrays;
  /** Information content of each word: −ln of the share of names that hold it. */
  readonly weights: Float32Array;
  /** Length of each name's vector of word weights. */
  readonly norms: Float32Array;
  /** Weight of a word that no name holds. */
  readonly unknownWeight: number;
  readonly #textOf: (name: number) => string;
  readonly #wordPlace: ReadonlyMap<string, number>;
  readonly #gramPlace: ReadonlyMap<string, number>;
  readonly #gramCount: Uint8Array;
  readonly #shared: Uint8Array;
  readonly #similar = new Map<string, readonly SimilarWord[]>();

  constructor(arrays: PhraseArrays, textOf: (name: number) => string) {
    this.arrays = arrays;
    this.#textOf = textOf;
    const { words, nameConcept, nameWordOffsets, nameWords, postingOffsets } = arrays;
    const count = nameConcept.length;
    this.unknownWeight = Math.log((count + 1) / 0.5);
    this.weights = Float32Array.from(words, (_, word) => Math.log((count + 1) / ((postingOffsets[word + 1] ?? 0) - (postingOffsets[word] ?? 0) + 0.5)));
    this.norms = new Float32Array(count);
    for (let name = 0; name < count; name += 1) {
      let sum = 0;
      for (let at = nameWordOffsets[name] ?? 0; at < (nameWordOffsets[name + 1] ?? 0); at += 1) sum += (this.weights[nameWords[at] ?? 0] ?? 0) ** 2;
      this.norms[name] = Math.sqrt(sum);
    }
    this.#wordPlace = new Map(words.map((word, place) => [word, place]));
    this.#gramPlace = new Map(arrays.grams.map((gram, place) => [gram, place]));
    this.#gramCount = Uint8Array.from(words, (word) => Math.min(255, gramsOf(word).length));
    this.#shared = new Uint8Array(words.length);
  }

  get nameCount(): number {
    return this.arrays.nameConcept.length;
  }
  textOf(name: number): string {
    return this.#textOf(name);
  }
  conceptOf(name: number): number {
    return this.arrays.nameConcept[name] ?? 0;
  }
  kindOf(name: number): EntryKind {
    return entryKinds[this.arrays.nameKind[name] ?? 0] ?? 'OTHER_NAME';
  }
  hasMark(name: number, mark: keyof typeof phraseMarks): boolean {
    return ((this.arrays.nameMarks[name] ?? 0) & phraseMarks[mark]) !== 0;
  }
  wordsOf(name: number): Uint32Array {
    const { nameWords, nameWordOffsets } = this.arrays;
    return nameWords.subarray(nameWordOffsets[name], nameWordOffsets[name + 1]);
  }
  /** For each word of the name 1 where the name denies it. */
  deniedOf(name: number): Uint8Array {
    const { nameDenied, nameWordOffsets } = this.arrays;
    return nameDenied.subarray(nameWordOffsets[name], nameWordOffsets[name + 1]);
  }
  wordAt(place: number): string {
    return this.arrays.words[place] ?? '';
  }
  headOf(name: number): number {
    return this.arrays.nameHead[name] ?? noWord;
  }
  postingsOf(word: number): Uint32Array {
    const { postings, postingOffsets } = this.arrays;
    return postings.subarray(postingOffsets[word], postingOffsets[word + 1]);
  }
  wordPlace(word: string): number | undefined {
    return this.#wordPlace.get(word);
  }

  /** Half-open range of the names of a concept. */
  namesOf(concept: number): readonly [number, number] {
    const { nameConcept } = this.arrays;
    const start = firstWhere(nameConcept.length, (place) => (nameConcept[place] ?? 0) >= concept);
    let end = start;
    while (nameConcept[end] === concept) end += 1;
    return [start, end];
  }

  /** Names of exactly these words, in any order. */
  namesOfWords(words: readonly string[]): number[] {
    const { keyHash, keyName } = this.arrays;
    const hash = keyOf(words);
    const found: number[] = [];
    const wanted = new Set(words);
    for (let place = firstWhere(keyHash.length, (at) => (keyHash[at] ?? 0) >= hash); keyHash[place] === hash; place += 1) {
      const name = keyName[place] ?? 0;
      const own = this.wordsOf(name);
      // Different words may share a hash.
      if (own.length === wanted.size && own.every((word) => wanted.has(this.wordAt(word)))) found.push(name);
    }
    return found;
  }

  /** The word itself and those spelled alike, nearest first: shared trigrams (Dice), with the weight on the beginning. */
  similarWords(word: string): readonly SimilarWord[] {
    const known = this.#similar.get(word);
    if (known !== undefined) return known;
    const found = this.#findSimilar(word);
    if (this.#similar.size >= knownWordsMax) this.#similar.clear();
    this.#similar.set(word, found);
    return found;
  }

  /** In the order of the alphabet. */
  wordsBeginning(start: string): readonly number[] {
    const { words } = this.arrays;
    const found: number[] = [];
    for (let place = firstWhere(words.length, (at) => (words[at] ?? '') >= start); (words[place] ?? '').startsWith(start); place += 1) found.push(place);
    return found;
  }

  /** Of an unknown word, the known ones that it is cut short from: "pulm". */
  #longerWords(word: string): readonly SimilarWord[] {
    if (word.length < 3 || !/^\p{L}+$/u.test(word)) return [];
    return this.wordsBeginning(word).map((place) => ({ word: place, count: this.postingsOf(place).length })).sort((a, b) => b.count - a.count || a.word - b.word).slice(0, longerWordsMax).map(({ word: place }) => ({ word: place, similarity: cutShortSimilarity }));
  }

  #findSimilar(word: string): readonly SimilarWord[] {
    const own = this.#wordPlace.get(word);
    // Numbers and words of up to three letters mean something else when a letter differs.
    if (word.length < 4 || /^\d+$/.test(word)) return own === undefined ? this.#longerWords(word) : [{ word: own, similarity: 1 }];
    const { gramOffsets, gramWords } = this.arrays;
    const grams = gramsOf(word);
    const touched: number[] = [];
    for (const gram of grams) {
      const place = this.#gramPlace.get(gram);
      if (place === undefined) continue;
      for (let at = gramOffsets[place] ?? 0; at < (gramOffsets[place + 1] ?? 0); at += 1) {
        const other = gramWords[at] ?? 0;
        if (this.#shared[other] === 0) touched.push(other);
        this.#shared[other] = (this.#shared[other] ?? 0) + 1;
      }
    }
    const similar: SimilarWord[] = [];
    for (const other of touched) {
      const dice = (2 * (this.#shared[other] ?? 0)) / (grams.length + (this.#gramCount[other] ?? 0));
      this.#shared[other] = 0;
      if (other === own || dice < 0.36) continue;
      const similarity = likeness(word, this.wordAt(other), dice);
      if (similarity >= similarityMin) similar.push({ word: other, similarity });
    }
    if (own === undefined) similar.push(...this.#longerWords(word));
    similar.sort((a, b) => b.similarity - a.similarity || a.word - b.word);
    return [...(own === undefined ? [] : [{ word: own, similarity: 1 }]), ...similar.slice(0, similarWordsMax)];
  }
}

/** Words of one stem count more than words that share an ending: "hypertensive" and "hypertension", not "gastritis" and "arthritis". */
function likeness(a: string, b: string, dice: number): number {
  if (b.length < 4 || /^\d+$/.test(b)) return 0;
  let beginning = 0;
  while (beginning < a.length && beginning < b.length && a.charCodeAt(beginning) === b.charCodeAt(beginning)) beginning += 1;
  const share = beginning / Math.max(a.length, b.length);
  const alike = Math.min(0.95, 0.6 * dice + 0.45 * share);
  return alike < swappedSimilarity && swapped(a, b) ? swappedSimilarity : alike;
}

const swappedSimilarity = 0.85;
/** Whether two neighbouring letters changed places, and nothing else. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function firstWhere(length: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
