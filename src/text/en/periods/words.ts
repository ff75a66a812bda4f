import type { SpanUnit } from "../../prose/day-span.ts"

const NAMES = "january february march april may june july august september october november december".split(" ")
const SHORT = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")

/** The months by name, from 1 to 12. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...NAMES.map((name, index): [string, number] => [name, index + 1]),
  ...SHORT.map((name, index): [string, number] => [name, index + 1]),
  ["sept", 9],
])

/** The days of the week by name; Sunday is 0. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  "sunday monday tuesday wednesday thursday friday saturday".split(" ").map((name, index) => [name, index]),
)

const SPANS: ReadonlyMap<string, SpanUnit> = new Map([
  ["hour", { days: 0 }],
  ["day", { days: 1 }],
  ["night", { days: 1 }],
  ["week", { days: 7 }],
  ["fortnight", { days: 14 }],
  ["month", { months: 1 }],
  ["quarter", { months: 3 }],
  ["year", { months: 12 }],
  ["decade", { months: 120 }],
])

/** "week", "weeks" */
export function spanUnit(word: string): SpanUnit | undefined {
  return SPANS.get(word) ?? SPANS.get(word.replace(/s$/, ""))
}

/** The numbers from 1 to 12 in words. "a" is 1. */
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map(
  "a one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, index) => [word, Math.max(index, 1)]),
)

/** "three", "3" before a span of time. */
export function smallCount(text: string): number | null {
  return SMALL_NUMBERS.get(text) ?? (/^\d{1,3}$/.test(text) ? Number(text) : null)
}

/** The quarters of a year, from 1 to 4. */
export const QUARTERS: ReadonlyMap<string, number> = new Map([
  ...["first", "second", "third", "fourth"].map((word, index): [string, number] => [word, index + 1]),
  ...["q1", "q2", "q3", "q4"].map((word, index): [string, number] => [word, index + 1]),
])

/** Parts of a day that are over when they are reported: "this morning". */
export const DAY_PARTS: ReadonlySet<string> = new Set(["morning", "afternoon", "evening"])
