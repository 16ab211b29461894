/** A CURIE: system id, colon, code as published, e.g. `ICD10CM:E11.9` or `HP:0001945`. */
export type ConceptId = `${string}:${string}`;

export const conceptKinds = [
  'DISEASE', 'FINDING', 'DRUG', 'PROCEDURE', 'ANATOMY', 'ORGANISM', 'SUBSTANCE', 'OBSERVABLE', 'EVENT', 'QUALIFIER', 'OTHER',
] as const;
export type ConceptKind = (typeof conceptKinds)[number];

/**
 * PUBLISHED: listed by the publisher. STRUCTURAL: derived from codes to carry a hierarchy, not listed.
 * REFERENCED: known only because a mapping or an assertion names it; its own system is not loaded.
 */
export const conceptStandings = ['PUBLISHED', 'STRUCTURAL', 'REFERENCED'] as const;
export type ConceptStanding = (typeof conceptStandings)[number];

export const termTypes = ['PREFERRED', 'SYNONYM', 'INCLUSION', 'ABBREVIATION', 'INDEX_ENTRY', 'LAY', 'BRAND', 'FORMER'] as const;
export type TermType = (typeof termTypes)[number];

export const termScopes = ['EXACT', 'NARROW', 'BROAD', 'RELATED'] as const;
export type TermScope = (typeof termScopes)[number];

export interface Term {
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly type: TermType;
  readonly scope: TermScope;
  /** Source id, a key of the release's sources. */
  readonly source: string;
}

export interface Concept {
  readonly id: ConceptId;
  readonly system: string;
  readonly code: string;
  readonly label: string;
  readonly kind: ConceptKind;
  readonly active: boolean;
  readonly standing: ConceptStanding;
  readonly definition: string | undefined;
  readonly replacedBy: readonly ConceptId[];
  readonly source: string;
}

export const systemOf = (id: ConceptId): string => id.slice(0, id.indexOf(':'));
export const codeOf = (id: ConceptId): string => id.slice(id.indexOf(':') + 1);
export const conceptIdOf = (system: string, code: string): ConceptId => `${system}:${code}`;
export const isConceptId = (text: string): text is ConceptId => /^[A-Za-z0-9._-]+:\S/.test(text);
