import type { Hierarchy } from '../domain/hierarchy.ts';

/** The nearest concept that subsumes all of them; undefined where they share none. */
export function commonAncestor(concepts: readonly number[], hierarchy: Hierarchy): number | undefined {
  const [first, ...others] = concepts;
  if (first === undefined) return undefined;
  return [first, ...hierarchy.ancestorsOf(first)].find((ancestor) => others.every((other) => hierarchy.subsumes(ancestor, other)));
}
