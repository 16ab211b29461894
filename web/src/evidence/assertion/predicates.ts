import type { Predicate } from '../../generated/graphql.ts';

/** How a statement reads: "subject … object", and as a heading on the page of its object. */
export const predicateWords = {
  HAS_FINDING: { about: 'has the finding', of: 'is a finding of' },
  EXCLUDES_FINDING: { about: 'does not have the finding', of: 'is not a finding of' },
  RISK_FACTOR: { about: 'has the risk factor', of: 'is a risk factor for' },
  RED_FLAG: { about: 'has the warning sign', of: 'is a warning sign of' },
  CONFIRMED_BY: { about: 'is confirmed by', of: 'confirms' },
  CONFUSED_WITH: { about: 'is confused with', of: 'is confused with' },
  INCIDENCE: { about: 'has the incidence', of: 'is an incidence of' },
  PREVALENCE: { about: 'has the prevalence', of: 'is a prevalence of' },
  AGE_AT_ONSET: { about: 'has the age at onset', of: 'is the age at onset of' },
  SEX_RATIO: { about: 'has the sex ratio', of: 'is the sex ratio of' },
  HAS_INHERITANCE: { about: 'is inherited as', of: 'is the inheritance of' },
  HAS_ONSET: { about: 'begins', of: 'is the onset of' },
  TREATS: { about: 'treats', of: 'is treated by' },
  CONTRAINDICATED: { about: 'is contraindicated in', of: 'is a contraindication of' },
  CAUSES: { about: 'causes', of: 'is caused by' },
  EXCLUDES1: { about: 'is never coded together with', of: 'excludes coding together' },
  EXCLUDES2: { about: 'does not include', of: 'is not included in' },
  CODE_FIRST: { about: 'is coded after', of: 'is coded before' },
  USE_ADDITIONAL: { about: 'takes the additional code', of: 'is an additional code for' },
  CODE_ALSO: { about: 'is coded also with', of: 'is also coded with' },
  STUDIED_IN: { about: 'is studied in', of: 'studies' },
  SETTING_PRIOR: { about: 'has the share in a setting', of: 'is the share in a setting of' },
  COURSE: { about: 'takes the course', of: 'is the course of' },
  HAS_ATTRIBUTE: { about: 'has the attribute', of: 'is an attribute of' },
} satisfies Record<Predicate, { about: string; of: string }>;

const isPredicate = (text: string): text is Predicate => text in predicateWords;
export const predicates: readonly Predicate[] = Object.keys(predicateWords).filter(isPredicate);
