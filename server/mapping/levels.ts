import type { Hierarchy } from '../domain/hierarchy.ts';
import type { RankedConcept } from './phraseRanker.ts';

export interface LevelChoice {
  /** From 1 at the top. */
  readonly level: number;
  readonly concept: number;
  readonly confidence: number;
  /** Other concepts of this level that something of the phrase points to, the likeliest first. */
  readonly alternatives: readonly number[];
}
export interface LevelDescent {
  readonly levels: readonly LevelChoice[];
  /** Where it stopped, the concepts between which the phrase does not decide; empty at the end of the way. */
  readonly undecided: readonly number[];
}

/** Share of the phrase's weight that a level must hold to be certain. */
const certainShareMin = 0.8;
const alternativeShareMin = 0.02;
const alternativesMax = 5;
const levelsMax = 20;

/**
 * Goes down the hierarchy of the candidates level by level. Each candidate has the share that a softmax over the scores
 * gives it, every ancestor the sum over what it subsumes; the way ends at the last level that holds enough.
 */
export function descendLevels(ranked: readonly RankedConcept[], hierarchy: Hierarchy): LevelDescent {
  const top = ranked[0]?.score ?? 0;
  const parts = ranked.map(({ concept, score }) => ({ concept, part: Math.exp(score - top) }));
  const all = parts.reduce((sum, { part }) => sum + part, 0);
  const share = new Map<number, number>();
  const children = new Map<number, Set<number>>();
  const roots = new Set<number>();
  for (const { concept, part } of parts) {
    for (const node of new Set([concept, ...hierarchy.ancestorsOf(concept)])) {
      share.set(node, (share.get(node) ?? 0) + part / all);
      const parents = hierarchy.parentsOf(node);
      if (parents.length === 0) roots.add(node);
      for (const parent of parents) children.set(parent, (children.get(parent) ?? new Set()).add(node));
    }
  }
  const levels: LevelChoice[] = [];
  for (let open: ReadonlySet<number> = roots; open.size > 0 && levels.length < levelsMax; ) {
    const byShare = [...open].sort((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0) || a - b);
    const [first] = byShare;
    if (first === undefined) break;
    const confidence = Math.min(1, share.get(first) ?? 0);
    const alternatives = byShare.slice(1, alternativesMax + 1).filter((node) => (share.get(node) ?? 0) >= alternativeShareMin);
    if (confidence < certainShareMin) return { levels, undecided: byShare.slice(0, alternativesMax).filter((node) => (share.get(node) ?? 0) >= alternativeShareMin) };
    levels.push({ level: levels.length + 1, concept: first, confidence, alternatives });
    open = children.get(first) ?? new Set();
    // The phrase means this concept itself rather than anything under it.
    if ((parts.find(({ concept }) => concept === first)?.part ?? 0) / all >= certainShareMin) break;
  }
  return { levels, undecided: [] };
}
