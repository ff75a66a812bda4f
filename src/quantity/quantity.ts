import { type Exact, printExact, readExact } from "./numbers/exact.ts"
import { type PrintedReading, printReading, type Reading, readReading } from "./numbers/reading.ts"

/** Every hedge of the hedge profile, in the order of its table. */
export const HEDGES = [
  "none",
  "exactly",
  "about",
  "between",
  "more-than",
  "at-least",
  "up-to",
  "at-most",
  "less-than",
  "nearly",
  "just-over",
  "order",
  "vague",
] as const

export type Hedge = (typeof HEDGES)[number]

/** Hedges that stand with one numeral. */
export type PointHedge = Exclude<Hedge, "between" | "order" | "vague">

export const POINT_HEDGES: readonly PointHedge[] = Object.freeze(HEDGES.filter(isPointHedge))

/** Whether the hedge stands with one numeral. */
export function isPointHedge(hedge: Hedge): hedge is PointHedge {
  return hedge !== "between" && hedge !== "order" && hedge !== "vague"
}

/** What a wording means: a frozen value, with all of its numbers in `unit`. */
export type Quantity = {
  /** The wording, verbatim. */
  readonly text: string
  readonly hedge: Hedge
  /** The numeral said; null for ranges, orders and vague words. */
  readonly value: Exact | null
  /** The rounding unit u of the numeral (of the coarser one in a range); null for orders and vague words. */
  readonly precision: Exact | null
  /** Whether the numeral was written without decimals, so that trailing zeros may be rounding. */
  readonly whole: boolean
  /** What the words commit the speaker to. */
  readonly stated: Reading
  /** What a reader takes away. Lies within `stated`. */
  readonly implied: Reading
  /** Of hedge `none` alone: the numbers that are written as this one when rounded to its unit, [N - u/2, N + u/2). */
  readonly rounded?: Reading
  /** Said with "well" or "far" before "over": the implied reading reaches up to twice the number. */
  readonly far?: true
  /** Of a range with a hedge before it: its ends as they were said, and the hedge. */
  readonly range?: { readonly low: Exact; readonly high: Exact; readonly hedge: PointHedge }
  /** UCUM code, ISO 4217 for money, "1" for counts. */
  readonly unit: string
  /** "count", "percent", "money", "length", … Two units of one dimension can be compared. */
  readonly dimension: string
  /** Present when the figure is a difference ("rose by 5 %"), not a level. */
  readonly change?: "up" | "down"
}

/** A quantity as JSON holds it, with exact numbers as decimal strings. */
export type PrintedQuantity = {
  readonly text: string
  readonly hedge: Hedge
  readonly value: string | null
  readonly precision: string | null
  readonly whole: boolean
  readonly stated: PrintedReading
  readonly implied: PrintedReading
  readonly rounded?: PrintedReading
  readonly far?: true
  readonly range?: { readonly low: string; readonly high: string; readonly hedge: PointHedge }
  readonly unit: string
  readonly dimension: string
  readonly change?: "up" | "down"
}

export function printQuantity({ rounded, range, ...quantity }: Quantity): PrintedQuantity {
  return {
    ...quantity,
    value: quantity.value && printExact(quantity.value),
    precision: quantity.precision && printExact(quantity.precision),
    stated: printReading(quantity.stated),
    implied: printReading(quantity.implied),
    ...(rounded === undefined ? {} : { rounded: printReading(rounded) }),
    ...(range === undefined ? {} : { range: { ...range, low: printExact(range.low), high: printExact(range.high) } }),
  }
}

export function readQuantity({ rounded, range, ...printed }: PrintedQuantity): Quantity {
  return {
    ...printed,
    value: printed.value === null ? null : readExact(printed.value),
    precision: printed.precision === null ? null : readExact(printed.precision),
    stated: readReading(printed.stated),
    implied: readReading(printed.implied),
    ...(rounded === undefined ? {} : { rounded: readReading(rounded) }),
    ...(range === undefined ? {} : { range: { ...range, low: readExact(range.low), high: readExact(range.high) } }),
  }
}

/** Why an input was refused. `reason` is one sentence for a person; `at` names the member it is about. */
export type RefusedInput = { readonly ok: false; readonly reason: string; readonly at?: string }
export type Reads<T> = { readonly ok: true; readonly value: T } | RefusedInput
