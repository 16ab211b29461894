import type { Provenance, Qualifier } from './assertion.ts';
import type { RuleVerdict } from './mapRule.ts';
import type { ConceptId } from './concept.ts';

/** Reads: the target is … than the source; BROADER means the target is broader. */
export const mappingRelations = ['EXACT', 'BROADER', 'NARROWER', 'CLOSE', 'RELATED', 'NOT_MAPPED'] as const;
export type MappingRelation = (typeof mappingRelations)[number];

export const mappingStatuses = ['CANDIDATE', 'IN_REVIEW', 'ACCEPTED', 'REJECTED', 'CONFLICT', 'SUPERSEDED', 'OFFICIAL'] as const;
export type MappingStatus = (typeof mappingStatuses)[number];

export interface Mapping {
  readonly id: string;
  readonly source: ConceptId;
  /** Absent where the publisher says that there is no target. */
  readonly target: ConceptId | undefined;
  /** Further codes that must be used together with `target`. */
  readonly targetsTogether: readonly ConceptId[];
  readonly relation: MappingRelation;
  readonly status: MappingStatus;
  /** The publisher's own flags, as stated. */
  readonly flags: readonly Qualifier[];
  readonly provenance: Provenance;
  /** Absent for what a publisher or a curator states. */
  readonly proposal?: MappingProposal;
  /** What its rule says of a patient, where one was asked about. */
  readonly verdict?: RuleVerdict;
}

/** How the engine came to a mapping that nobody states. */
export interface MappingProposal {
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: 'EXACT' | 'SYNONYM' | 'ABBREVIATION' | 'SPELLING' | 'CODE';
  /** Place among what was proposed, from 1. */
  readonly rank: number;
  readonly why: string;
}

/** Flags of a mapping under which a phrase stands that was mapped, its language where that is not English, and how often. */
export const exampleFlags = { phrase: 'phrase', language: 'language', count: 'count' } as const;

export interface MappedPhrase {
  readonly phrase: string;
  readonly language: string;
  readonly count: number;
}

/** The phrase that an accepted or rejected mapping was made for, and how often; undefined for a mapping of codes alone. */
export function exampleOf({ flags, status }: Pick<Mapping, 'flags' | 'status'>): MappedPhrase | undefined {
  if (status !== 'ACCEPTED' && status !== 'REJECTED') return undefined;
  const valueOf = (flag: keyof typeof exampleFlags): string | undefined => flags.find(({ name }) => name === exampleFlags[flag])?.value;
  const phrase = valueOf('phrase');
  return phrase === undefined ? undefined : { phrase: phrase.replaceAll('¦', '|'), language: valueOf('language') ?? 'en', count: Number(valueOf('count') ?? 1) };
}

export interface MapRule {
  readonly group: number;
  readonly priority: number;
  readonly expression: string;
}

/** The condition of an official map, kept in the flags `mapGroup`, `mapPriority` and `mapRule`; ¦ stands for the bars of the rule, which separate flags. */
export function ruleOf({ flags }: Pick<Mapping, 'flags'>): MapRule | undefined {
  const valueOf = (name: string): string | undefined => flags.find((flag) => flag.name === name)?.value;
  const expression = valueOf('mapRule');
  return expression === undefined ? undefined : { group: Number(valueOf('mapGroup') ?? 1), priority: Number(valueOf('mapPriority') ?? 1), expression: expression.replaceAll('¦', '|') };
}
