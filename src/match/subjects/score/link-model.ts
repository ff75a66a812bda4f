/** The numbers that links are rated with. `weights` has one for each feature, by its name, at or on the side of its sign. */
export type LinkModel = {
  /** Named in every answer: "en-1". */
  readonly name: string
  readonly weights: Readonly<Record<string, number>>
  readonly calibration: Calibrations
}

/** What makes a share a certainty: of pairs that pass the hard gates, and of others, which are right less often. */
export type Calibrations = {
  readonly gated: Calibration
  readonly other: Calibration
  /** The share from which pairs past the gates are sure: of those with as much, enough were right on unseen texts. */
  readonly sureFrom: number
}

/** The certainty is sigmoid(slope × logit(share) + offset). */
export type Calibration = { readonly slope: number; readonly offset: number }
