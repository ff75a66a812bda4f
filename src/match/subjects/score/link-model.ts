/** The numbers that links are rated with. `weights` has one for each feature, by its name, at or on the side of its sign. */
export type LinkModel = {
  /** Named in every answer: "en-1". */
  readonly name: string
  readonly weights: Readonly<Record<string, number>>
  readonly calibration: Calibration
}

/** What makes a rated share a certainty: sigmoid(slope × logit(share) + offset). */
export type Calibration = { readonly slope: number; readonly offset: number }
