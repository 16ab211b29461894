import type { ConceptKind, TermType } from '../domain/concept.ts';
import { limits } from '../domain/limits.ts';
import { codeHits } from './codeHits.ts';
import type { QueryVariant } from './queryVariants.ts';
import { queryVariants } from './queryVariants.ts';
import type { NameMatch } from './scoreNames.ts';
import { collectNames } from './scoreNames.ts';
import type { TermIndex } from './termIndex.ts';

/** How a concept was found; `name` is its place in the index, undefined for a match on the code. */
export interface SearchHit {
  readonly concept: number;
  readonly score: number;
  readonly name: number | undefined;
  readonly match: NameMatch | 'CODE';
  readonly variant: QueryVariant;
}

/** What the search asks of each concept, by its index. */
export interface ConceptFacts {
  isActive(concept: number): boolean;
  systemOf(concept: number): string;
  kindOf(concept: number): ConceptKind;
  /** 0..1: how much of the graph hangs on it; decides among equal names. */
  prominenceOf(concept: number): number;
}

export interface SearchRequest {
  readonly text: string;
  readonly systems: ReadonlySet<string> | undefined;
  readonly kinds: ReadonlySet<ConceptKind> | undefined;
  /** 1 for each concept of the branch searched. */
  readonly branch: Uint8Array | undefined;
  readonly language: string | undefined;
  readonly includeInactive: boolean;
  readonly first: number;
  readonly after: { readonly score: number; readonly concept: number } | undefined;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Hits before this page. */
  readonly offset: number;
  readonly total: number;
  readonly inactive: number;
  readonly bySystem: ReadonlyMap<string, number>;
  readonly byKind: ReadonlyMap<ConceptKind, number>;
}

/** With fewer hits than this, and none that is the whole name or a code, the next, more lenient way of matching is tried too. */
const enoughHits = 10;

/** Names that are no synonym of the concept rank below those that are. */
const typeFactor: Readonly<Record<TermType, number>> = {
  PREFERRED: 1, SYNONYM: 0.985, LAY: 0.985, BRAND: 0.98, ABBREVIATION: 0.97, INDEX_ENTRY: 0.92, INCLUSION: 0.88, FORMER: 0.8,
};
const scopeFactor = { EXACT: 1, NARROW: 0.96, BROAD: 0.94, RELATED: 0.92 } as const;
const otherLanguageFactor = 0.9;
const inactiveFactor = 0.8;
const prominenceShare = 0.06;

/**
 * Ranks concepts by their best name. Which ways of matching are tried depends on the text and the branch alone, never on
 * the filters by system and kind, so that a facet's count is what its filter leaves. It may be stopped between words of the index.
 */
export function* searchConcepts(index: TermIndex, facts: ConceptFacts, request: SearchRequest): Generator<undefined, SearchAnswer> {
  const best = new Map<number, SearchHit>();
  const keep = (hit: SearchHit): void => {
    const known = best.get(hit.concept);
    if (known === undefined || hit.score > known.score) best.set(hit.concept, hit);
  };
  const inBranch = (concept: number): boolean => request.branch === undefined || request.branch[concept] === 1;
  const scoreOf = (concept: number, name: number, match: number): number => {
    const language = request.language === undefined || index.languageOf(name) === request.language ? 1 : otherLanguageFactor;
    const named = match * typeFactor[index.typeOf(name)] * scopeFactor[index.scopeOf(name)] * language;
    return rounded((named * (1 - prominenceShare) + prominenceShare * facts.prominenceOf(concept)) * (facts.isActive(concept) ? 1 : inactiveFactor));
  };
  const variants = queryVariants(index, request.text, limits.searchWordsMax);
  for (const { concept, score } of codeHits(index, request.text)) {
    if (inBranch(concept)) keep({ concept, score, name: undefined, match: 'CODE', variant: variants[0] ?? emptyVariant });
  }
  for (const lenience of ['WORDS', 'SPELLING', 'SOME_WORDS'] as const) {
    for (const variant of variants) {
      yield* collectNames(index, variant, lenience, (name, score, match) => {
        const concept = index.nameConcept[name] ?? 0;
        if (inBranch(concept)) keep({ concept, score: scoreOf(concept, name, score * variant.weight), name, match, variant });
      });
    }
    if (isEnough(best, facts)) break;
  }
  return answer(best, facts, request);
}

const emptyVariant: QueryVariant = { words: [], weight: 1, expanded: undefined };
const rounded = (score: number): number => Math.round(score * 1e6) / 1e6;

const isEnough = (hits: ReadonlyMap<number, SearchHit>, facts: ConceptFacts): boolean => {
  let count = 0;
  for (const { concept, match } of hits.values()) {
    if (!facts.isActive(concept)) continue;
    if (match === 'WHOLE_NAME' || match === 'CODE') return true;
    count += 1;
    if (count >= enoughHits) return true;
  }
  return false;
};

function answer(hits: ReadonlyMap<number, SearchHit>, facts: ConceptFacts, request: SearchRequest): SearchAnswer {
  const bySystem = new Map<string, number>();
  const byKind = new Map<ConceptKind, number>();
  const page = new BestHits(request.first);
  let total = 0;
  let inactive = 0;
  let offset = 0;
  for (const hit of hits.values()) {
    const system = facts.systemOf(hit.concept);
    const kind = facts.kindOf(hit.concept);
    const systemFits = request.systems === undefined || request.systems.has(system);
    const kindFits = request.kinds === undefined || request.kinds.has(kind);
    if (!request.includeInactive && !facts.isActive(hit.concept)) {
      if (systemFits && kindFits) inactive += 1;
      continue;
    }
    if (kindFits) bySystem.set(system, (bySystem.get(system) ?? 0) + 1);
    if (systemFits) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    if (!systemFits || !kindFits) continue;
    total += 1;
    if (request.after !== undefined && compareHits(hit, request.after) <= 0) offset += 1;
    else page.offer(hit);
  }
  return { hits: page.sorted(), offset, total, inactive, bySystem, byKind };
}

/** Best first; among equal scores by concept, so that the order is total. */
const compareHits = (a: { readonly score: number; readonly concept: number }, b: { readonly score: number; readonly concept: number }): number =>
  b.score - a.score || a.concept - b.concept;

/** The best few of many, without sorting the many. */
class BestHits {
  readonly #size: number;
  #hits: SearchHit[] = [];
  #worst: SearchHit | undefined;

  constructor(size: number) {
    this.#size = size;
  }

  offer(hit: SearchHit): void {
    if (this.#worst !== undefined && compareHits(hit, this.#worst) >= 0) return;
    this.#hits.push(hit);
    if (this.#hits.length >= this.#size * 4 + 64) this.#cut();
  }

  sorted(): readonly SearchHit[] {
    this.#cut();
    return this.#hits;
  }

  #cut(): void {
    this.#hits = this.#hits.sort(compareHits).slice(0, this.#size);
    if (this.#hits.length === this.#size) this.#worst = this.#hits.at(-1);
  }
}
