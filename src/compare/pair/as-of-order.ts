import { type AsOf, dayNumber } from "../../quantity/dates/as-of.ts"
import type { ComparedFigure, Side } from "./figure.ts"

/** Whole days between the nearest ends of two as-of ranges; 0 where they share a day. */
export function daysBetween(a: AsOf, b: AsOf): number {
  if (a.to !== null && a.to < b.from) return dayNumber(b.from) - dayNumber(a.to)
  if (b.to !== null && b.to < a.from) return dayNumber(a.from) - dayNumber(b.to)
  return 0
}

export function samePeriod(a: AsOf, b: AsOf): boolean {
  return a.from === b.from && a.to === b.to
}

/** A running total is dated by the last day it covers. Null where both are dated alike. */
export function laterEnd(a: AsOf, b: AsOf): Side | null {
  return laterOf(orderEnds(a.to, b.to))
}

/** By the last day, then by the first: of two that end on one day, the shorter period is the later news. */
export function laterAsOf(a: AsOf, b: AsOf): Side | null {
  return laterEnd(a, b) ?? laterOf(orderText(a.from, b.from))
}

/** As-of dates decide, publication where these are equal. Arrival never. */
export function laterFigure(a: ComparedFigure, b: ComparedFigure): Side | null {
  return laterAsOf(a.asOf, b.asOf) ?? laterOf(orderText(instantKey(a.firstPublished), instantKey(b.firstPublished)))
}

/** Every claim of the one was published before the first of the other. */
export function wasReplaced(earlier: ComparedFigure, later: ComparedFigure): boolean {
  return orderText(instantKey(later.firstPublished), instantKey(earlier.lastPublished)) > 0
}

/** The one period lies within the other, and is shorter: the part of the period that is longer. Null where neither does. */
export function shorterPeriod(a: AsOf, b: AsOf): Side | null {
  if (samePeriod(a, b)) return null
  if (liesWithinPeriod(a, b)) return "a"
  return liesWithinPeriod(b, a) ? "b" : null
}

export function liesWithinPeriod(inner: AsOf, outer: AsOf): boolean {
  return inner.from >= outer.from && orderEnds(inner.to, outer.to) <= 0
}

function laterOf(order: number): Side | null {
  if (order === 0) return null
  return order > 0 ? "a" : "b"
}

/** What goes on ends later than what has ended. */
function orderEnds(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return orderText(a, b)
}

export function orderText(a: string, b: string): number {
  if (a === b) return 0
  return a > b ? 1 : -1
}

/** The length of "2024-11-04T10:00:00Z". */
const TO_SECONDS = 20

/** So that instants order as text to any fraction of a second: "12:00:00Z" and "12:00:00.000Z" are one. */
export function instantKey(instant: string): string {
  if (instant.length === TO_SECONDS && instant.endsWith("Z")) return `${instant.slice(0, -1)}.`
  const [whole = "", fraction = ""] = instant.replace(/(Z|\+00:00)$/i, "").split(".")
  return `${whole}.${fraction.replace(/0+$/, "")}`
}
