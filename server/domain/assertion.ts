import type { ConceptId } from './concept.ts';

export const predicates = [
  'HAS_FINDING', 'RISK_FACTOR', 'RED_FLAG', 'CONFIRMED_BY', 'CONFUSED_WITH', 'INCIDENCE', 'PREVALENCE', 'AGE_AT_ONSET', 'SEX_RATIO',
  'EXCLUDES_FINDING', 'HAS_INHERITANCE', 'HAS_ONSET', 'TREATS', 'CONTRAINDICATED', 'CAUSES', 'EXCLUDES1', 'EXCLUDES2', 'CODE_FIRST',
  'USE_ADDITIONAL', 'CODE_ALSO', 'STUDIED_IN', 'SETTING_PRIOR', 'COURSE', 'HAS_ATTRIBUTE',
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

/** A figure that is no share of patients: an incidence, an age, a duration. */
export interface Quantity {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit: string;
  /** Whom it is about, where and when, in our words. */
  readonly context?: string;
}

export const careSettings = ['PRIMARY_CARE', 'EMERGENCY', 'HOSPITAL', 'GENETICS'] as const;
export type CareSetting = (typeof careSettings)[number];

/** How well a finding or test tells the disease from its comparison group, as printed; intervals are 95 % [low, high]. */
export interface Accuracy {
  /** 0..1 */
  readonly sensitivity?: number;
  /** 0..1 */
  readonly specificity?: number;
  readonly likelihoodRatioPositive?: number;
  readonly likelihoodRatioPositiveInterval?: readonly [number, number];
  readonly likelihoodRatioNegative?: number;
  readonly likelihoodRatioNegativeInterval?: readonly [number, number];
  readonly n?: number;
  /** The group the disease is told from, in our words. */
  readonly comparator?: string;
  readonly setting?: CareSetting;
}

/** One statement with its provenance. Its id is the hash of its content, so the same content always has the same id. */
export interface Assertion {
  readonly id: string;
  readonly subject: ConceptId;
  readonly predicate: Predicate;
  /** Absent where the statement is a note that names no code. */
  readonly object: ConceptId | undefined;
  readonly note: string | undefined;
  readonly value: Quantity | undefined;
  readonly frequency: Frequency | undefined;
  readonly accuracy: Accuracy | undefined;
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
  /** What the cited sources give: figure, population, n, in our words. */
  readonly states: string | undefined;
}

/** Machines sign what they read with `machine-` and a number; anyone else is a person. */
export const isMachine = (author: string): boolean => author.startsWith('machine-');

/** What is known of a cited source beyond its id. */
export interface ReferenceFacts {
  readonly kind: ReferenceKind;
  readonly title: string;
  readonly year: number;
  /** Journal, volume and pages, or publisher. */
  readonly container: string;
  readonly uri: string;
}

export const referenceKinds = ['ARTICLE', 'DATABASE_ENTRY', 'BOOK', 'GUIDELINE', 'STATISTICS', 'PAGE', 'OTHER'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
