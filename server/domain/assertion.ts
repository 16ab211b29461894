import type { ConceptId } from './concept.ts';

export const predicates = [
  'HAS_FINDING', 'RISK_FACTOR', 'RED_FLAG', 'CONFIRMED_BY', 'CONFUSED_WITH', 'INCIDENCE', 'PREVALENCE', 'AGE_AT_ONSET', 'SEX_RATIO',
  'EXCLUDES_FINDING', 'HAS_INHERITANCE', 'HAS_ONSET', 'TREATS', 'CONTRAINDICATED', 'CAUSES', 'EXCLUDES1', 'EXCLUDES2', 'CODE_FIRST',
  'USE_ADDITIONAL', 'CODE_ALSO', 'STUDIED_IN',
] as const;
export type Predicate = (typeof predicates)[number];

/** Predicates that say the contrary of each other about the same subject and object. */
export const contraryOf: Partial<Record<Predicate, Predicate>> = {
  HAS_FINDING: 'EXCLUDES_FINDING',
  EXCLUDES_FINDING: 'HAS_FINDING',
};

export interface Qualifier {
  readonly name: string;
  readonly value: string;
}

/** Share of patients, 0..1; `low` and `high` bound it, `stated` is the publisher's own wording. */
export interface Frequency {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly stated: string;
}

/** One statement with its provenance. Its id is the hash of its content, so the same content always has the same id. */
export interface Assertion {
  readonly id: string;
  readonly subject: ConceptId;
  readonly predicate: Predicate;
  /** Absent where the statement is a note that names no code. */
  readonly object: ConceptId | undefined;
  readonly note: string | undefined;
  readonly frequency: Frequency | undefined;
  readonly qualifiers: readonly Qualifier[];
  readonly provenance: Provenance;
}

export interface Provenance {
  /** Source id, a key of the release's sources. */
  readonly source: string;
  readonly evidenceCode: string | undefined;
  readonly author: string | undefined;
  /** ISO 8601 date on which the publisher recorded the statement. */
  readonly recordedAt: string | undefined;
  /** Everything cited, as published: `PMID:…`, `OMIM:…`, `ISBN-13:…`, an address. */
  readonly references: readonly string[];
}

export const referenceKinds = ['ARTICLE', 'DATABASE_ENTRY', 'BOOK', 'GUIDELINE', 'STATISTICS', 'PAGE', 'OTHER'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
