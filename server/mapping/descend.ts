import type { Hierarchy } from '../domain/hierarchy.ts';
import type { ConceptId } from '../domain/concept.ts';
import { codeOf } from '../domain/concept.ts';
import { isEncounterCode } from './billable.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import type { Phrase } from './phraseReader.ts';

export interface Descent {
  /** Where the way down ends: billable, or the last code with a default child. */
  readonly concept: number;
  readonly steps: number;
  /** The seventh character of ICD-10-CM that was chosen. */
  readonly seventh: string | undefined;
}

const stepsMax = 8;

/** Words that the phrase says are there. */
export const affirmedIn = ({ words, denied }: Pick<Phrase, 'words' | 'denied'>): ReadonlySet<string> => new Set(words.filter((word) => !denied.has(word)));

const sides = ['left', 'right', 'bilateral'] as const;
export const sideWords: ReadonlySet<string> = new Set(sides);

/** The code of the side that the phrase's words say, below one that says none; the start itself where there is no such code, or several. */
export function descendToSide(start: number, hierarchy: Hierarchy, index: PhraseIndex, affirmed: ReadonlySet<string>): number {
  return sideAmong(start, Array.from(hierarchy.childrenOf(start)), index, affirmed) ?? start;
}

function sideAmong(parent: number, children: readonly number[], index: PhraseIndex, affirmed: ReadonlySet<string>): number | undefined {
  const places = sides.filter((side) => affirmed.has(side)).map((side) => index.wordPlace(side));
  const saysSide = (concept: number): boolean => {
    const name = preferredName(concept, index);
    return name !== undefined && index.wordsOf(name).some((word) => places.includes(word));
  };
  if (places.length !== 1 || saysSide(parent)) return undefined;
  const [child, another] = children.filter(saysSide);
  return another === undefined ? child : undefined;
}

/**
 * The way down to a code without children: each time to the child of the phrase's side, else to the child that only adds "unspecified", or the only child, or the
 * kind of encounter that the phrase's words say, else the initial one. It stops where no child is the default.
 */
export function descend(start: number, hierarchy: Hierarchy, idAt: (concept: number) => ConceptId, index: PhraseIndex, affirmed: ReadonlySet<string>): Descent {
  let concept = start;
  let seventh: string | undefined;
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const children = Array.from(hierarchy.childrenOf(concept));
    if (children.length === 0) return { concept, steps, seventh };
    const encounter = encounterAmong(children, idAt, affirmed);
    const next = encounter ?? sideAmong(concept, children, index, affirmed) ?? (children.length === 1 ? children[0] : defaultChild(concept, children, index));
    if (next === undefined) return { concept, steps, seventh };
    if (encounter !== undefined) seventh = codeOf(idAt(encounter)).slice(-1);
    concept = next;
  }
  return { concept, steps: stepsMax, seventh };
}

/**
 * The seventh character by the conventions of ICD-10-CM: S for a sequela, B for an open fracture, else A, the initial encounter;
 * 0 where the character numbers the fetus, the stage or the time of a score and none is said.
 */
function encounterAmong(children: readonly number[], idAt: (concept: number) => ConceptId, affirmed: ReadonlySet<string>): number | undefined {
  const ending = (character: string): number | undefined => children.find((child) => isEncounterCode(idAt(child)) && codeOf(idAt(child)).endsWith(character));
  const said = affirmed.has('sequela') ? 'S' : affirmed.has('open') && affirmed.has('fracture') ? 'B' : 'A';
  return ending(said) ?? ending('A') ?? ending('0');
}

/** The child that adds only "unspecified", or only what is not there: "without complications". One that adds something "with" it is another disease. */
function defaultChild(parent: number, children: readonly number[], index: PhraseIndex): number | undefined {
  const ownName = preferredName(parent, index);
  const own = new Set(ownName === undefined ? [] : index.wordsOf(ownName));
  const isResidual = ownName !== undefined && index.hasMark(ownName, 'other');
  let best: { readonly child: number; readonly added: number } | undefined;
  for (const child of children) {
    const name = preferredName(child, index);
    // "Other and unspecified" holds the unspecified code.
    if (name === undefined || (index.hasMark(name, 'other') && !isResidual && !/\bother and unspecified\b/i.test(index.textOf(name)))) continue;
    const denied = index.deniedOf(name);
    const added = Array.from(index.wordsOf(name), (word, place) => ({ word, isDenied: denied[place] === 1 })).filter(({ word }) => !own.has(word));
    const affirmed = added.filter(({ word, isDenied }) => !isDenied && !denialWords.has(index.wordAt(word)));
    if (affirmed.some(({ word }) => index.wordAt(word) === 'with')) continue;
    const isDefault = index.hasMark(name, 'unspecified') ? affirmed.length <= addedMax : affirmed.length === 0 && added.length > 0;
    if (isDefault && (best === undefined || affirmed.length < best.added)) best = { child, added: affirmed.length };
  }
  return best?.child;
}
const denialWords = new Set(['without', 'not', 'no', 'non']);
/** "of unspecified eye" adds the eye; more than that is another disease. */
const addedMax = 2;

const preferredName = (concept: number, index: PhraseIndex): number | undefined => {
  const [start, end] = index.namesOf(concept);
  return start < end && index.kindOf(start) === 'PREFERRED' ? start : undefined;
};
