import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { dayNumberOf, printDay } from "../../quantity/dates/calendar.ts"
import { type Exact, exact } from "../../quantity/numbers/exact.ts"
import type { Reading } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"

type Pair<T> = { readonly a: T; readonly b: T }

/** Two points on one scale; null where they have none: "14 March" says nothing of "2015". */
export function onOneScale(a: Quantity, b: Quantity): Pair<Quantity> | null {
  if (a.dimension === b.dimension) return { a, b }
  const [one, other] = [toDayOfYear(a), toDayOfYear(b)]
  return one && other && { a: one, b: other }
}

const LONGEST = 31
/** The year that days without one are counted in: a leap year. */
const ANY_YEAR = 2000

/** "14 March 2015" beside "14 March". What is longer than a month has no place in the year. */
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

/** No percentage of a date, a place in an order or a goal scored means anything; ratings are measured like amounts. */
export function isExactScale({ dimension }: Quantity): boolean {
  return !dimension.startsWith("out-of-")
}

export function withoutAllowance(tolerance: Tolerance): Tolerance {
  return { ...tolerance, relativePercent: null, absolute: null, driftPerDay: null }
}
