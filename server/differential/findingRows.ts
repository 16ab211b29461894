import type { Accuracy, CareSetting, Quantity } from '../domain/assertion.ts';
import type { AgeRange } from '../domain/onset.ts';
import type { QuestionBurden } from '../domain/questionBurden.ts';

/** What a source states of diseases, row by row, in typed arrays; sorted by subject. Indexes are those of the release. */
export interface FindingRows {
  readonly subject: Uint32Array;
  /** `noObject` where the statement names no concept. */
  readonly object: Uint32Array;
  readonly kind: Uint8Array;
  /** Share of patients by category or percentage, 0..1; negative where the row states none or counts patients. */
  readonly share: Float64Array;
  readonly numerator: Uint32Array;
  /** 0 where the row counts no patients. */
  readonly denominator: Uint32Array;
  /** Place of the row among the assertions of the release. */
  readonly assertion: Uint32Array;
  /** What a row states beyond a share, by row: of studies of practice, and facts about a disease. */
  readonly details: ReadonlyMap<number, RowDetails>;
}
export const noObject = 0xffffffff;

export interface RowDetails {
  readonly accuracy: Accuracy | undefined;
  readonly value: Quantity | undefined;
  readonly note: string;
  /** What the concept is relative to the words of the source. */
  readonly match: string;
  readonly direction: string;
  readonly measure: string;
  /** What the statement is about, in the word of the table: symptom, sign, history, risk_factor ...; empty where none is given. */
  readonly about: string;
  /** What it takes to learn of the finding; undefined where the row does not say. */
  readonly burden: QuestionBurden | undefined;
  readonly setting: CareSetting | undefined;
  readonly sex: 'FEMALE' | 'MALE' | undefined;
  /** The ages that the figure is about, where it is not everyone. */
  readonly ages: AgeRange | undefined;
  readonly grade: string;
  readonly flags: readonly string[];
  /** The performance was computed from patients counted in both groups. */
  readonly counted: boolean;
  /** The source says that the disease must not be missed. */
  readonly cannotMiss: boolean;
}

export const rowKinds = { finding: 0, excluded: 1, inheritance: 2, onset: 3, incidence: 4, prevalence: 5, ageAtOnset: 6, sexRatio: 7, confusedWith: 8, redFlag: 9, confirmedBy: 10, riskFactor: 11 } as const;
