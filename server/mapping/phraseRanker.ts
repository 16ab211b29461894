import type { MappingRelation } from '../domain/mapping.ts';
import type { ConceptId, ConceptKind } from '../domain/concept.ts';
import type { Hierarchy } from '../domain/hierarchy.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { affirmedIn, descend } from './descend.ts';
import type { ExampleIndex } from './exampleIndex.ts';
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
  /** How far neighbours of what is mapped lead to this part of the hierarchy; 0 where none was asked. */
  readonly support: number;
  /** What people said of this concept for the phrase. */
  readonly judged: Judged;
}

export interface Judged {
  /** Times that the phrase was accepted for this concept. */
  readonly accepted: number;
  /** Times that it was accepted for any concept of the system. */
  readonly acceptedInAll: number;
  readonly rejected: number;
  /** As it was accepted. */
  readonly relation: MappingRelation | undefined;
  /** What of the score comes from it. */
  readonly part: number;
}

export interface RankQuestion {
  readonly text: string;
  readonly system: string;
  readonly defined: DefinedAbbreviations;
  /** Accepted phrases of the system, searched beside its names. */
  readonly examples?: ExampleIndex | undefined;
  /** Names of this language are preferred to English ones, and others left out; without it every language counts alike. */
  readonly language?: string | undefined;
  /** Whether the answers are to be codes without children, for which other weights hold. */
  readonly billable?: boolean;
}

/** What the ranking needs of a release beside its names; `Topology` satisfies it. */
export interface ConceptTree {
  readonly hierarchy: Hierarchy;
  idAt(concept: number): ConceptId;
  kindOf(concept: number): ConceptKind;
}

/** The name under which the tables keep what was fitted for codes without children. */
export const billableOf = (system: string): string => `${system}-BILLABLE`;

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
  readonly #tree: ConceptTree;

  constructor(indexes: PhraseIndexes, lexicon: Lexicon, weightsOf: (system: string) => FeatureWeights, tree: ConceptTree) {
    this.#indexes = indexes;
    this.reader = new PhraseReader(lexicon);
    this.comparer = new Comparer(lexicon);
    this.#variants = new VariantMaker(lexicon, this.reader, indexes.rewrites);
    this.#weightsOf = weightsOf;
    this.#tree = tree;
  }

  /** Best first, each concept once; empty where the system has no names or nothing is alike. */
  rank({ text, system, defined, examples, language, billable = false }: RankQuestion): readonly RankedConcept[] {
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
    return this.#score(found, { text, language, examples, billable }, index, this.#weightsOf(billable ? billableOf(system) : system));
  }

  /** The side that the phrase says, spelled out or not; undefined where it says none, or several. */
  sideIn(text: string, system: string, defined: DefinedAbbreviations): string | undefined {
    const index = this.#indexes.of(system);
    const [side, another] = new Set(index === undefined ? [] : this.#variants.plain(text, index, defined).flatMap(({ aside }) => aside ?? []));
    return another === undefined ? side : undefined;
  }

  /** The same concepts in the order that the neighbours of what is mapped suggest; `support` is 0 to 1 for each. */
  withNeighbours(ranked: readonly RankedConcept[], support: readonly number[], system: string): readonly RankedConcept[] {
    const weight = this.#weightsOf(system)[featurePlace.neighbours] ?? 0;
    return ranked.map((candidate, place) => ({ ...candidate, support: support[place] ?? 0, score: candidate.score + weight * (support[place] ?? 0) })).sort((a, b) => b.score - a.score || a.concept - b.concept);
  }

  /** Only concepts with a name of the same words, as typed or with abbreviations spelled out; for many phrases at once. */
  rankNamed({ text, system, defined, examples, language }: RankQuestion): readonly RankedConcept[] {
    const index = this.#indexes.of(system);
    if (index === undefined) return [];
    const variants = this.#variants.plain(text, index, defined).filter(({ changes }) => changes.part + changes.aside === 0);
    const layers = examples === undefined ? [index] : [index, examples.index];
    const found = variants.flatMap((variant) => layers.flatMap((layer) => layer.namesOfWords(variant.words).map((name) => ({ variant, index: layer, name, cosine: 1 }))));
    return this.#score(found, { text, language, examples }, index, this.#weightsOf(system));
  }

  #score(found: readonly Found[], { text, language, examples, billable = false }: Pick<RankQuestion, 'text' | 'language' | 'examples' | 'billable'>, own: PhraseIndex, weights: FeatureWeights): readonly RankedConcept[] {
    const marks = this.reader.read(text);
    const affirmed = affirmedIn(marks);
    const worthOf = this.#languageWorth(language);
    const byConcept = new Map<number, { best: RankedConcept; names: Set<number>; kinds: Set<number>; cosine: number; accepted: number; relation: MappingRelation | undefined; rejected: number }>();
    for (const { variant, index, name, cosine } of found) {
      const worth = worthOf(index, name);
      if (worth === undefined) continue;
      const concept = index.conceptOf(name);
      const comparison = this.comparer.compare(index, variant, marks, name, cosine);
      const score = dot(weights, comparison.features) + worth;
      const isMeant = variant.changes.rewrite + variant.changes.part + variant.changes.pivot + variant.changes.aside === 0;
      const accepted = index === examples?.index && comparison.sameWords && isMeant ? examples.countOf(name) : 0;
      const relation = accepted > 0 ? examples?.relationOf(name) : undefined;
      const rejected = isMeant ? (examples?.rejectionsOf(variant.words, concept) ?? 0) : 0;
      const known = byConcept.get(concept);
      const candidate: RankedConcept = { concept, score, cosine, retrievalRank: 0, variant, index, name, comparison, support: 0, judged: unjudged };
      if (known === undefined) {
        byConcept.set(concept, { best: candidate, names: new Set(cosine > 0.45 ? [name] : []), kinds: new Set([kindOf(variant)]), cosine, accepted, relation, rejected });
        continue;
      }
      if (cosine > 0.45) known.names.add(name);
      known.kinds.add(kindOf(variant));
      known.cosine = Math.max(known.cosine, cosine);
      known.rejected = Math.max(known.rejected, rejected);
      if (accepted > known.accepted) {
        known.accepted = accepted;
        known.relation = relation;
      }
      if (score > known.best.score) known.best = candidate;
    }
    const acceptedInAll = [...byConcept.values()].reduce((sum, { accepted }) => sum + accepted, 0);
    const retrieved = [...byConcept.values()].sort((a, b) => b.cosine - a.cosine || a.best.concept - b.best.concept);
    const ranked = retrieved.map(({ best, names, kinds, cosine, accepted, relation, rejected }, place): RankedConcept => {
      const features = best.comparison.features;
      features[featurePlace.support] = Math.log1p(names.size) / 2;
      features[featurePlace.contextCovered] = best.index === own ? this.#contextCovered(own, best) : (features[featurePlace.queryCovered] ?? 0);
      const { hierarchy } = this.#tree;
      features[featurePlace.hasChildren] = hierarchy.childCount(best.concept) > 0 ? 1 : 0;
      const end = billable ? descend(best.concept, hierarchy, (at) => this.#tree.idAt(at), own, affirmed).concept : undefined;
      features[featurePlace.openEnded] = end !== undefined && hierarchy.childCount(end) > 0 ? 1 : 0;
      features[featurePlace.agreement] = Math.min(1, (kinds.size - 1) / 3);
      const worth = (worthOf(best.index, best.name) ?? 0) + this.#qualifierWorth(best);
      const unjudgedScore = dot(weights, features) + worth;
      features[featurePlace.accepted] = accepted > 0 ? 1 : 0;
      features[featurePlace.acceptedShare] = accepted / Math.max(1, acceptedInAll);
      features[featurePlace.rejected] = rejected / Math.max(1, rejected + accepted);
      const score = dot(weights, features) + worth;
      return { ...best, cosine, retrievalRank: place + 1, score, judged: { accepted, acceptedInAll, rejected, relation, part: score - unjudgedScore } };
    });
    return ranked.sort((a, b) => b.score - a.score || a.concept - b.concept).slice(0, conceptsMax);
  }

  /** How much of the phrase the name says together with the names of what is above its concept. */
  #contextCovered(index: PhraseIndex, { concept, name, variant }: Pick<RankedConcept, 'concept' | 'name' | 'variant'>): number {
    const held = new Set(index.wordsOf(name));
    for (const above of this.#tree.hierarchy.ancestorsOf(concept)) {
      const [first, end] = index.namesOf(above);
      if (first < end) for (const word of index.wordsOf(first)) held.add(word);
    }
    return this.comparer.covered(index, variant, held);
  }

  /** What a name's language adds to its score; undefined for a name that is left out. */
  #languageWorth(language: string | undefined): (index: PhraseIndex, name: number) => number | undefined {
    if (language === undefined) return () => 0;
    const wanted = primaryOf(language);
    const worth = this.#indexes.languages.map((tag) => (primaryOf(tag) === wanted ? languageWorth : primaryOf(tag) === 'en' ? 0 : undefined));
    return (index, name) => worth[index.arrays.nameLanguage[name] ?? 0];
  }

  /** What is taken off a qualifier for the share of the phrase that it does not say: "urinary frequency" states what is frequent, and that is the finding. */
  #qualifierWorth({ concept, comparison: { features }, variant: { changes } }: RankedConcept): number {
    if (this.#tree.kindOf(concept) !== 'QUALIFIER') return 0;
    return -qualifiedWorth * (1 - (changes.part + changes.aside > 0 ? 0 : (features[featurePlace.queryCovered] ?? 0)));
  }

  /** Where the phrase names a concept of another system: the other names of that concept. */
  #pivots(plain: readonly PhraseVariant[], target: string): readonly PhraseVariant[] {
    const whole = plain.filter(({ changes }) => changes.part === 0).slice(0, 3);
    const typed = [...whole, ...plain.filter(({ changes }) => changes.part > 0).slice(0, 3)];
    const seen = new Set(plain.map(({ words }) => [...words].sort().join(' ')));
    const pivots: PhraseVariant[] = [];
    for (const system of this.#indexes.systems) {
      if (system === target) continue;
      const index = this.#indexes.of(system);
      if (index === undefined) continue;
      for (const reading of typed) {
        for (const hit of index.namesOfWords(reading.words)) {
          const kind = index.kindOf(hit);
          if (kind === 'INCLUSION' || kind === 'INDEX_ENTRY') continue;
          const [start, end] = index.namesOf(index.conceptOf(hit));
          for (let name = start; name < end && pivots.length < pivotNamesMax; name += 1) {
            const variant = this.#variants.pivot(index.textOf(name), reading, `A name of the same concept in ${system}: "${index.textOf(name)}".`);
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

/** "pt-BR" is Portuguese. */
const primaryOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
/** An English name must be this much better than one of the language asked for: more than what an exact preferred name is worth. */
const languageWorth = 3;
/** What a name with exactly the words of the phrase is worth: a qualifier of half of it comes after every name that is like the whole. */
const qualifiedWorth = 20;
const unjudged: Judged = { accepted: 0, acceptedInAll: 0, rejected: 0, relation: undefined, part: 0 };

function dot(weights: Float32Array, features: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < featureNames.length; place += 1) sum += (weights[place] ?? 0) * (features[place] ?? 0);
  return sum;
}

const kindOf = ({ changes: { abbreviation, rewrite, pivot, part, aside } }: PhraseVariant): number =>
  Number(abbreviation > 0) + 2 * Number(rewrite > 0) + 4 * Number(pivot > 0) + 8 * Number(part + aside > 0);
