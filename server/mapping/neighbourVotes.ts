import type { Hierarchy } from '../domain/hierarchy.ts';

/** Where a neighbour of what is mapped leads, and how sure that is. */
export interface NeighbourVote {
  readonly target: number;
  readonly confidence: number;
}

const levelsMax = 3;
const neighboursMin = 12;
const neighboursMax = 30;

/** Concepts beside this one in its hierarchy: under its parent, or where those are few under what is above that; the nearest in order first. */
export function neighboursOf(concept: number, hierarchy: Hierarchy): readonly number[] {
  let found: readonly number[] = [];
  let [above] = hierarchy.parentsOf(concept);
  for (let level = 0; above !== undefined && level < levelsMax && found.length < neighboursMin; level += 1) {
    found = Array.from(hierarchy.descendantsOf(above)).filter((other) => other !== concept && hierarchy.childCount(other) === 0);
    [above] = hierarchy.parentsOf(above);
  }
  return [...found].sort((a, b) => Math.abs(a - concept) - Math.abs(b - concept) || a - b).slice(0, neighboursMax);
}

/**
 * For each candidate 0 to 1: how far the neighbours lead to its part of the hierarchy. The confidence of each goes to its
 * target and all that subsumes it; a candidate has the largest share among what subsumes it, weighed by how special that is
 * (1 for a leaf, 0 for a root over everything).
 */
export function neighbourSupport(candidates: readonly number[], votes: readonly NeighbourVote[], hierarchy: Hierarchy, conceptCount: number): readonly number[] {
  const all = votes.reduce((sum, { confidence }) => sum + confidence, 0);
  if (all === 0) return candidates.map(() => 0);
  const shares = new Map<number, number>();
  for (const { target, confidence } of votes) for (const node of [target, ...hierarchy.ancestorsOf(target)]) shares.set(node, (shares.get(node) ?? 0) + confidence / all);
  const speciality = (node: number): number => 1 - Math.log(hierarchy.descendantsOf(node).length + 1) / Math.log(conceptCount + 1);
  const worth = new Map([...shares].map(([node, share]) => [node, share * speciality(node)]));
  return candidates.map((candidate) => Math.max(0, ...[candidate, ...hierarchy.ancestorsOf(candidate)].map((node) => worth.get(node) ?? 0)));
}
