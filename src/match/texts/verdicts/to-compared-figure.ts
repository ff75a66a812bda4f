import type { ComparedFigure } from "../../../compare/pair/figure.ts"
import type { AsOf } from "../../../quantity/dates/as-of.ts"
import type { Mention } from "../../../text/mention.ts"

/** Stands for any date: two texts on one event speak of the same time unless both say when. */
const SOME_DAY: AsOf = Object.freeze({ from: "2000-01-01", to: "2000-01-01" })
const SOME_TIME = "2000-01-01T00:00:00Z"

/** A mention as it is compared with another. */
export function toComparedFigure({ quantity, asOf }: Mention, other: Mention): ComparedFigure {
  const date = asOf !== null && other.asOf !== null ? asOf : SOME_DAY
  return { quantity, asOf: date, claimants: [], firstPublished: SOME_TIME, lastPublished: SOME_TIME }
}
