/** What a source states of diseases, row by row, in typed arrays; sorted by subject. Indexes are those of the release. */
export interface FindingRows {
  readonly subject: Uint32Array;
  readonly object: Uint32Array;
  readonly kind: Uint8Array;
  readonly sex: Uint8Array;
  /** Share of patients by category or percentage, 0..1; negative where the row states none or counts patients. */
  readonly share: Float64Array;
  readonly numerator: Uint32Array;
  /** 0 where the row counts no patients. */
  readonly denominator: Uint32Array;
  /** Place of the row among the assertions of the release. */
  readonly assertion: Uint32Array;
}

export const rowKinds = { finding: 0, excluded: 1, inheritance: 2, onset: 3 } as const;
export const rowSexes = { any: 0, female: 1, male: 2 } as const;
