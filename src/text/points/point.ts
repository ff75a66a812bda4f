import { type Meaning, makeQuantity } from "../../quantity/make-quantity.ts"
import { exact, ONE, ZERO } from "../../quantity/numbers/exact.ts"
import type { Numeral } from "../../quantity/numbers/numeral.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import type { TokenSpan } from "../../quantity/scan/language.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { Unit } from "../../quantity/units/units.ts"
import type { Mention } from "../mention.ts"
import { spanOf, textOf } from "../prose/text-of.ts"

/**
 * A point is a number that places something in an order instead of saying how much there is of it. Points are not
 * reported among the figures of a text; where two texts are compared, they are held against points of their own dimension.
 *
 * - `date`: days since 1 January 1970. A year or a month is all of its days.
 * - `day-of-year`: a date without a year, as the day of a leap year.
 * - `clock`: minutes since midnight.
 * - `ordinal`: "third", "No. 4", "season 2".
 * - `score-high` and `score-low`: of "3-1".
 * - `out-of-10` and the like: ratings, each on its own scale.
 */
export type PointDimension =
  | "date"
  | "day-of-year"
  | "clock"
  | "ordinal"
  | "score-high"
  | "score-low"
  | `out-of-${number}`

export type PointFound = TokenSpan & {
  readonly reader: "date" | "clock" | "ordinal" | "score" | "rating"
  readonly dimension: PointDimension
  readonly meaning: Meaning
  readonly noun?: TokenSpan | null
}

const UNIT_CODES: Readonly<Record<string, string>> = Object.freeze({ date: "d", "day-of-year": "d", clock: "min" })

export function wholeNumeral(value: number): Numeral {
  return { mantissa: exact(value), places: 0, scale: ONE }
}

/** A whole number that was said exactly: the 3 of "third". */
export function meanExactly(value: number): Meaning {
  return { hedge: "exactly", numeral: wholeNumeral(value) }
}

/** Null for a point that can be true of nothing, such as "the 30th to the 3rd". */
export function toMention(scan: Scan, found: PointFound): Mention | null {
  const quantity = toQuantity(scan, found)
  if (quantity === null) return null
  return Object.freeze({
    ...spanOf(scan, found),
    quantity,
    noun: found.noun ? textOf(scan, found.noun) : null,
    attribution: null,
    asOf: null,
    reader: found.reader,
    evidence: [],
    links: [],
  })
}

/** What comes before or after a point lies anywhere there: no reader takes "after 2000" for "soon after". */
function toQuantity(scan: Scan, { meaning, dimension, ...span }: PointFound): Quantity | null {
  const made = makeQuantity(textOf(scan, span), meaning, unitOf(dimension))
  if (!made.ok) return null
  return isRating(dimension) ? made.value : Object.freeze({ ...made.value, implied: made.value.stated })
}

/** A rating is an amount of its scale, hedged like others. */
function isRating(dimension: PointDimension): boolean {
  return dimension.startsWith("out-of-")
}

function unitOf(dimension: PointDimension): Unit {
  const code = UNIT_CODES[dimension] ?? "1"
  return { code, dimension, base: code, factor: ONE, offset: ZERO, canBeNegative: true, isCount: false }
}
