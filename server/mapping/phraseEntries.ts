import type { TermScope, TermType } from '../domain/concept.ts';
import type { MappingRelation, MappingStatus } from '../domain/mapping.ts';
import type { PhraseEntry } from './buildPhraseIndex.ts';
import type { EntryKind } from './phraseArrays.ts';

export interface NamedTerm {
  /** Place in the term table. */
  readonly term: number;
  readonly concept: number;
  readonly type: TermType;
  readonly scope: TermScope;
  readonly text: string;
  /** Place in the languages of the release. */
  readonly language: number;
}
export interface StatedLink {
  readonly source: number;
  readonly target: number;
  readonly relation: MappingRelation;
  readonly status: MappingStatus;
}
export interface ConceptSystems {
  /** Of each concept the number of its system. */
  readonly systemOf: (concept: number) => number;
  /** Whether the concept may be an answer. */
  readonly isAnswer: (concept: number) => boolean;
}

/** "Varicella [chickenpox]": the name, and another one for it. */
const bracketed = /^([^[]*)\[([^\]]+)\](.*)$/;
const formerId = /^[A-Za-z0-9._-]+:\S+$/;

/** The kind of entry that a concept's own term makes; undefined for a former id, which is no name. */
function ownKind({ type, scope, text }: NamedTerm): EntryKind | undefined {
  switch (type) {
    case 'PREFERRED':
      return 'PREFERRED';
    case 'SYNONYM':
    case 'LAY':
    case 'BRAND':
      return scope === 'EXACT' ? 'SYNONYM' : 'OTHER_NAME';
    case 'ABBREVIATION':
      return 'OTHER_NAME';
    case 'INDEX_ENTRY':
      return 'INDEX_ENTRY';
    case 'INCLUSION':
      return 'INCLUSION';
    case 'FORMER':
      return formerId.test(text) ? undefined : 'FORMER';
  }
}

const isLent = ({ type, scope }: NamedTerm): boolean => type === 'PREFERRED' || ((type === 'SYNONYM' || type === 'LAY' || type === 'BRAND') && scope === 'EXACT');

/**
 * All entries by system number: a concept's own names, and names lent by concepts of other systems that mean the same.
 * A concept lends over an exact mapping, or over a cross-reference that is one to one between the two systems; over two
 * exact steps as well. Systems without a name of their own get no entries.
 */
export function phraseEntries(terms: readonly NamedTerm[], links: readonly StatedLink[], { systemOf, isAnswer }: ConceptSystems): ReadonlyMap<number, readonly PhraseEntry[]> {
  const bySystem = new Map<number, PhraseEntry[]>();
  const lent = new Map<number, NamedTerm[]>();
  const add = (concept: number, kind: EntryKind, { text, term, language }: NamedTerm): void => {
    const system = systemOf(concept);
    const list = bySystem.get(system) ?? [];
    bySystem.set(system, list);
    list.push({ concept, kind, text, term, language });
    const [, before = '', within = '', after = ''] = bracketed.exec(text) ?? [];
    if (within === '' || before.trim() === '') return;
    list.push({ concept, kind, text: `${before}${after}`, term, language });
    if (/^\p{L}{4,}/u.test(within)) list.push({ concept, kind: kind === 'PREFERRED' ? 'SYNONYM' : kind, text: within, term, language });
  };
  for (const term of terms) {
    if (isLent(term)) push(lent, term.concept, term);
    const kind = ownKind(term);
    if (kind !== undefined && isAnswer(term.concept)) add(term.concept, kind, term);
  }
  const own = new Set(bySystem.keys());
  const near = equivalents(links, systemOf);
  for (const [concept, neighbours] of near) {
    if (!own.has(systemOf(concept)) || !isAnswer(concept)) continue;
    const reached = new Set([concept]);
    const borrow = (from: number, kind: EntryKind): void => {
      if (reached.has(from)) return;
      reached.add(from);
      for (const term of lent.get(from) ?? []) add(concept, kind, term);
    };
    for (const { concept: from, exact } of neighbours) borrow(from, exact ? 'BORROWED' : 'BORROWED_FAR');
    for (const { concept: through, exact } of neighbours) {
      if (!exact) continue;
      for (const { concept: from, exact: again } of near.get(through) ?? []) if (again && systemOf(from) !== systemOf(concept)) borrow(from, 'BORROWED_FAR');
    }
  }
  return bySystem;
}

interface Equivalent {
  readonly concept: number;
  /** Stated as exact, and one to one; else a cross-reference that happens to be one to one. */
  readonly exact: boolean;
}

/** Concepts of other systems that mean the same, both ways. */
function equivalents(links: readonly StatedLink[], systemOf: (concept: number) => number): ReadonlyMap<number, readonly Equivalent[]> {
  const usable = links.filter(({ relation, status }) => (relation === 'EXACT' || relation === 'CLOSE') && (status === 'OFFICIAL' || status === 'ACCEPTED'));
  const partners = new Map<string, Set<number>>();
  const partnersOf = (concept: number, other: number): Set<number> => {
    const key = `${concept}>${systemOf(other)}`;
    const known = partners.get(key) ?? new Set<number>();
    partners.set(key, known);
    return known;
  };
  const exactPairs = new Set<string>();
  for (const { source, target, relation } of usable) {
    partnersOf(source, target).add(target);
    partnersOf(target, source).add(source);
    if (relation === 'EXACT') exactPairs.add(pairOf(source, target));
  }
  const found = new Map<number, Equivalent[]>();
  const seen = new Set<string>();
  for (const { source, target } of usable) {
    const pair = pairOf(source, target);
    if (seen.has(pair)) continue;
    seen.add(pair);
    const isExact = exactPairs.has(pair);
    const single = partnersOf(source, target).size === 1 && partnersOf(target, source).size === 1;
    if (!isExact && !single) continue;
    const exact = isExact && partnersOf(source, target).size <= 2 && partnersOf(target, source).size <= 2;
    push(found, source, { concept: target, exact });
    push(found, target, { concept: source, exact });
  }
  return found;
}

const pairOf = (a: number, b: number): string => (a < b ? `${a}=${b}` : `${b}=${a}`);

function push<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
