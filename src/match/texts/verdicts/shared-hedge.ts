import type { Verdict } from "../../../compare/pair/verdict.ts"
import type { Exact } from "../../../quantity/numbers/exact.ts"
import { liesWithin, point, type Reading } from "../../../quantity/numbers/reading.ts"
import type { Quantity } from "../../../quantity/quantity.ts"

type Pair<T> = { readonly a: T; readonly b: T }

/**
 * Two quantities of a sentence that was written twice, without the hedge that they share; null where they share none. The
 * hedge says nothing about the difference: whoever changed "over 15 million" to "over 10 million" changed the number. Of
 * two ranges the end that differs is left.
 */
export function withoutSharedHedge(a: Quantity, b: Quantity): Pair<Quantity> | null {
  if (a.hedge !== b.hedge || a.hedge === "none" || a.hedge === "exactly" || a.unit !== b.unit) return null
  if (a.value !== null && b.value !== null) return { a: asPoint(a, a.value), b: asPoint(b, b.value) }
  if (a.hedge !== "between") return null
  const end = isSame(a.stated.min, b.stated.min) ? "max" : "min"
  const [one, other] = [a.stated[end], b.stated[end]]
  return one === null || other === null ? null : { a: asPoint(a, one), b: asPoint(b, other) }
}

function asPoint(quantity: Quantity, value: Exact): Quantity {
  const reading = point(value)
  const { rounded: _rounded, range: _range, ...said } = quantity
  return Object.freeze({ ...said, hedge: "exactly", value, stated: reading, implied: reading })
}

function isSame(one: Exact | null, other: Exact | null): boolean {
  return one !== null && other !== null && one.equals(other)
}

/**
 * Whether one of two figures that agree by rounding is the rounded form of the other, as 99 is of 98.9. Neither of 280
 * and 285 is, although both may be roundings of 282, so between two versions the one replaces the other.
 */
export function isRoundedForm({ quantities: { a, b } }: Verdict): boolean {
  return holds(a.rounded ?? a.stated, b.value) || holds(b.rounded ?? b.stated, a.value)
}

function holds(reading: Reading, value: Exact | null): boolean {
  return value === null || liesWithin(point(value), reading)
}
