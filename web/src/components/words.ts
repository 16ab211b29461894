import type { ConceptKind, ConceptStanding, EvidenceTier, TermScope, TermType } from '../generated/graphql.ts';

export const kindWords = {
  DISEASE: 'disease',
  FINDING: 'finding',
  DRUG: 'drug',
  PROCEDURE: 'procedure',
  ANATOMY: 'anatomy',
  ORGANISM: 'organism',
  SUBSTANCE: 'substance',
  OBSERVABLE: 'observable',
  EVENT: 'event',
  QUALIFIER: 'qualifier',
  OTHER: 'other',
} satisfies Record<ConceptKind, string>;

/** What a reader must know of a concept that its publisher does not list; nothing for one that it does. */
export const standingNotes = {
  PUBLISHED: undefined,
  STRUCTURAL: 'Derived from the codes to carry the hierarchy. The publisher lists no such code, so it cannot be used for coding.',
  REFERENCED: 'Known only because a mapping or a statement names it. Its system, or this code of it, is not loaded here.',
} satisfies Record<ConceptStanding, string | undefined>;

export const standingNames = { PUBLISHED: 'published', STRUCTURAL: 'structural', REFERENCED: 'referenced' } satisfies Record<ConceptStanding, string>;

export const termTypeWords = {
  PREFERRED: 'Preferred name',
  SYNONYM: 'Synonyms',
  INCLUSION: 'Inclusion terms',
  ABBREVIATION: 'Abbreviations',
  INDEX_ENTRY: 'Index entries',
  LAY: 'Plain-language names',
  BRAND: 'Brand names',
  FORMER: 'Former names and ids',
} satisfies Record<TermType, string>;

export const termScopeWords = {
  EXACT: undefined,
  NARROW: 'narrower',
  BROAD: 'broader',
  RELATED: 'related',
} satisfies Record<TermScope, string | undefined>;

export const tierWords = {
  TERMINOLOGY: 'reference terminology',
  CURATED: 'curated reference',
  LITERATURE: 'published literature',
  EHR: 'health records',
  DERIVED: 'derived here',
  SYNTHETIC: 'synthetic',
} satisfies Record<EvidenceTier, string>;
