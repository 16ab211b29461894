import type { ConceptKind } from '../../server/domain/concept.ts';
import { limits } from '../../server/domain/limits.ts';
import { codeHits } from '../../server/search/codeHits.ts';
import type { QueryVariant, QueryWord } from '../../server/search/queryVariants.ts';
import { queryVariants } from '../../server/search/queryVariants.ts';
import { similarWords } from '../../server/search/spelling.ts';
import { wordsOf } from '../../server/search/words.ts';
import type { Graph } from '../../server/services/graph.ts';
import type { SearchQuestion } from '../../server/services/searchConcepts.ts';

export interface PlainHit {
  readonly concept: number;
  readonly id: string;
  readonly score: number;
  /** Of the concept, that gave the score; -1 for the code. */
  readonly name: number;
}
/** All hits, best first, and the counts. */
export interface PlainAnswer {
  readonly hits: readonly PlainHit[];
  readonly inactive: number;
  readonly bySystem: ReadonlyMap<string, number>;
  readonly byKind: ReadonlyMap<ConceptKind, number>;
}

const typeFactor = { PREFERRED: 1, SYNONYM: 0.985, LAY: 0.985, BRAND: 0.98, ABBREVIATION: 0.97, INDEX_ENTRY: 0.92, INCLUSION: 0.88, FORMER: 0.8 };
const scopeFactor = { EXACT: 1, NARROW: 0.96, BROAD: 0.94, RELATED: 0.92 };

type Lenience = 'WORDS' | 'SPELLING' | 'SOME_WORDS';
interface PlainWord {
  readonly optional: boolean;
  readonly weight: number;
  /** Of the match, by word of the vocabulary; 0 for none. */
  readonly qualities: Float64Array;
}

/** The search by its definition: each question reads and scores every name of the graph that holds a word of it. */
export class PlainSearch {
  readonly #graph: Graph;
  /** Sorted. */
  readonly #vocabulary: readonly string[];
  readonly #weights: Float32Array;
  readonly #namesByWord: readonly (readonly number[])[];
  readonly #wordsByName: readonly (readonly number[])[];

  constructor(graph: Graph) {
    this.#graph = graph;
    const { termIndex } = graph;
    const texts = Array.from(termIndex.nameConcept.keys(), (name) => wordsOf(termIndex.textOf(name), termIndex.fold).map(({ folded }) => folded));
    this.#vocabulary = [...new Set(texts.flat())].sort();
    const places = new Map(this.#vocabulary.map((word, place) => [word, place]));
    this.#wordsByName = texts.map((words) => words.map((word) => places.get(word) ?? -1));
    const namesByWord: number[][] = this.#vocabulary.map(() => []);
    this.#wordsByName.forEach((words, name) => { for (const word of new Set(words)) namesByWord[word]?.push(name); });
    this.#namesByWord = namesByWord;
    this.#weights = Float32Array.from(namesByWord, (names) => Math.log((texts.length + 1) / (names.length + 0.5)));
  }

  answer({ text, systems, kinds, within, language, includeInactive }: Omit<SearchQuestion, 'first' | 'after' | 'mode'>): PlainAnswer {
    const { topology, termIndex } = this.#graph;
    const inBranch = (concept: number): boolean => within === undefined || topology.hierarchy.subsumes(topology.liveIndexOf(within), concept);
    const best = new Map<number, PlainHit>();
    let enough = false;
    const keep = (concept: number, score: number, name: number): void => {
      const known = best.get(concept);
      if (known === undefined || score > known.score || (score === known.score && name < known.name)) best.set(concept, { concept, id: topology.idAt(concept), score, name });
    };
    const variants = queryVariants(termIndex, text, limits.searchWordsMax);
    for (const { concept, score } of codeHits(termIndex, text)) {
      if (!inBranch(concept)) continue;
      keep(concept, score, -1);
      enough ||= topology.isActive(concept);
    }
    for (const lenience of ['WORDS', 'SPELLING', 'SOME_WORDS'] as const) {
      for (const variant of variants) {
        this.#eachName(variant, lenience, (name, match, whole) => {
          const concept = termIndex.nameConcept[name] ?? -1;
          if (!inBranch(concept)) return;
          const spoken = language === undefined || termIndex.languageOf(name) === language ? 1 : 0.9;
          const named = match * variant.weight * typeFactor[termIndex.typeOf(name)] * scopeFactor[termIndex.scopeOf(name)] * spoken;
          keep(concept, Math.round((named * 0.94 + 0.06 * topology.prominenceOf(concept)) * (topology.isActive(concept) ? 1 : 0.8) * 1e6) / 1e6, name);
          enough ||= whole && topology.isActive(concept);
        });
      }
      if (enough || [...best.keys()].filter((concept) => topology.isActive(concept)).length >= 10) break;
    }
    return this.#filtered([...best.values()], systems, kinds, includeInactive);
  }

  #filtered(found: readonly PlainHit[], systems: readonly string[] | undefined, kinds: readonly ConceptKind[] | undefined, includeInactive: boolean): PlainAnswer {
    const { topology } = this.#graph;
    const inSystem = ({ concept }: PlainHit): boolean => systems?.includes(topology.systemOf(concept)) ?? true;
    const ofKind = ({ concept }: PlainHit): boolean => kinds?.includes(topology.kindOf(concept)) ?? true;
    const visible = found.filter(({ concept }) => includeInactive || topology.isActive(concept));
    const count = <Key>(hits: readonly PlainHit[], keyOf: (hit: PlainHit) => Key): Map<Key, number> => {
      const counts = new Map<Key, number>();
      for (const hit of hits) counts.set(keyOf(hit), (counts.get(keyOf(hit)) ?? 0) + 1);
      return counts;
    };
    return {
      hits: visible.filter((hit) => inSystem(hit) && ofKind(hit)).sort((a, b) => b.score - a.score || a.concept - b.concept),
      inactive: found.filter((hit) => !visible.includes(hit) && inSystem(hit) && ofKind(hit)).length,
      bySystem: count(visible.filter(ofKind), ({ concept }) => topology.systemOf(concept)),
      byKind: count(visible.filter(inSystem), ({ concept }) => topology.kindOf(concept)),
    };
  }

  #eachName(variant: QueryVariant, lenience: Lenience, onName: (name: number, match: number, whole: boolean) => void): void {
    const words = variant.words.map((word) => this.#read(word, lenience));
    const required = words.filter(({ optional }) => !optional);
    const asked = required.reduce((sum, { weight }) => sum + weight, 0);
    const held = new Set(required.flatMap(({ qualities }) => this.#namesByWord.filter((_, word) => (qualities[word] ?? 0) > 0).flat()));
    for (const place of held) {
      const name = this.#wordsByName[place] ?? [];
      const matches = words.map(({ qualities }) => bestPlace(name, qualities));
      const present = words.map((word, at) => ({ ...word, ...(matches[at] ?? { at: -1, quality: 0 }) })).filter(({ at }) => at !== -1);
      const lacked = words.reduce((sum, { optional, weight }, at) => sum + (optional || matches[at]?.at !== -1 ? 0 : weight), 0);
      if (lacked > (lenience === 'SOME_WORDS' ? asked * (1 - 0.6) : 0)) continue;
      if (lacked > 0 && present.filter(({ optional }) => !optional).length < 2) continue;
      const found = present.reduce((sum, { weight, quality }) => sum + weight * quality, 0);
      const total = present.reduce((sum, { optional, weight }) => sum + (optional ? weight : 0), asked);
      const covered = new Set(present.map(({ at }) => at));
      const weightOf = (places: readonly number[]): number => places.reduce((sum, at) => sum + (this.#weights[name[at] ?? -1] ?? 0), 0);
      const all = [...name.keys()];
      const share = weightOf(all.filter((at) => covered.has(at))) / weightOf(all);
      const inOrder = present.every(({ at }, order) => order === 0 || at > (present[order - 1]?.at ?? -1));
      const whole = lacked === 0 && covered.size === name.length && present.every(({ quality }) => quality === 1);
      onName(place, Math.min(1, (found / total) * (1 - 0.6 + 0.6 * share) * (1 - 0.01) + (inOrder ? 0.01 : 0)), whole);
    }
  }

  #read({ folded, prefix, optional }: QueryWord, lenience: Lenience): PlainWord {
    const qualities = Float64Array.from(this.#vocabulary, (word) => {
      if (word === folded) return 1;
      return Math.max(...[folded, prefix].map((beginning) => (word.startsWith(beginning) ? 0.55 + 0.4 * (beginning.length / word.length) : 0)));
    });
    const exact = this.#vocabulary.indexOf(folded);
    const known = (this.#namesByWord[exact]?.length ?? 0) > 10;
    if (lenience !== 'WORDS' && !optional && !known) this.#addMistakes(folded, qualities);
    const names = this.#namesByWord.reduce((sum, { length }, word) => sum + ((qualities[word] ?? 0) > 0 ? length : 0), 0);
    const weight = exact === -1 ? Math.log((this.#wordsByName.length + 1) / (names + 0.5)) : (this.#weights[exact] ?? 0);
    return { optional, weight: Math.max(0.1, weight), qualities };
  }

  #addMistakes(folded: string, qualities: Float64Array): void {
    const typed = /[^s]s$/.test(folded) && folded.length > 4 ? folded.slice(0, -1) : folded;
    const add = (distanceMax: number, asBeginning: boolean, anyFirstLetter: boolean): boolean => {
      const near = similarWords(this.#vocabulary, typed, distanceMax, asBeginning)
        .filter(({ word, distance }) => (anyFirstLetter || this.#vocabulary[word]?.[0] === folded[0]) && !(distance === 0 && typed === folded));
      for (const { word, distance } of near) qualities[word] = Math.max(qualities[word] ?? 0, (asBeginning ? 0.6 : 0.8) - 0.12 * (Math.max(1, distance) - 1));
      return near.length > 0;
    };
    if (folded.length < 4) return;
    const whole = add(1, false, folded.length >= 6);
    const begun = folded.length >= 5 && add(1, true, false);
    if (whole || begun || folded.length < 6) return;
    add(2, false, false);
    if (folded.length >= 8) add(2, true, false);
  }
}

/** The place whose word matches best, the first of equals; -1 where none does. */
function bestPlace(name: readonly number[], qualities: Float64Array): { readonly at: number; readonly quality: number } {
  let [at, quality] = [-1, 0];
  name.forEach((word, place) => {
    const found = qualities[word] ?? 0;
    if (found > quality) [at, quality] = [place, found];
  });
  return { at, quality };
}
