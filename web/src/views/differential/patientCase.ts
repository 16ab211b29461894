import { serverLimits } from '../../components/serverLimits.ts';
import type { CareSetting, CaseInput, FindingStatus, Sex } from '../../generated/graphql.ts';

export const statuses = ['PRESENT', 'ABSENT', 'UNKNOWN'] as const satisfies readonly FindingStatus[];
export const statusWords = { PRESENT: 'present', ABSENT: 'absent', UNKNOWN: 'unknown' } satisfies Record<FindingStatus, string>;
export const sexWords = { FEMALE: 'female', MALE: 'male' } satisfies Record<Sex, string>;
export const settingWords = {
  PRIMARY_CARE: 'primary care',
  EMERGENCY: 'emergency department',
  HOSPITAL: 'hospital',
  GENETICS: 'genetics clinic',
} satisfies Record<CareSetting, string>;
export const isSetting = (text: string): text is CareSetting => text in settingWords;
export const settings = Object.keys(settingWords).filter(isSetting);

export const ageUnits = { y: { word: 'year', inYear: 1, max: 90 }, m: { word: 'month', inYear: 12, max: 240 }, d: { word: 'day', inYear: 365.25, max: 1_000 } } as const;
export type AgeUnit = keyof typeof ageUnits;

/** A whole number of years, months or days; 90 years stand for every age from 90 on, so that no link tells who is so old. */
export interface Age {
  readonly value: number;
  readonly unit: AgeUnit;
}

/** How a finding came into the case; it explains the row and is no part of what is ranked or shared. */
export type Origin = 'typed' | 'question' | 'file' | 'example' | { readonly words: string };

export interface CaseFinding {
  readonly id: string;
  readonly status: FindingStatus;
  /** Age when it began. */
  readonly onset?: Age | undefined;
  readonly origin?: Origin | undefined;
}

export interface PatientCase {
  readonly findings: readonly CaseFinding[];
  readonly age?: Age | undefined;
  readonly sex?: Sex | undefined;
  readonly setting?: CareSetting | undefined;
  /** Made up to show the workspace; said on the screen, in print and in every export. */
  readonly synthetic: boolean;
}

export const emptyCase: PatientCase = { findings: [], synthetic: false };

export const isEmpty = ({ findings, age, sex, setting }: PatientCase): boolean =>
  findings.length === 0 && age === undefined && sex === undefined && setting === undefined;

const yearsOf = ({ value, unit }: Age): number => value / ageUnits[unit].inYear;

export const cappedAge = (value: number, unit: AgeUnit): Age => ({ value: Math.min(value, ageUnits[unit].max), unit });

export function ageText({ value, unit }: Age): string {
  if (unit === 'y' && value >= ageUnits.y.max) return `${ageUnits.y.max} years or more`;
  return `${value} ${ageUnits[unit].word}${value === 1 ? '' : 's'}`;
}

/** A finding that the case has already takes the new status in its old place. */
export function withFinding(patient: PatientCase, finding: CaseFinding): PatientCase {
  const known = patient.findings.some(({ id }) => id === finding.id);
  if (!known && patient.findings.length >= serverLimits.caseFindingsMax) return patient;
  return {
    ...patient,
    findings: known ? patient.findings.map((other) => (other.id === finding.id ? { ...other, ...finding } : other)) : [...patient.findings, finding],
  };
}

export const withoutFinding = (patient: PatientCase, id: string): PatientCase => ({ ...patient, findings: patient.findings.filter((finding) => finding.id !== id) });

export const withStatus = (patient: PatientCase, id: string, status: FindingStatus): PatientCase => ({
  ...patient,
  findings: patient.findings.map((finding) => (finding.id === id ? { ...finding, status } : finding)),
});

export const withOnset = (patient: PatientCase, id: string, onset: Age | undefined): PatientCase => ({
  ...patient,
  findings: patient.findings.map((finding) => (finding.id === id ? { ...finding, onset } : finding)),
});

/** What the server is asked about; equal cases give equal input, wherever their findings came from. */
export const caseInput = ({ findings, age, sex, setting }: PatientCase): CaseInput => ({
  findings: findings.map(({ id, status, onset }) => ({ concept: id, status, ...(onset && { onsetYears: yearsOf(onset) }) })),
  ...(sex && { sex }),
  ...(age && { ageYears: yearsOf(age) }),
  ...(setting && { setting }),
});
