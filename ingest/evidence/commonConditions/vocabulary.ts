import type { Predicate } from '../../../server/domain/assertion.ts';
import type { QuestionBurden } from '../../../server/domain/questionBurden.ts';

/** What a cell may hold. `docs/common-conditions.md` says what each value means. */
export const matches = ['exact', 'close', 'broader', 'narrower', 'none'] as const;
export const directions = ['for', 'neutral', 'against_if_present', 'against_if_absent'] as const;
export const stats = ['freq', 'sens_spec', 'lr', 'or', 'rr', 'band', 'text'] as const;
export const settings = ['POPULATION', 'PRIMARY_CARE', 'EMERGENCY', 'HOSPITAL', 'SPECIALIST'] as const;
export const sexes = ['FEMALE', 'MALE'] as const;
export const grades = ['A', 'B', 'C'] as const;
export const tiers = ['1', '2', '3', '4', '5'] as const;
export const statuses = ['ok', 'title_pending', 'year_pending'] as const;
export const verdicts = ['agree', 'corrected', 'disagree', 'cannot_verify', 'not_yet_read'] as const;
export const flags = [
  'adjusted', 'band_by_writer', 'coded_only', 'composite', 'computed', 'copy_site', 'derivation', 'digest', 'entry_criterion', 'heterogeneity', 'incorporation',
  'inconsistent', 'labels_corrected', 'late_presentation', 'm_derived', 'one_sex', 'pct_computed', 'recall', 'related_condition', 'secondary', 'selected', 'small_n', 'spectrum',
  'subgroup', 'summed_by_writer', 'title_pending', 'two_gate', 'verification', 'year_pending',
] as const;
export const findingQualifiers = [
  'absent', 'aggravated_by', 'character', 'course', 'duration', 'frequency', 'laterality', 'manoeuvre', 'onset', 'phase', 'severity', 'site', 'threshold',
] as const;
/** The measures of facts, in the spellings of the tables, with the unit to show where the row names none. */
export const unitOfMeasure: Readonly<Record<string, string>> = {
  AUC: 'area under the curve', OR: 'odds ratio', odds_ratio: 'odds ratio', RR: 'relative risk', relative_risk: 'relative risk', rate_ratio: 'rate ratio',
  'LR+': 'positive likelihood ratio', lr_pos: 'positive likelihood ratio', likelihood_ratio: 'positive likelihood ratio', ratio: 'ratio', 'ratio M:F': 'males to one female',
  'ratio F:M': 'females to one male', sensitivity: 'sensitivity', specificity: 'specificity', share: '%', 'share female': '%', 'natural frequency': '', rate: '',
  rate_difference: '', mean: '', median: '', peak: 'years', range: '', rise: '', hours: 'hours', days: 'days', months: 'months', count: '', years: 'years', 'incidence ratio': 'incidence ratio', text: '', '': '',
};
export const units = [
  '%', '% of pregnancies', '% per 10 years', '% per season', 'days', 'h', 'hours', 'months', 'people', 'per 100 child-years', 'per 100 person-years', 'per 1000 births',
  'per 1000 children in 2 years', 'per 1000 live births', 'per 1000 person-years', 'per 1000 pregnancies', 'per 1000 sedations', 'per 100000 deliveries',
  'per 100000 person-years', 'per 100000 women', 'per child-year', 'per person-year', 'weeks', 'years',
] as const;

/** The burdens that a kind of finding may have; the first is the usual one. */
export const burdensOf = {
  symptom: ['ASK'], history: ['ASK'], sign: ['EXAMINE', 'SIMPLE_TEST'], vital: ['EXAMINE'], lab: ['SIMPLE_TEST', 'INVASIVE'], ecg: ['SIMPLE_TEST'], imaging: ['IMAGING'],
  score: ['EXAMINE', 'SIMPLE_TEST', 'IMAGING', 'INVASIVE'],
} as const satisfies Record<string, readonly QuestionBurden[]>;
export const kinds = Object.keys(burdensOf);

/** What a fact is about, as the predicate of its statement; `fact` among its qualifiers keeps the finer word. */
export const predicateOfFact: Readonly<Record<string, Predicate>> = {
  incidence: 'INCIDENCE', lifetime_risk: 'INCIDENCE', prevalence: 'PREVALENCE', setting_prior: 'SETTING_PRIOR', age: 'AGE_AT_ONSET', sex: 'SEX_RATIO',
  risk_factor: 'RISK_FACTOR', red_flag: 'RED_FLAG', test: 'CONFIRMED_BY', confusable: 'CONFUSED_WITH', onset: 'COURSE', course: 'COURSE',
};

/** Hosts that show what others published: an article read there is cited as the article, and its source marked `copy`. */
export const copyHosts: ReadonlySet<string> = new Set([
  'acemap.info', 'studylib.net', 'studyres.com', 'studylib.es', 'docslib.org', 'abcdocz.com', 'www.readbag.com', 'www.readkong.com', 'scribd.com',
  'www.scribd.com', 'id.scribd.com', 'slidepub.com', 'fdocuments.in', 'docksci.com', 'm.moam.info', 'online.documentine.com', 'c.coek.info',
  'ablesci.com', 'metajournal.com', 'biomed.reviewer.ly', 'preview.concepedia.online', 'discovery.researcher.life', 'www.aminer.cn',
  'www.semanticscholar.org', 'scilit.com', 'www.scilit.net', 'www.mendeley.com', 'doaj.org', 'paperexplained.cn', 'pharmacy-notebook.com',
  'nursing-notebook.com',
]);
