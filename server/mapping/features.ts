import type { Lexicon } from '../search/lexicon.ts';
import type { PhraseIndex, SimilarWord } from './phraseIndex.ts';
import { noWord } from './phraseArrays.ts';
import type { PhraseVariant } from './queryVariants.ts';

/** What the re-ranker sees of a reading of the phrase beside a name; the order is that of the weights. */
export const featureNames = [
  'cosine', 'queryCovered', 'nameCovered', 'bothCovered', 'headsAlike', 'headInName', 'letters', 'sameOrder', 'sameWords', 'exactPreferred', 'exactSynonym', 'sameRewritten', 'samePivot', 'samePart',
  'otherName', 'indexEntry', 'inclusion', 'borrowed', 'borrowedFar', 'example', 'opposite', 'oppositeAdded', 'numberConflict', 'numberAdded', 'negation',
  'polarity',
  'unspecifiedAdded', 'unspecifiedShared', 'unspecifiedMissing', 'otherAdded', 'otherShared', 'otherMissing', 'elsewhereAdded', 'abbreviation', 'rewrite', 'pivot', 'part', 'aside', 'missingWords', 'addedWords', 'support', 'contextCovered', 'hasChildren', 'openEnded', 'agreement', 'accepted', 'acceptedShare', 'rejected', 'neighbours',
] as const;
export type FeatureName = (typeof featureNames)[number];
export const featurePlace = Object.fromEntries(featureNames.map((name, place) => [name, place])) as Readonly<Record<FeatureName, number>>;

/** How the words of the phrase and of a name stand to each other. */
export interface Comparison {
  readonly features: Float32Array;
  /** Words of the phrase that the name lacks. */
  readonly missing: readonly string[];
  /** Words of the name that the phrase lacks. */
  readonly added: readonly string[];
  readonly sameWords: boolean;
}

const negations = new Set(['without', 'no', 'not', 'non', 'absence', 'absent', 'negative']);
const isNumber = (word: string): boolean => /^\d+$/.test(word) || /^[a-h]$/.test(word);

interface ReadyVariant {
  readonly index: PhraseIndex;
  readonly words: readonly { readonly word: string; readonly weight: number; readonly similar: readonly SimilarWord[]; readonly denied: boolean }[];
  /** Sum of the weights. */
  readonly asked: number;
  readonly headSimilar: readonly SimilarWord[];
  readonly joined: string;
}

export class Comparer {
  readonly #ready = new WeakMap<PhraseVariant, ReadyVariant>();
  readonly #groupOf = new Map<string, string[]>();

  constructor(lexicon: Pick<Lexicon, 'opposites'>) {
    for (const { group, word } of lexicon.opposites) this.#groupOf.set(word, [...(this.#groupOf.get(word) ?? []), group]);
  }

  /** What is the same for every name of the index, read once. */
  #readyOf(variant: PhraseVariant, index: PhraseIndex): ReadyVariant {
    const known = this.#ready.get(variant);
    if (known?.index === index) return known;
    const words = variant.words.map((word) => {
      const similar = index.similarWords(word);
      const own = index.wordPlace(word);
      const weight = own !== undefined ? (index.weights[own] ?? 0) : (similar[0] === undefined ? index.unknownWeight * 0.8 : (index.weights[similar[0].word] ?? 0));
      return { word, weight, similar, denied: variant.denied.has(word) };
    });
    const ready = { index, words, asked: words.reduce((sum, { weight }) => sum + weight, 0), headSimilar: index.similarWords(variant.head), joined: variant.words.join(' ') };
    this.#ready.set(variant, ready);
    return ready;
  }

  compare(index: PhraseIndex, variant: PhraseVariant, marks: { readonly unspecified: boolean; readonly other: boolean; readonly elsewhere: boolean }, name: number, cosine: number): Comparison {
    const f = new Float32Array(featureNames.length);
    const nameWords = index.wordsOf(name);
    const taken = new Float32Array(nameWords.length);
    const { words, asked, headSimilar, joined } = this.#readyOf(variant, index);
    let covered = 0;
    const missing: string[] = [];
    const nameDenied = index.deniedOf(name);
    let contrary = 0;
    for (const { word, weight, similar, denied } of words) {
      const { place, similarity } = bestIn(similar, nameWords);
      if (similarity < 0.6) missing.push(word);
      if (place === -1) continue;
      covered += weight * similarity;
      taken[place] = Math.max(taken[place] ?? 0, similarity);
      if (denied !== ((nameDenied[place] ?? 0) === 1)) contrary += weight * similarity;
    }
    let held = 0;
    let matched = 0;
    const added: string[] = [];
    nameWords.forEach((word, place) => {
      const weight = index.weights[word] ?? 0;
      held += weight;
      matched += weight * (taken[place] ?? 0);
      if ((taken[place] ?? 0) < 0.6) added.push(index.wordAt(word));
    });
    const set = (feature: FeatureName, value: number): void => { f[featurePlace[feature]] = value; };
    const queryCovered = asked === 0 ? 0 : covered / asked;
    const nameCovered = held === 0 ? 0 : matched / held;
    set('cosine', cosine);
    set('queryCovered', queryCovered);
    set('nameCovered', nameCovered);
    set('bothCovered', queryCovered * nameCovered);
    const headWord = index.headOf(name);
    if (headWord !== noWord) set('headsAlike', headSimilar.find(({ word }) => word === headWord)?.similarity ?? 0);
    set('headInName', bestIn(headSimilar, nameWords).similarity);
    const nameJoined = Array.from(nameWords, (word) => index.wordAt(word)).join(' ');
    set('letters', letterDice(joined, nameJoined));
    const sameWords = missing.length === 0 && added.length === 0 && queryCovered > 0.999 && nameCovered > 0.999;
    const { abbreviation, rewrite, pivot, part, aside } = variant.changes;
    if (sameWords) set(part + aside > 0 ? 'samePart' : pivot > 0 ? 'samePivot' : rewrite > 0 ? 'sameRewritten' : 'sameWords', 1);
    if (joined === nameJoined) set('sameOrder', 1);
    this.#setKind(index, name, sameWords && part + pivot + rewrite + aside === 0, set);
    this.#setConflicts(variant.words, missing, added, set);
    // Of what both speak of, the part that one says is there and the other that it is not.
    set('polarity', covered === 0 ? 0 : contrary / covered);
    const isUnspecified = index.hasMark(name, 'unspecified');
    const isOther = index.hasMark(name, 'other');
    if (isUnspecified !== marks.unspecified) set(isUnspecified ? 'unspecifiedAdded' : 'unspecifiedMissing', 1);
    else if (isUnspecified) set('unspecifiedShared', 1);
    if (isOther !== marks.other) set(isOther ? 'otherAdded' : 'otherMissing', 1);
    else if (isOther) set('otherShared', 1);
    if (index.hasMark(name, 'elsewhere') && !marks.elsewhere) set('elsewhereAdded', 1);
    set('abbreviation', abbreviation);
    set('rewrite', rewrite);
    set('pivot', pivot);
    set('part', part);
    set('aside', aside);
    set('missingWords', Math.min(1, missing.length / 4));
    set('addedWords', Math.min(1, added.length / 4));
    return { features: f, missing, added, sameWords };
  }

  /** Share of the reading that the words of the index hold, by information. */
  covered(index: PhraseIndex, variant: PhraseVariant, held: ReadonlySet<number>): number {
    const { words, asked } = this.#readyOf(variant, index);
    const covered = words.reduce((sum, { weight, similar }) => sum + weight * (similar.find(({ word }) => held.has(word))?.similarity ?? 0), 0);
    return asked === 0 ? 0 : covered / asked;
  }

  #setKind(index: PhraseIndex, name: number, sameWords: boolean, set: (feature: FeatureName, value: number) => void): void {
    switch (index.kindOf(name)) {
      case 'PREFERRED': if (sameWords) set('exactPreferred', 1); break;
      case 'SYNONYM': if (sameWords) set('exactSynonym', 1); break;
      case 'OTHER_NAME': case 'FORMER': set('otherName', 1); break;
      case 'INDEX_ENTRY': set('indexEntry', 1); break;
      case 'INCLUSION': set('inclusion', 1); break;
      case 'BORROWED': set('borrowed', 1); break;
      case 'BORROWED_FAR': set('borrowedFar', 1); break;
      case 'EXAMPLE': set('example', 1); break;
    }
  }

  #setConflicts(words: readonly string[], missing: readonly string[], added: readonly string[], set: (feature: FeatureName, value: number) => void): void {
    const askedGroups = new Set(words.flatMap((word) => this.#groupOf.get(word) ?? []));
    const missingGroups = new Set(missing.flatMap((word) => this.#groupOf.get(word) ?? []));
    let opposite = 0;
    let oppositeAdded = 0;
    for (const word of added) {
      for (const group of this.#groupOf.get(word) ?? []) {
        if (missingGroups.has(group)) opposite += 1;
        else if (!askedGroups.has(group)) oppositeAdded += 1;
      }
    }
    set('opposite', Math.min(2, opposite));
    set('oppositeAdded', Math.min(2, oppositeAdded));
    const numbersAdded = added.some(isNumber);
    if (numbersAdded && missing.some(isNumber)) set('numberConflict', 1);
    else if (numbersAdded) set('numberAdded', 1);
    if (missing.some((word) => negations.has(word)) !== added.some((word) => negations.has(word))) set('negation', 1);
  }

  /** Groups of opposites that the words belong to. */
  groupsOf(words: readonly string[]): ReadonlySet<string> {
    return new Set(words.flatMap((word) => this.#groupOf.get(word) ?? []));
  }
}

function bestIn(similar: readonly { readonly word: number; readonly similarity: number }[], nameWords: Uint32Array): { readonly place: number; readonly similarity: number } {
  for (const { word, similarity } of similar) {
    const place = nameWords.indexOf(word);
    if (place !== -1) return { place, similarity };
  }
  return { place: -1, similarity: 0 };
}

const counts = new Int16Array(1 << 12);
const slotOf = (text: string, at: number): number => (text.charCodeAt(at) * 131 + text.charCodeAt(at + 1) * 7) & (counts.length - 1);

/** Dice over pairs of letters, with repetition. */
function letterDice(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  for (let at = 0; at + 1 < a.length; at += 1) counts[slotOf(a, at)] = (counts[slotOf(a, at)] ?? 0) + 1;
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at += 1) {
    const slot = slotOf(b, at);
    if ((counts[slot] ?? 0) <= 0) continue;
    counts[slot] = (counts[slot] ?? 0) - 1;
    shared += 1;
  }
  for (let at = 0; at + 1 < a.length; at += 1) counts[slotOf(a, at)] = 0;
  return (2 * shared) / (a.length + b.length - 2);
}
