import type { Hierarchy } from '../domain/hierarchy.ts';
import type { ConceptId } from '../domain/concept.ts';
import { codeOf } from '../domain/concept.ts';
import { isEncounterCode } from './billable.ts';
import type { PhraseIndex } from './phraseIndex.ts';

export interface Descent {
  /** Where the way down ends: billable, or the last code with a default child. */
  readonly concept: number;
  readonly steps: number;
  /** Whether the kind of encounter was chosen by default. */
  readonly initialEncounter: boolean;
}

const stepsMax = 8;

/**
 * The way down to a code without children: each time to the child that only adds "unspecified", or the only child, or the
 * initial encounter. It stops where no child is the default.
 */
export function descend(start: number, hierarchy: Hierarchy, idAt: (concept: number) => ConceptId, index: PhraseIndex): Descent {
  let concept = start;
  let initialEncounter = false;
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const children = Array.from(hierarchy.childrenOf(concept));
    if (children.length === 0) return { concept, steps, initialEncounter };
    const initial = children.find((child) => isEncounterCode(idAt(child)) && codeOf(idAt(child)).endsWith('A'));
    const next = initial ?? (children.length === 1 ? children[0] : defaultChild(concept, children, index));
    if (next === undefined) return { concept, steps, initialEncounter };
    initialEncounter ||= initial !== undefined;
    concept = next;
  }
  return { concept, steps: stepsMax, initialEncounter };
}

function defaultChild(parent: number, children: readonly number[], index: PhraseIndex): number | undefined {
  const own = preferredWords(parent, index);
  let best: { readonly child: number; readonly added: number } | undefined;
  for (const child of children) {
    const name = preferredName(child, index);
    if (name === undefined || !index.hasMark(name, 'unspecified')) continue;
    const words = Array.from(index.wordsOf(name));
    const added = words.filter((word) => !own.has(word)).length;
    if (best === undefined || added < best.added) best = { child, added };
  }
  return best !== undefined && best.added <= addedMax ? best.child : undefined;
}
/** "of unspecified eye" adds the eye; more than that is another disease. */
const addedMax = 2;

const preferredName = (concept: number, index: PhraseIndex): number | undefined => {
  const [start, end] = index.namesOf(concept);
  return start < end && index.kindOf(start) === 'PREFERRED' ? start : undefined;
};
const preferredWords = (concept: number, index: PhraseIndex): ReadonlySet<number> => {
  const name = preferredName(concept, index);
  return new Set(name === undefined ? [] : index.wordsOf(name));
};
