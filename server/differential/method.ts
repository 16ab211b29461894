/** Every score is a whole number of these parts of a log10 unit, so that sums are exact and ties are ties. */
export const unitsPerLog10 = 10_000;

/** The figures of the method. Measured ones are set in docs/measurements-differential.md; none was learned case by case. */
export interface Method {
  /** Patients that the stated category (or the assumption below) counts for beside counted patients. */
  readonly categoryPatients: number;
  /** Share of patients assumed where a source states none. */
  readonly unstatedShare: number;
  /** How much of the information lost by going up to a common ancestor is taken off. */
  readonly detourPenalty: number;
  /** Share of the present findings of a patient that a report leaves unmentioned is 1 minus this. */
  readonly mentionedShare: number;
  /** Likelihood that an unrelated finding is present, against the likelihood of a finding in the population of diseases. */
  readonly unexplainedLoss: number;
  readonly combine: 'MAX' | 'NOISY_OR';
  /** How far an absent finding can lower a disease that expects it (share of its carriers in whom it is truly absent or overlooked). */
  readonly absentTrust: number;
  /** Share of a related disease's frequency that a disease of the same series is believed to have. */
  readonly relatedShare: number;
  /** Weight of an information content: 1 counts it in full. */
  readonly informationPower: number;
  readonly overlapShare: number;
  readonly minimumMissing: number;
}

export const measuredMethod: Method = {
  categoryPatients: 3, unstatedShare: 0.6, detourPenalty: 2, mentionedShare: 0.1, unexplainedLoss: 0, combine: 'MAX',
  absentTrust: 0, relatedShare: 0, informationPower: 1, overlapShare: 0, minimumMissing: 0,
};
