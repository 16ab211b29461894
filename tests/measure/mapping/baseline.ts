import type { PhraseIndex } from '../../../server/mapping/phraseIndex.ts';
import { wordsOf } from '../../../server/search/words.ts';

const k = 1.2;
const b = 0.75;

/** BM25 over the words of the own names of the concepts (Robertson and Walker 1994), as a full-text table would rank them. */
export class Bm25 {
  readonly #postings = new Map<string, { readonly name: number; readonly count: number }[]>();
  readonly #lengths: number[] = [];
  readonly #concepts: number[] = [];
  readonly #mean: number;

  constructor(index: PhraseIndex) {
    for (let name = 0; name < index.nameCount; name += 1) {
      const kind = index.kindOf(name);
      if (kind === 'BORROWED' || kind === 'BORROWED_FAR') continue;
      const words = plainWords(index.textOf(name));
      const counts = new Map<string, number>();
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      const place = this.#concepts.push(index.conceptOf(name)) - 1;
      this.#lengths.push(words.length);
      for (const [word, count] of counts) {
        const list = this.#postings.get(word) ?? [];
        this.#postings.set(word, list);
        list.push({ name: place, count });
      }
    }
    this.#mean = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.#lengths.length);
  }

  rank(text: string, max: number): readonly number[] {
    const scores = new Map<number, number>();
    for (const word of new Set(plainWords(text))) {
      const postings = this.#postings.get(word) ?? [];
      const weight = Math.log(1 + (this.#concepts.length - postings.length + 0.5) / (postings.length + 0.5));
      for (const { name, count } of postings) {
        const gain = (weight * count * (k + 1)) / (count + k * (1 - b + (b * (this.#lengths[name] ?? 0)) / this.#mean));
        scores.set(name, (scores.get(name) ?? 0) + gain);
      }
    }
    const concepts = new Set<number>();
    for (const [name] of [...scores].sort((x, y) => y[1] - x[1] || x[0] - y[0])) {
      concepts.add(this.#concepts[name] ?? -1);
      if (concepts.size >= max) break;
    }
    return [...concepts];
  }
}

const plainWords = (text: string): string[] => wordsOf(text, (word) => word).map(({ folded }) => folded);
