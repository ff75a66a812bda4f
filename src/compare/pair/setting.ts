import type { Tolerance } from "../rules/tolerance.ts"
import type { Measure, SubjectRelation } from "./figure.ts"

/**
 * What a comparison depends on besides the two figures: how their quantity lives in time, how their subjects are related,
 * and how much is allowed.
 */
export type ComparisonSetting = {
  readonly measure: Measure
  readonly relation: SubjectRelation
  readonly tolerance: Tolerance
}
