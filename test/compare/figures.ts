import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import type { ComparisonSetting } from "../../src/compare/pair/setting.ts"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { buildQuantity, type StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { type Meaning, makeQuantity } from "../../src/quantity/make-quantity.ts"
import type { Quantity, Reads } from "../../src/quantity/quantity.ts"
import { findUnit } from "../../src/quantity/units/units.ts"

/** A quantity from its structure: `{value: "7000", hedge: "more-than"}`. */
export function makeFrom(figure: StructuredFigure, text?: string): Quantity {
  const quantity = unwrap(buildQuantity(figure))
  return text === undefined ? quantity : { ...quantity, text }
}

/** What has no numeral: "hundreds", "several". */
export function makeUncounted(text: string, meaning: Extract<Meaning, { hedge: "order" | "vague" }>): Quantity {
  const unit = findUnit("1")
  if (unit === null) throw new Error("counts have no unit")
  return unwrap(makeQuantity(text, meaning, unit))
}

function unwrap<T>(read: Reads<T>): T {
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

const DAY = "2024-11-04"

/** A figure for one day, of a claimant of its own. */
export function figureOf(quantity: Quantity, change: Partial<ComparedFigure> = {}): ComparedFigure {
  const day = change.asOf?.from ?? DAY
  return {
    quantity,
    asOf: { from: day, to: day },
    claimants: [quantity.text],
    firstPublished: `${day}T12:00:00Z`,
    lastPublished: change.firstPublished ?? `${day}T12:00:00Z`,
    ...change,
  }
}

export const STOCK: ComparisonSetting = { measure: "stock", relation: "same", tolerance: BUILT_IN_TOLERANCE }

export function onDay(day: string): { readonly asOf: ComparedFigure["asOf"] } {
  return { asOf: { from: day, to: day } }
}
