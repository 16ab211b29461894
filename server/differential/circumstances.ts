import type { CareSetting } from '../domain/assertion.ts';

/** What is known of a patient beside the findings, and how much incidence counts: 0 not at all, 1 as stated. */
export interface Circumstances {
  readonly sex: 'FEMALE' | 'MALE' | undefined;
  readonly ageYears: number | undefined;
  readonly setting: CareSetting | undefined;
  readonly priorWeight: number;
}
export const noCircumstances: Circumstances = { sex: undefined, ageYears: undefined, setting: undefined, priorWeight: 0 };
