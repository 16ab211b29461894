import type { Lexicon } from '../search/lexicon.ts';
import { Comparer, featureNames, featurePlace } from './features.ts';
import type { Comparison } from './features.ts';
import type { PhraseIndexes } from './phraseColumns.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import { PhraseReader } from './phraseReader.ts';
import type { DefinedAbbreviations, PhraseVariant } from './queryVariants.ts';
import { isAsTyped, VariantMaker } from './queryVariants.ts';
import { Retriever } from './retrieve.ts';

/** One weight for each feature, in the order of `featureNames`. */
export type FeatureWeights = Float32Array;

export interface RankedConcept {
  readonly concept: number;
  /** Of the re-ranker; comparable within one answer. */
  readonly score: number;
  readonly cosine: number;
  /** Place by cosine alone, from 1. */
  readonly retrievalRank: number;
  readonly variant: PhraseVariant;
  readonly index: PhraseIndex;
  readonly name: number;
  readonly comparison: Comparison;
  /** Times that the phrase was accepted for this concept, by example. */
  readonly accepted: number;
}

export interface RankQuestion {
  readonly text: string;
  readonly system: string;
  readonly defined: DefinedAbbreviations;
  /** Accepted phrases of the system, searched beside its names. */
  readonly examples?: ExampleIndex | undefined;
  /** Whether the answers are to be codes without children, for which other weights hold. */
  readonly billable?: boolean;
}

/** The name under which the tables keep what was fitted for codes without children. */
export const billableOf = (system: string): string => `${system}-BILLABLE`;

/** Accepted phrases as an index of their own, with how often each was accepted for which concept. */
export interface ExampleIndex {
  readonly index: PhraseIndex;
  readonly countOf: (name: number) => number;
}

interface Found {
  readonly variant: PhraseVariant;
  readonly index: PhraseIndex;
  readonly name: number;
  readonly cosine: number;
}

const namesTypedMax = 60;
const namesVariantMax = 25;
const namesPivotMax = 12;
const pivotNamesMax = 8;
const conceptsMax = 60;

/** Ranks the concepts of one system for a phrase; the same for the service and for the measurement. */
export class PhraseRanker {
  readonly reader: PhraseReader;
  readonly comparer: Comparer;
  readonly #indexes: PhraseIndexes;
  readonly #variants: VariantMaker;
  readonly #retrievers = new Map<PhraseIndex, Retriever>();
  readonly #weightsOf: (system: string) => FeatureWeights;
  readonly #hasChildren: (concept: number) => boolean;

  constructor(indexes: PhraseIndexes, lexicon: Lexicon, weightsOf: (system: string) => FeatureWeights, hasChildren: (concept: number) => boolean) {
    this.#indexes = indexes;
    this.reader = new PhraseReader(lexicon);
    this.comparer = new Comparer(lexicon);
    this.#variants = new VariantMaker(lexicon, this.reader, indexes.rewrites);
    this.#weightsOf = weightsOf;
    this.#hasChildren = hasChildren;
  }

  /** Best first, each concept once; empty where the system has no names or nothing is alike. */
  rank({ text, system, defined, examples, billable = false }: RankQuestion): readonly RankedConcept[] {
    const index = this.#indexes.of(system);
    if (index === undefined) return [];
    const plain = this.#variants.plain(text, index, defined);
    const layers = examples === undefined ? [index] : [index, examples.index];
    const found: Found[] = [];
    const search = (variants: readonly PhraseVariant[], max: (variant: PhraseVariant) => number): void => {
      for (const variant of variants) for (const layer of layers) for (const hit of this.#retrieverOf(layer).retrieve(variant.words, max(variant))) found.push({ variant, index: layer, ...hit });
    };
    search(plain, (variant) => (isAsTyped(variant) ? namesTypedMax : namesVariantMax));
    search(this.#pivots(plain, system), () => namesPivotMax);
    search(this.#variants.rewritten(plain), () => namesVariantMax);
    return this.#score(found, text, this.#weightsOf(billable ? billableOf(system) : system), examples);
  }

  /** Only concepts with a name of the same words, as typed or with abbreviations spelled out; for many phrases at once. */
  rankNamed({ text, system, defined }: RankQuestion): readonly RankedConcept[] {
    const index = this.#indexes.of(system);
    if (index === undefined) return [];
    const variants = this.#variants.plain(text, index, defined).filter(({ changes }) => changes.part === 0);
    return this.#score(variants.flatMap((variant) => index.namesOfWords(variant.words).map((name) => ({ variant, index, name, cosine: 1 }))), text, this.#weightsOf(system), undefined);
  }

  #score(found: readonly Found[], text: string, weights: FeatureWeights, examples: ExampleIndex | undefined): readonly RankedConcept[] {
    const marks = this.reader.read(text);
    const byConcept = new Map<number, { best: RankedConcept; names: Set<number>; kinds: Set<number>; cosine: number; accepted: number }>();
    for (const { variant, index, name, cosine } of found) {
      const concept = index.conceptOf(name);
      const comparison = this.comparer.compare(index, variant, marks, name, cosine);
      const score = dot(weights, comparison.features);
      const accepted = index === examples?.index && comparison.sameWords && variant.changes.rewrite === 0 ? examples.countOf(name) : 0;
      const known = byConcept.get(concept);
      const candidate: RankedConcept = { concept, score, cosine, retrievalRank: 0, variant, index, name, comparison, accepted };
      if (known === undefined) {
        byConcept.set(concept, { best: candidate, names: new Set(cosine > 0.45 ? [name] : []), kinds: new Set([kindOf(variant)]), cosine, accepted });
        continue;
      }
      if (cosine > 0.45) known.names.add(name);
      known.kinds.add(kindOf(variant));
      known.cosine = Math.max(known.cosine, cosine);
      known.accepted = Math.max(known.accepted, accepted);
      if (score > known.best.score) known.best = candidate;
    }
    const acceptedInAll = [...byConcept.values()].reduce((sum, { accepted }) => sum + accepted, 0);
    const retrieved = [...byConcept.values()].sort((a, b) => b.cosine - a.cosine || a.best.concept - b.best.concept);
    const ranked = retrieved.map(({ best, names, kinds, cosine, accepted }, place): RankedConcept => {
      const features = best.comparison.features;
      features[featurePlace.support] = Math.log1p(names.size) / 2;
      features[featurePlace.hasChildren] = this.#hasChildren(best.concept) ? 1 : 0;
      features[featurePlace.accepted] = accepted > 0 ? 1 : 0;
      features[featurePlace.acceptedShare] = accepted / Math.max(1, acceptedInAll);
      features[featurePlace.agreement] = Math.min(1, (kinds.size - 1) / 3);
      return { ...best, cosine, accepted, retrievalRank: place + 1, score: dot(weights, features) };
    });
    return ranked.sort((a, b) => b.score - a.score || a.concept - b.concept).slice(0, conceptsMax);
  }

  /** Where the phrase names a concept of another system: the other names of that concept. */
  #pivots(plain: readonly PhraseVariant[], target: string): readonly PhraseVariant[] {
    const typed = plain.filter(({ changes }) => changes.part === 0).slice(0, 3);
    const seen = new Set(plain.map(({ words }) => [...words].sort().join(' ')));
    const pivots: PhraseVariant[] = [];
    for (const system of this.#indexes.systems) {
      if (system === target) continue;
      const index = this.#indexes.of(system);
      if (index === undefined) continue;
      for (const { words } of typed) {
        for (const hit of index.namesOfWords(words)) {
          const kind = index.kindOf(hit);
          if (kind === 'INCLUSION' || kind === 'INDEX_ENTRY') continue;
          const [start, end] = index.namesOf(index.conceptOf(hit));
          for (let name = start; name < end && pivots.length < pivotNamesMax; name += 1) {
            const variant = this.#variants.pivot(index.textOf(name), `A name of the same concept in ${system}: "${index.textOf(name)}".`);
            const key = [...variant.words].sort().join(' ');
            if (seen.has(key) || index.kindOf(name) === 'INCLUSION') continue;
            seen.add(key);
            pivots.push(variant);
          }
        }
      }
    }
    return pivots;
  }

  #retrieverOf(index: PhraseIndex): Retriever {
    const known = this.#retrievers.get(index) ?? new Retriever(index);
    this.#retrievers.set(index, known);
    return known;
  }
}

function dot(weights: Float32Array, features: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < featureNames.length; place += 1) sum += (weights[place] ?? 0) * (features[place] ?? 0);
  return sum;
}

const kindOf = ({ changes: { abbreviation, rewrite, pivot, part } }: PhraseVariant): number =>
  Number(abbreviation > 0) + 2 * Number(rewrite > 0) + 4 * Number(pivot > 0) + 8 * Number(part > 0);
