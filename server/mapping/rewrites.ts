import type { PhraseEntry } from './buildPhraseIndex.ts';
import type { PhraseReader } from './phraseReader.ts';

/** Words of one name that stand where another name of the same concept has other words: "cancer" and "malignant neoplasm". */
export interface RewriteRule {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Concepts that show it. */
  readonly count: number;
  /** Of the concepts with a name that holds `from`, and names to compare, the share that show it. */
  readonly share: number;
}

const wordsMax = 3;
const namesMax = 10;
const countMin = 4;
const shareMin = 0.02;
const wholePhraseShareMin = 0.1;
const rulesMax = 12_000;

/**
 * Mines rules from every pair of names of one concept; `entries` are those of all systems. Names are read twice, first for
 * the pairs and then for the words of pairs seen often enough: to count every run of words would take gigabytes.
 * It may be stopped between its steps.
 */
export function* mineRewrites(entriesOf: Iterable<readonly PhraseEntry[]>, reader: PhraseReader): Generator<undefined, readonly RewriteRule[]> {
  const systems = [...entriesOf];
  const pairs = new Map<string, number>();
  for (const entries of systems) {
    for (const names of namesByConcept(entries, reader)) {
      yield;
      const shown = new Set<string>();
      for (const a of names) for (const b of names) if (a !== b) comparePair(a, b, shown);
      for (const rule of shown) pairs.set(rule, (pairs.get(rule) ?? 0) + 1);
    }
  }
  const often = [...pairs].filter(([, count]) => count >= countMin).map(([rule, count]) => {
    const [from = '', to = ''] = rule.split('\t');
    return { from, to, count };
  });
  const holding = yield* conceptsHolding(new Set(often.map(({ from }) => from)), systems, reader);
  const rules: RewriteRule[] = [];
  for (const { from, to, count } of often) {
    const share = count / Math.max(count, holding.get(from) ?? 0);
    if (share >= shareMin) rules.push({ from: from.split(' '), to: to.split(' '), count, share });
  }
  rules.sort((a, b) => b.count - a.count || (a.from.join(' ') < b.from.join(' ') ? -1 : 1) || (a.to.join(' ') < b.to.join(' ') ? -1 : 1));
  return rules.slice(0, rulesMax);
}

/** For each of the runs of words, the concepts with several names of which one holds it. */
function* conceptsHolding(runs: ReadonlySet<string>, systems: readonly (readonly PhraseEntry[])[], reader: PhraseReader): Generator<undefined, ReadonlyMap<string, number>> {
  const holding = new Map<string, number>();
  const firstWords = new Set([...runs].map((run) => run.split(' ', 1)[0]));
  for (const entries of systems) {
    for (const names of namesByConcept(entries, reader)) {
      yield;
      const held = new Set<string>();
      for (const name of names) {
        name.forEach((word, at) => {
          if (!firstWords.has(word)) return;
          for (let end = at + 1; end <= Math.min(at + wordsMax, name.length); end += 1) {
            const run = name.slice(at, end).join(' ');
            if (runs.has(run)) held.add(run);
          }
        });
      }
      for (const run of held) holding.set(run, (holding.get(run) ?? 0) + 1);
    }
  }
  return holding;
}

function* namesByConcept(entries: readonly PhraseEntry[], reader: PhraseReader): Generator<readonly (readonly string[])[]> {
  const byConcept = new Map<number, PhraseEntry[]>();
  for (const entry of entries) {
    if (entry.kind === 'INCLUSION' || entry.kind === 'INDEX_ENTRY' || entry.kind === 'FORMER') continue;
    const list = byConcept.get(entry.concept);
    if (list === undefined) byConcept.set(entry.concept, [entry]);
    else if (list.length < namesMax) list.push(entry);
  }
  for (const list of byConcept.values()) {
    if (list.length < 2) continue;
    const distinct = new Map(list.map(({ text }) => [text, reader.read(text).words] as const).map(([, words]) => [words.join(' '), words]));
    if (distinct.size > 1) yield [...distinct.values()];
  }
}

/** What the two names do not share, where it stands together in each. */
function comparePair(a: readonly string[], b: readonly string[], into: Set<string>): void {
  const inA = new Set(a);
  const inB = new Set(b);
  const onlyA = a.filter((word) => !inB.has(word));
  const onlyB = b.filter((word) => !inA.has(word));
  if (onlyA.length === 0 || onlyB.length === 0 || onlyA.length > wordsMax || onlyB.length > wordsMax) return;
  // Names that share nothing are names of another origin; only short ones are rules.
  if (onlyA.length === a.length && onlyB.length === b.length && onlyA.length + onlyB.length > 3) return;
  if (!together(a, onlyA) || !together(b, onlyB)) return;
  if ([...onlyA, ...onlyB].some((word) => /^\d+$/.test(word))) return;
  into.add(`${onlyA.join(' ')}\t${onlyB.join(' ')}`);
}

const together = (words: readonly string[], part: readonly string[]): boolean => {
  const start = words.indexOf(part[0] ?? '');
  return part.every((word, offset) => words[start + offset] === word);
};

/** Rules found by the first word they replace. */
export class Rewrites {
  readonly #byFirst = new Map<string, RewriteRule[]>();
  readonly size: number;

  constructor(rules: readonly RewriteRule[]) {
    this.size = rules.length;
    for (const rule of rules) {
      const first = rule.from[0] ?? '';
      const list = this.#byFirst.get(first);
      if (list === undefined) this.#byFirst.set(first, [rule]);
      else list.push(rule);
    }
  }

  /** The phrase with one rule applied, the likeliest first, at most `max`. */
  apply(words: readonly string[], max: number): readonly { readonly words: readonly string[]; readonly rule: RewriteRule }[] {
    const found: { words: readonly string[]; rule: RewriteRule }[] = [];
    words.forEach((word, at) => {
      for (const rule of this.#byFirst.get(word) ?? []) {
        if (!rule.from.every((part, offset) => words[at + offset] === part)) continue;
        // Without any other word to hold on to, a rule must be nearly a synonymy.
        if (rule.from.length === words.length && rule.share < wholePhraseShareMin) continue;
        found.push({ words: [...new Set([...words.slice(0, at), ...rule.to, ...words.slice(at + rule.from.length)])], rule });
      }
    });
    return found.sort((a, b) => weightOf(b.rule) - weightOf(a.rule)).slice(0, max);
  }
}

/** Rules seen more often, in a larger share of the places where they could apply, and that replace more words. */
export const weightOf = ({ count, share, from }: RewriteRule): number => share * Math.min(1, count / 12) * (0.7 + 0.3 * from.length);
