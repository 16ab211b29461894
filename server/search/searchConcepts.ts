import { BitSet } from '../domain/bitSet.ts';
import type { ConceptKind } from '../domain/concept.ts';
import { limits } from '../domain/limits.ts';
import { codeHits } from './codeHits.ts';
import type { Lenience, NameMatch, NameSink } from './findNames.ts';
import { leniences, NameFinder } from './findNames.ts';
import { hitScore, otherLanguageFactor } from './hitScore.ts';
import type { QueryVariant } from './queryVariants.ts';
import { queryVariants } from './queryVariants.ts';
import { ReadWord } from './readWord.ts';
import type { TermIndex } from './termIndex.ts';

/** How a concept was found; `name` is its place in the index, undefined for a match on the code. */
export interface SearchHit {
  readonly concept: number;
  readonly score: number;
  readonly name: number | undefined;
  readonly match: NameMatch | 'CODE';
  readonly variant: QueryVariant;
}

/** What concepts have in common that are counted together. */
export interface ConceptGroup {
  readonly system: string;
  readonly kind: ConceptKind;
  readonly active: boolean;
}

/** What the search asks of each concept, by its index. */
export interface ConceptFacts {
  readonly conceptCount: number;
  readonly groups: readonly ConceptGroup[];
  /** Place in `groups`. */
  groupOf(concept: number): number;
  isActive(concept: number): boolean;
  /** 0..1: how much of the graph hangs on it; decides among equal names. */
  prominenceOf(concept: number): number;
}

export interface SearchRequest {
  readonly text: string;
  readonly systems: ReadonlySet<string> | undefined;
  readonly kinds: ReadonlySet<ConceptKind> | undefined;
  /** The branch searched. */
  readonly branch: { has(concept: number): boolean } | undefined;
  readonly language: string | undefined;
  readonly includeInactive: boolean;
  readonly first: number;
  readonly after: Position | undefined;
}
interface Position {
  readonly score: number;
  readonly concept: number;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Hits before this page. */
  readonly offset: number;
  readonly hasNext: boolean;
  /** Counts all hits, which takes longer than finding the best; it may be stopped now and then. */
  readonly count: () => Generator<undefined, HitCounts>;
}
export interface HitCounts {
  readonly total: number;
  /** Hits that are hidden because they are inactive. */
  readonly inactive: number;
  readonly bySystem: ReadonlyMap<string, number>;
  readonly byKind: ReadonlyMap<ConceptKind, number>;
}

/**
 * Ranks concepts by their best name. Which ways of matching are tried depends on the text and the branch alone, never on
 * the filters by system and kind, so that a facet's count is what its filter leaves. It may be stopped now and then.
 */
export function* searchConcepts(index: TermIndex, facts: ConceptFacts, request: SearchRequest): Generator<undefined, SearchAnswer> {
  const search = new Search(index, facts, request);
  const { after, first } = request;
  const ahead = new Set<number>();
  if (after !== undefined) yield* search.run({ scoreMin: after.score, keep: (hit) => { if (compareHits(hit, after) <= 0) ahead.add(hit.concept); } });
  const page = new BestHits(first + 1, ahead);
  yield* search.run(page);
  return { hits: page.hits.slice(0, first), offset: ahead.size, hasNext: page.hits.length > first, count: () => search.count() };
}

/** Keeps what it wants of the hits; those below its least score need not be found. */
interface HitKeeper {
  readonly scoreMin: number;
  keep(hit: SearchHit): void;
}

class Search {
  readonly #index: TermIndex;
  readonly #facts: ConceptFacts;
  readonly #request: SearchRequest;
  readonly #variants: readonly QueryVariant[];
  readonly #finders = new Map<Lenience, readonly NameFinder[]>();
  readonly #enough: EnoughHits;
  /** The last way of matching that is needed, once it is known: it finds all that those before it find. */
  #lenience: Lenience | undefined;

  constructor(index: TermIndex, facts: ConceptFacts, request: SearchRequest) {
    this.#index = index;
    this.#facts = facts;
    this.#request = request;
    this.#variants = queryVariants(index, request.text, limits.searchWordsMax);
    this.#enough = new EnoughHits(facts);
  }

  /** Gives the keeper every hit that it may want, some concepts by several names. */
  *run(keeper: HitKeeper): Generator<undefined, void> {
    const names = new NamedHits(this.#index, this.#facts, this.#request, this.#enough, keeper);
    for (const { concept, score } of this.#codeHits()) names.takeCode(concept, score, this.#variants[0] ?? emptyVariant);
    for (const lenience of leniences) {
      const finders = this.#findersOf(lenience);
      for (let place = 0; place < finders.length; place += 1) {
        names.variant = this.#variants[place] ?? emptyVariant;
        if (finders[place]?.findsMore === true) yield* finders[place]?.find(names) ?? [];
      }
      if (this.#lenience === undefined && this.#enough.reached) this.#lenience = lenience;
      if (this.#lenience === lenience) return;
    }
    this.#lenience = 'SOME_WORDS';
  }

  /** After `run`. */
  *count(): Generator<undefined, HitCounts> {
    const { branch, includeInactive } = this.#request;
    const seen = new BitSet(this.#facts.conceptCount);
    const counts = new Uint32Array(this.#facts.groups.length);
    const see = (concept: number): void => {
      if (seen.has(concept)) return;
      seen.add(concept);
      if (branch !== undefined && !branch.has(concept)) return;
      const group = this.#facts.groupOf(concept);
      counts[group] = (counts[group] ?? 0) + 1;
    };
    for (const { concept } of this.#codeHits()) see(concept);
    for (const finder of this.#findersOf(this.#lenience ?? 'WORDS')) yield* finder.findAll((name) => { see(this.#index.nameConcept[name] ?? 0); });

    const bySystem = new Map<string, number>();
    const byKind = new Map<ConceptKind, number>();
    let total = 0;
    let inactive = 0;
    this.#facts.groups.forEach(({ system, kind, active }, group) => {
      const count = counts[group] ?? 0;
      if (count === 0) return;
      const fits = filtersLet(this.#request, system, kind);
      if (!active && !includeInactive) {
        if (fits) inactive += count;
        return;
      }
      if (filtersLet(this.#request, undefined, kind)) bySystem.set(system, (bySystem.get(system) ?? 0) + count);
      if (filtersLet(this.#request, system, undefined)) byKind.set(kind, (byKind.get(kind) ?? 0) + count);
      if (fits) total += count;
    });
    return { total, inactive, bySystem, byKind };
  }

  #codeHits(): ReturnType<typeof codeHits> {
    const { branch, text } = this.#request;
    return codeHits(this.#index, text).filter(({ concept }) => branch === undefined || branch.has(concept));
  }

  #findersOf(lenience: Lenience): readonly NameFinder[] {
    const known = this.#finders.get(lenience);
    if (known !== undefined) return known;
    const corrected = lenience === 'SOME_WORDS' ? this.#findersOf('SPELLING') : undefined;
    const finders = this.#variants.map(({ words, weight }, place) =>
      new NameFinder(this.#index, corrected?.[place]?.words ?? words.map((word) => new ReadWord(this.#index, word, lenience !== 'WORDS')), lenience, weight));
    this.#finders.set(lenience, finders);
    return finders;
  }
}

/** Whether the filters let through what is known of a concept. */
const filtersLet = ({ systems, kinds }: SearchRequest, system: string | undefined, kind: ConceptKind | undefined): boolean =>
  (system === undefined || systems === undefined || systems.has(system)) && (kind === undefined || kinds === undefined || kinds.has(kind));

const emptyVariant: QueryVariant = { words: [], weight: 1, expanded: undefined };

/** With fewer hits than this, and none that is the whole name or a code, the next, more lenient way of matching is tried too. */
const enoughHits = 10;

/** Knows when the hits seen are enough, whatever the filters. */
class EnoughHits {
  readonly #facts: ConceptFacts;
  readonly #seen = new Set<number>();
  reached = false;

  constructor(facts: ConceptFacts) {
    this.#facts = facts;
  }

  see(concept: number, match: SearchHit['match']): void {
    if (this.reached || !this.#facts.isActive(concept)) return;
    this.#seen.add(concept);
    this.reached = match === 'WHOLE_NAME' || match === 'CODE' || this.#seen.size >= enoughHits;
  }
}

/** Makes hits of the names that are found. */
class NamedHits implements NameSink {
  /** The reading that the names are found by. */
  variant = emptyVariant;
  readonly #index: TermIndex;
  readonly #facts: ConceptFacts;
  readonly #request: SearchRequest;
  readonly #enough: EnoughHits;
  readonly #keeper: HitKeeper;
  /** By group of concepts: 1 shown, 2 hidden, 0 not asked yet. */
  readonly #shown: Uint8Array;

  constructor(index: TermIndex, facts: ConceptFacts, request: SearchRequest, enough: EnoughHits, keeper: HitKeeper) {
    this.#index = index;
    this.#facts = facts;
    this.#request = request;
    this.#enough = enough;
    this.#keeper = keeper;
    this.#shown = new Uint8Array(facts.groups.length);
  }

  /** Nothing may be left out until it is known which ways of matching are needed. */
  get scoreMin(): number {
    return this.#enough.reached ? this.#keeper.scoreMin - roundingStep : -Infinity;
  }

  wants(name: number): boolean {
    const concept = this.#index.nameConcept[name] ?? 0;
    if (this.#enough.reached && !this.#isShown(concept)) return false;
    return this.#request.branch === undefined || this.#request.branch.has(concept);
  }

  take(name: number, found: number, match: NameMatch): void {
    const { nameConcept, cells } = this.#index;
    const concept = nameConcept[name] ?? 0;
    this.#enough.see(concept, match);
    if (!this.#isShown(concept)) return;
    const { language } = this.#request;
    const spoken = language === undefined || this.#index.languageOf(name) === language ? 1 : otherLanguageFactor;
    const score = rounded(hitScore(found * spoken, cells.factors[cells.ofName[name] ?? 0] ?? 0, this.#facts.prominenceOf(concept), this.#facts.isActive(concept)));
    if (score >= this.#keeper.scoreMin) this.#keeper.keep({ concept, score, name, match, variant: this.variant });
  }

  takeCode(concept: number, score: number, variant: QueryVariant): void {
    this.#enough.see(concept, 'CODE');
    if (this.#isShown(concept)) this.#keeper.keep({ concept, score, name: undefined, match: 'CODE', variant });
  }

  #isShown(concept: number): boolean {
    const place = this.#facts.groupOf(concept);
    if (this.#shown[place] === 0) {
      const { system, kind, active } = this.#facts.groups[place] ?? { system: undefined, kind: undefined, active: false };
      this.#shown[place] = (active || this.#request.includeInactive) && filtersLet(this.#request, system, kind) ? 1 : 2;
    }
    return this.#shown[place] === 1;
  }
}

const roundingStep = 1e-6;
const rounded = (score: number): number => Math.round(score * 1e6) / 1e6;

/** Best first; among equal scores by concept, so that the order is total. */
const compareHits = (a: Position, b: Position): number => b.score - a.score || a.concept - b.concept;

/** The best hits, one for each concept. */
class BestHits implements HitKeeper {
  /** Best first. */
  readonly hits: SearchHit[] = [];
  readonly #size: number;
  readonly #without: ReadonlySet<number>;
  scoreMin = -Infinity;

  constructor(size: number, without: ReadonlySet<number>) {
    this.#size = size;
    this.#without = without;
  }

  keep(hit: SearchHit): void {
    const worst = this.hits.length === this.#size ? this.hits.at(-1) : undefined;
    if ((worst !== undefined && compareHits(hit, worst) > 0) || this.#without.has(hit.concept)) return;
    const knownAt = this.hits.findIndex(({ concept }) => concept === hit.concept);
    const known = this.hits[knownAt];
    if (known !== undefined) {
      if (!isBetterHit(hit, known)) return;
      this.hits.splice(knownAt, 1);
    }
    const place = this.hits.findIndex((other) => compareHits(hit, other) < 0);
    this.hits.splice(place === -1 ? this.hits.length : place, 0, hit);
    if (this.hits.length > this.#size) this.hits.pop();
    if (this.hits.length === this.#size) this.scoreMin = this.hits.at(-1)?.score ?? -Infinity;
  }
}

/** Of hits of one concept: the code before any name, among equal names the one with the lower number. */
const isBetterHit = (hit: SearchHit, known: SearchHit): boolean => hit.score > known.score || (hit.score === known.score && (hit.name ?? -1) < (known.name ?? -1));
