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
  /** What the words commit the speaker to. For hedge `none`: the rounded reading [N - u/2, N + u/2). */
  readonly stated: Reading
  /** What a reader takes away. Lies within `stated`. */
  readonly implied: Reading
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
  readonly unit: string
  readonly dimension: string
  readonly change?: "up" | "down"
}

export function printQuantity(quantity: Quantity): PrintedQuantity {
  return {
    ...quantity,
    value: quantity.value && printExact(quantity.value),
    precision: quantity.precision && printExact(quantity.precision),
    stated: printReading(quantity.stated),
    implied: printReading(quantity.implied),
  }
}

export function readQuantity(printed: PrintedQuantity): Quantity {
  return {
    ...printed,
    value: printed.value === null ? null : readExact(printed.value),
    precision: printed.precision === null ? null : readExact(printed.precision),
    stated: readReading(printed.stated),
    implied: readReading(printed.implied),
  }
}

/** Why an input was refused. `reason` is one sentence for a person; `at` names the member it is about. */
export type RefusedInput = { readonly ok: false; readonly reason: string; readonly at?: string }
export type Reads<T> = { readonly ok: true; readonly value: T } | RefusedInput
