import type { Tolerance } from "../../../compare/rules/tolerance.ts"
import { dayNumberOf, printDay } from "../../../quantity/dates/calendar.ts"
import { type Exact, exact } from "../../../quantity/numbers/exact.ts"
import type { Reading } from "../../../quantity/numbers/reading.ts"
import type { Quantity } from "../../../quantity/quantity.ts"

type Pair<T> = { readonly a: T; readonly b: T }

/** Two points on a scale that both have; null where there is none, as for "14 March" and "2015". */
export function onOneScale(a: Quantity, b: Quantity): Pair<Quantity> | null {
  if (a.dimension === b.dimension) return { a, b }
  const [one, other] = [toDayOfYear(a), toDayOfYear(b)]
  return one && other && { a: one, b: other }
}

/** Days. */
const LONGEST = 31
/** Days without a year are counted in this one, a leap year, so that 29 February is one of them. */
const ANY_YEAR = 2000

/** "14 March 2015" as the 74th day of a leap year. A span of more than a month does not name a day of the year: null. */
function toDayOfYear(quantity: Quantity): Quantity | null {
  if (quantity.dimension === "day-of-year") return quantity
  const { min, max } = quantity.stated
  if (quantity.dimension !== "date" || min === null || max === null || max.sub(min).gte(LONGEST)) return null
  const reading: Reading = { ...quantity.stated, min: dayOfYear(min), max: dayOfYear(max) }
  const value = quantity.value && dayOfYear(quantity.value)
  return Object.freeze({ ...quantity, dimension: "day-of-year", value, stated: reading, implied: reading })
}

function dayOfYear(day: Exact): Exact {
  const [, month = 1, date = 1] = printDay(day.valueOf()).split("-").map(Number)
  return exact(dayNumberOf(ANY_YEAR, month, date) - dayNumberOf(ANY_YEAR, 1, 1) + 1)
}

/** A percentage of a date, an ordinal or a score means nothing, so no difference is allowed. Ratings are amounts. */
export function isExactScale({ dimension }: Quantity): boolean {
  return !dimension.startsWith("out-of-")
}

export function withoutAllowance(tolerance: Tolerance): Tolerance {
  return { ...tolerance, precise: "tolerant", relativePercent: null, absolute: null, driftPerDay: null }
}
