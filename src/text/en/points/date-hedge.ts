import type { Meaning } from "../../../quantity/make-quantity.ts"
import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { wholeNumeral } from "../../points/point.ts"
import type { DaySpan } from "../../prose/day-span.ts"

type DateHedge = "plain" | "before" | "until" | "after" | "from"

const HEDGES: ReadonlyMap<string, DateHedge> = new Map([
  ["before", "before"],
  ["prior to", "before"],
  ["ahead of", "before"],
  ["earlier than", "before"],
  ["by", "until"],
  ["no later than", "until"],
  ["not later than", "until"],
  ["after", "after"],
  ["following", "after"],
  ["later than", "after"],
  ["no earlier than", "from"],
  ["not earlier than", "from"],
])

/** "After the year 2000", "before late March": what may stand between the hedge and the date. */
const BETWEEN: ReadonlySet<string> = new Set("the year late early mid - month end of fiscal season about".split(" "))
/** Tokens between the hedge and the date at most. */
const MOST_BETWEEN = 3
/** Words of a hedge at most. */
const LONGEST = 3

/**
 * The hedge in front of a date, and where its words begin. "Until" and "since" name the day on which something ends or
 * begins, so the date beside them is plain.
 */
export function readDateHedge(scan: Scan, at: number): { readonly hedge: DateHedge; readonly start: number } {
  let end = at
  while (at - end < MOST_BETWEEN && BETWEEN.has(textAt(scan, end - 1)) && !HEDGES.has(wordsBefore(scan, end, 2)))
    end -= 1
  for (let length = LONGEST; length > 0; length -= 1) {
    const hedge = HEDGES.get(wordsBefore(scan, end, length))
    if (hedge !== undefined) return { hedge, start: end - length }
  }
  return { hedge: "plain", start: at }
}

function wordsBefore(scan: Scan, end: number, length: number): string {
  return scan.tokens
    .slice(Math.max(0, end - length), end)
    .map(({ text }) => text)
    .join(" ")
}

/** The days that a date means: before the first of them, after the last of them, or any of them. */
export function meaningOfDays(hedge: DateHedge, { from, to }: DaySpan): Meaning {
  const [first, last] = [wholeNumeral(from), wholeNumeral(to)]
  if (hedge === "before") return { hedge: "less-than", numeral: first }
  if (hedge === "until") return { hedge: "at-most", numeral: last }
  if (hedge === "after") return { hedge: "more-than", numeral: last }
  if (hedge === "from") return { hedge: "at-least", numeral: first }
  return from === to ? { hedge: "exactly", numeral: first } : { hedge: "between", low: first, high: last }
}
