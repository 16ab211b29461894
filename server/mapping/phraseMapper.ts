import { systemOf } from '../domain/concept.ts';
import type { MappingRelation } from '../domain/mapping.ts';
import type { PatientFact } from '../domain/mapRule.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { commonAncestor } from './commonAncestor.ts';
import type { ConfidenceCurve } from './confidence.ts';
import { confidenceOf, curvesBySystem } from './confidence.ts';
import type { LevelChoice } from './levels.ts';
import { descendLevels } from './levels.ts';
import { affirmedIn, descend, descendToSide } from './descend.ts';
import { DrugHarmonizer } from './drugHarmonizer.ts';
import type { ExampleIndex } from './exampleIndex.ts';
import { MentionFinder } from './mentions.ts';
import type { NeighbourVote } from './neighbourVotes.ts';
import { neighbourSupport } from './neighbourVotes.ts';
import { MissingFacts } from './missingFacts.ts';
import type { PhraseIndexes } from './phraseColumns.ts';
import type { PhraseIndex } from './phraseIndex.ts';
import type { EntryKind } from './phraseArrays.ts';
import type { ConceptTree, RankedConcept } from './phraseRanker.ts';
import { billableOf, PhraseRanker } from './phraseRanker.ts';
import type { DefinedAbbreviations } from './queryVariants.ts';
import { differenceOf, isCovered } from './relation.ts';
import { RouteFilter } from './routes.ts';
import { weightsBySystem } from './weights.ts';

export interface PhraseQuestion {
  readonly text: string;
  readonly system: string;
  readonly levelwise: boolean;
  /** As written; undefined where it is not known. */
  readonly route: string | undefined;
  /** Go down to codes without children. */
  readonly billable: boolean;
  /** Of the phrase: names of it come first, then English ones; undefined where it is not known. */
  readonly language: string | undefined;
  readonly defined: DefinedAbbreviations;
  /** Where the neighbours of the concept lead that the phrase names; none for a phrase alone. */
  readonly neighbours: readonly NeighbourVote[];
  readonly first: number;
}

export interface MappedConcept {
  readonly concept: number;
  readonly score: number;
  readonly confidence: number;
  readonly relation: MappingRelation;
  /** The name that the phrase met, and what kind of name it is. */
  readonly name: string;
  readonly kind: EntryKind;
  readonly sameWords: boolean;
  readonly abbreviated: boolean;
  readonly notes: readonly string[];
  readonly stages: readonly { readonly stage: string; readonly score: number; readonly rank: number | undefined }[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
}
export interface PhraseAbstention {
  readonly reason: string;
  readonly missing: readonly PatientFact[];
  readonly nearest: number | undefined;
  readonly missingAttribute: string | undefined;
}
export interface PhraseAnswer {
  readonly candidates: readonly MappedConcept[];
  readonly levels: readonly LevelChoice[];
  readonly abstained: PhraseAbstention | undefined;
}

/** Two codes of one kind of name whose scores are nearer than this are both named by the phrase. */
const tieMax = 1;
const tiedMax = 12;

/** Answers what a phrase means in a system: ranks, says how sure it is and why, and declines where it should. */
export class PhraseMapper {
  readonly ranker: PhraseRanker;
  readonly indexes: PhraseIndexes;
  /** Undefined where the release holds no ATC. */
  readonly drugs: DrugHarmonizer | undefined;
  readonly mentions: MentionFinder;
  readonly #tree: ConceptTree;
  readonly #weak: ReadonlySet<string>;
  readonly #curveOf: (system: string) => ConfidenceCurve;
  readonly #facts: MissingFacts;
  readonly #routes: RouteFilter;

  constructor(indexes: PhraseIndexes, lexicon: Lexicon, tree: ConceptTree) {
    this.indexes = indexes;
    this.ranker = new PhraseRanker(indexes, lexicon, weightsBySystem(lexicon), tree);
    this.#tree = tree;
    this.mentions = new MentionFinder(lexicon, this.ranker.reader);
    const atc = indexes.of('ATC');
    this.drugs = atc && new DrugHarmonizer(atc, this.ranker.reader, lexicon, (concept) => tree.idAt(concept));
    this.#weak = new Set(lexicon.weakWords);
    this.#curveOf = curvesBySystem(lexicon);
    this.#facts = new MissingFacts(this.ranker.comparer);
    this.#routes = new RouteFilter(lexicon);
  }

  map({ text, system, levelwise, route, billable, language, defined, neighbours, first }: PhraseQuestion): PhraseAnswer {
    const byWords = this.ranker.rank({ text, system, defined, language, examples: this.#examplesOf(system), billable });
    const all = neighbours.length === 0 ? byWords : this.ranker.withNeighbours(byWords, neighbourSupport(byWords.map(({ concept }) => concept), neighbours, this.#tree.hierarchy, this.#tree.hierarchy.size), system);
    const ranked = route === undefined ? all : all.filter(({ concept }) => this.#routes.fits(route, this.#tree.idAt(concept)));
    const typedWords = this.ranker.reader.words(text);
    const shared = this.#sharedCode(ranked);
    const plain = ranked.slice(0, first).map((_, place) => this.#candidate(ranked, place, billable ? billableOf(system) : system, typedWords));
    const levels = levelwise ? descendLevels(ranked, this.#tree.hierarchy) : undefined;
    const candidates = (shared === undefined ? plain : [shared.candidate(plain[0]), ...plain].slice(0, first)).filter((candidate) => candidate !== undefined);
    const side = this.ranker.sideIn(text, system, defined);
    const sided = side === undefined ? candidates : candidates.map((candidate) => this.#sided(candidate, system, side));
    const affirmed = affirmedIn(this.ranker.reader.read(text));
    const answers = distinct(billable ? sided.map((candidate) => this.#descended(candidate, system, affirmed)) : sided);
    return {
      candidates: answers,
      levels: levels?.levels ?? [],
      abstained: this.#abstention(text, system, ranked, answers, shared?.tied ?? levels?.undecided ?? []) ?? (levels === undefined ? undefined : this.#openEnd(levels.levels.at(-1)?.concept, system)),
    };
  }

  /** Concepts that have the phrase as a name, surest first; without the search for names that are only alike. */
  mapNamed({ text, system, language, defined, first }: Pick<PhraseQuestion, 'text' | 'system' | 'language' | 'defined' | 'first'>): readonly MappedConcept[] {
    const ranked = this.ranker.rankNamed({ text, system, language, defined, examples: this.#examplesOf(system) });
    const typedWords = this.ranker.reader.words(text);
    return ranked.slice(0, first).flatMap((_, place) => this.#candidate(ranked, place, system, typedWords) ?? []);
  }

  /** Where the first answer for a name leads, and how sure it is; undefined where nothing is alike. */
  vote(text: string, system: string): NeighbourVote | undefined {
    const ranked = this.ranker.rank({ text, system, defined: new Map(), examples: this.#examplesOf(system) });
    return ranked[0] && { target: ranked[0].concept, confidence: confidenceOf(this.#curveOf(system), ranked, 0) };
  }

  /** What mentions of a system are looked up in: its names, and phrases accepted for them. */
  indexesOf(system: string): readonly PhraseIndex[] {
    return [this.indexes.of(system), this.#examplesOf(system)?.index].filter((index) => index !== undefined);
  }

  #examplesOf(system: string): ExampleIndex | undefined {
    return this.indexes.examplesOf(system, this.ranker.reader);
  }

  /** `curve` names the system, or its codes without children, for the confidence. */
  #candidate(ranked: readonly RankedConcept[], place: number, curve: string, typedWords: readonly string[]): MappedConcept | undefined {
    const candidate = ranked[place];
    if (candidate === undefined) return undefined;
    const { relation, missing, added } = differenceOf(candidate, typedWords, this.#weak);
    const { comparison, index, name, variant, support, judged } = candidate;
    const kind = index.kindOf(name);
    const notes = [variant.note, ...(missing.length > 0 ? [`${missingNote} ${missing.join(', ')}.`] : []), ...(added.length > 0 ? [`Only in the name: ${added.join(', ')}.`] : []), kindNotes[kind],
      ...(support > 0 ? [`Of the neighbours' part of the hierarchy (${support.toFixed(2)}).`] : []),
      ...(judged.accepted > 0 ? [`Accepted ${judged.accepted} of ${judged.acceptedInAll} times for this phrase.`] : []), ...(judged.rejected > 0 ? [`Rejected ${judged.rejected} times for this phrase.`] : [])];
    return {
      concept: candidate.concept, score: candidate.score, confidence: confidenceOf(this.#curveOf(curve), ranked, place), relation: judged.relation ?? relation, missing, added,
      name: index.textOf(name), kind, sameWords: comparison.sameWords, abbreviated: variant.changes.abbreviation > 0,
      notes: notes.filter((note) => note !== undefined),
      stages: [
        { stage: 'retrieve', score: candidate.cosine, rank: candidate.retrievalRank },
        { stage: 'tier', score: tierOf(candidate), rank: undefined },
        { stage: 'rerank', score: candidate.score, rank: place + 1 },
        { stage: 'calibrate', score: confidenceOf(this.#curveOf(curve), ranked, place), rank: undefined },
      ],
    };
  }

  /** Where several codes bear the phrase as a name of theirs, the code that subsumes them. */
  #sharedCode(ranked: readonly RankedConcept[]): { readonly tied: readonly number[]; readonly candidate: (first: MappedConcept | undefined) => MappedConcept | undefined } | undefined {
    const top = ranked[0];
    if (top?.comparison.sameWords !== true) return undefined;
    const tied = ranked.filter((other) => other.comparison.sameWords && top.score - other.score < tieMax && namedAlike(top, other)).slice(0, tiedMax).map(({ concept }) => concept);
    if (tied.length < 2) return undefined;
    const ancestor = commonAncestor(tied, this.#tree.hierarchy);
    if (ancestor === undefined || tied.includes(ancestor)) return ancestor === undefined ? { tied, candidate: () => undefined } : undefined;
    return {
      tied,
      candidate: (first) => first && { ...first, concept: ancestor, relation: 'BROADER', notes: [`${tied.length} codes share this name; this one subsumes them.`, ...first.notes] },
    };
  }

  /** Where the side is not said by the concept but by one below. */
  #sided(candidate: MappedConcept, system: string, side: string): MappedConcept {
    const index = this.indexes.of(system);
    const concept = index === undefined ? candidate.concept : descendToSide(candidate.concept, this.#tree.hierarchy, index, new Set([side]));
    if (concept === candidate.concept) return candidate;
    const missing = candidate.missing.filter((word) => word !== side && word !== side[0]);
    return { ...candidate, concept, missing, notes: [`Went down from ${this.#tree.idAt(candidate.concept)} to its code of the ${side} side.`, ...withMissing(candidate.notes, missing)] };
  }

  #descended(candidate: MappedConcept, system: string, affirmed: ReadonlySet<string>): MappedConcept {
    const index = this.indexes.of(system);
    if (index === undefined) return candidate;
    const { concept, steps, seventh } = descend(candidate.concept, this.#tree.hierarchy, (at) => this.#tree.idAt(at), index, affirmed);
    if (steps === 0) return candidate;
    const note = `Went down from ${this.#tree.idAt(candidate.concept)} to its default code${seventh === undefined ? '' : `, ${seventhCharacters[seventh] ?? `seventh character ${seventh}`}`}.`;
    // What the seventh character says is no longer missing.
    const missing = candidate.missing.filter((word) => seventh === undefined || !(seventhWords[seventh] ?? []).includes(word));
    if (missing.length === candidate.missing.length) return { ...candidate, concept, notes: [note, ...candidate.notes] };
    const relation = candidate.relation === 'BROADER' && missing.length === 0 && !isCovered(candidate.kind) ? 'EXACT' : candidate.relation;
    return { ...candidate, concept, missing, relation, notes: [note, ...withMissing(candidate.notes, missing)] };
  }

  #abstention(text: string, system: string, ranked: readonly RankedConcept[], candidates: readonly MappedConcept[], undecided: readonly number[]): PhraseAbstention | undefined {
    const [best] = candidates;
    if (best === undefined) {
      const known = this.indexes.of(system) !== undefined;
      return { reason: known ? `No name in ${system} is like "${text.slice(0, 100)}".` : `${system} has no names in this release.`, missing: [], nearest: undefined, missingAttribute: undefined };
    }
    const words = (concept: number): readonly string[] => this.#wordsOf(concept, ranked);
    if (undecided.length > 1) {
      const missing = this.#facts.between(undecided.map((concept) => ({ id: this.#tree.idAt(concept), words: words(concept) })));
      return { reason: `${undecided.length} codes of ${systemOf(this.#tree.idAt(best.concept))} fit the phrase equally.`, missing, nearest: best.concept, missingAttribute: undefined };
    }
    const attribute = best.missing.length > 0 ? best.missing.join(' ') : undefined;
    if (best.confidence < this.#curveOf(system).threshold) {
      return { reason: 'No name is near enough to choose one.', missing: this.#facts.of(best.missing), nearest: best.concept, missingAttribute: attribute };
    }
    if (attribute === undefined) return undefined;
    return { reason: `No exact concept: the nearest one does not say "${attribute}".`, missing: [], nearest: best.concept, missingAttribute: attribute };
  }

  /** Where the last certain level has codes under it that differ in a fact of the patient, which fact that is. */
  #openEnd(last: number | undefined, system: string): PhraseAbstention | undefined {
    const children = last === undefined ? [] : Array.from(this.#tree.hierarchy.childrenOf(last));
    const index = this.indexes.of(system);
    if (last === undefined || children.length < 2 || index === undefined) return undefined;
    const missing = this.#facts.differing(children.map((child) => ({ id: this.#tree.idAt(child), words: preferredWordsOf(child, index) })));
    return missing.length === 0 ? undefined : { reason: `${this.#tree.idAt(last)} is certain; its ${children.length} codes differ in what the phrase does not say.`, missing, nearest: last, missingAttribute: undefined };
  }

  #wordsOf(concept: number, ranked: readonly RankedConcept[]): readonly string[] {
    const found = ranked.find((candidate) => candidate.concept === concept);
    return found === undefined ? [] : Array.from(found.index.wordsOf(found.name), (word) => found.index.wordAt(word));
  }
}

const missingNote = 'Not in the name:';
const withMissing = (notes: readonly string[], missing: readonly string[]): readonly string[] =>
  [...notes.filter((note) => !note.startsWith(missingNote)), ...(missing.length > 0 ? [`${missingNote} ${missing.join(', ')}.`] : [])];
const seventhWords: Readonly<Record<string, readonly string[]>> = { A: ['closed'], B: ['open'], S: ['sequela'] };
const seventhCharacters: Readonly<Record<string, string>> = { A: 'as an initial encounter', B: 'as an initial encounter for an open fracture', S: 'as a sequela', 0: 'with nothing said of fetus, stage or time' };

function preferredWordsOf(concept: number, index: PhraseIndex): readonly string[] {
  const [name, end] = index.namesOf(concept);
  return name < end ? Array.from(index.wordsOf(name), (word) => index.wordAt(word)) : [];
}

const kindNotes: Readonly<Record<EntryKind, string | undefined>> = {
  PREFERRED: undefined, SYNONYM: undefined, OTHER_NAME: 'A name of another scope.', INDEX_ENTRY: 'A phrase of the index.', INCLUSION: 'An inclusion term: covered by this concept, narrower than it.',
  BORROWED: 'A name of an equal concept of another system.', BORROWED_FAR: 'A name of a concept of another system that is linked to this one.', EXAMPLE: 'A phrase accepted before.', FORMER: 'A former name.',
};

const namedAlike = (a: RankedConcept, b: RankedConcept): boolean =>
  a.index.kindOf(a.name) === b.index.kindOf(b.name) && a.index.arrays.nameMarks[a.name] === b.index.arrays.nameMarks[b.name];

/** 4 for the preferred name, 3 for a synonym, 2 for another name of the same words, 1 for words like these. */
function tierOf({ comparison, index, name, variant }: RankedConcept): number {
  if (!comparison.sameWords) return 1;
  if (variant.changes.rewrite + variant.changes.pivot + variant.changes.part > 0) return 2;
  const kind = index.kindOf(name);
  return kind === 'PREFERRED' ? 4 : kind === 'SYNONYM' ? 3 : 2;
}

function distinct(candidates: readonly MappedConcept[]): readonly MappedConcept[] {
  const seen = new Set<number>();
  return candidates.filter(({ concept }) => !seen.has(concept) && seen.add(concept));
}
