import type { PointHedge } from "./derive-readings.ts"
import { printWording } from "./en/print-wording.ts"
import { printExact } from "./exact.ts"
import type { HedgeProfile } from "./hedge-profile.ts"
import { makeQuantity } from "./make-quantity.ts"
import { type Numeral, numberOf } from "./numeral.ts"
import { readNumber, shorten } from "./numeral-input.ts"
import { HEDGES, type Hedge, type Quantity, type Reads, type Refusal } from "./quantity.ts"
import { findUnit, type Unit } from "./units.ts"

/** A figure as POST /v1/claims takes it. A number is read as its shortest decimal text, so 0.1 is a tenth. */
export type StructuredFigure = {
  readonly value?: string | number | undefined
  readonly min?: string | number | undefined
  readonly max?: string | number | undefined
  readonly hedge?: string | undefined
  readonly unit?: string | undefined
}

export type FigureDefaults = { readonly unit?: string; readonly profile?: HedgeProfile }

type Parts = { readonly value: Numeral | null; readonly min: Numeral | null; readonly max: Numeral | null }

/** One end alone is a bound that includes it: `{"min": 50}` is at least 50. */
const LOWER_HEDGES: readonly Hedge[] = Object.freeze(["at-least", "more-than"])
const UPPER_HEDGES: readonly Hedge[] = Object.freeze(["at-most", "up-to", "less-than"])
const POINT_HEDGES: readonly Hedge[] = Object.freeze(
  HEDGES.filter((hedge) => hedge !== "between" && hedge !== "order" && hedge !== "vague"),
)

/** A refusal names its member as a JSON Pointer into the figure. */
export function buildQuantity(figure: StructuredFigure, defaults: FigureDefaults = {}): Reads<Quantity> {
  const unit = findFigureUnit(figure.unit, defaults.unit)
  if (!unit.ok) return unit
  const parts = readParts(figure)
  if (!parts.ok) return parts
  const hedge = readHedge(figure.hedge)
  if (!hedge.ok) return hedge
  return assemble(parts.value, hedge.value, unit.value, defaults.profile)
}

function findFigureUnit(given: string | undefined, fallback = "1"): Reads<Unit> {
  const unit = findUnit(given ?? fallback)
  if (unit !== null) return { ok: true, value: unit }
  const expected = 'expected a UCUM code such as "km2" or "%", an ISO 4217 code such as "USD", or "1" for a count'
  return refuse("/unit", `"${shorten(given ?? fallback)}" is not a known unit; ${expected}`)
}

function readParts(figure: StructuredFigure): Reads<Parts> {
  const parts: Record<"value" | "min" | "max", Numeral | null> = { value: null, min: null, max: null }
  for (const name of ["value", "min", "max"] as const) {
    const given = figure[name]
    if (given === undefined) continue
    const numeral = readNumber(given)
    if (!numeral.ok) return refuse(`/${name}`, numeral.reason)
    parts[name] = numeral.value
  }
  return { ok: true, value: parts }
}

function readHedge(given: string | undefined): Reads<Hedge | null> {
  if (given === undefined) return { ok: true, value: null }
  const hedge = HEDGES.find((known) => known === given)
  if (hedge !== undefined) return { ok: true, value: hedge }
  return refuse("/hedge", `"${shorten(given)}" is not a hedge; expected one of ${HEDGES.join(", ")}`)
}

function assemble(
  { value, min, max }: Parts,
  hedge: Hedge | null,
  unit: Unit,
  profile?: HedgeProfile,
): Reads<Quantity> {
  if (value !== null) {
    if (min !== null || max !== null)
      return refuse("/value", 'a figure has either "value" or "min" and "max", not both')
    return buildPoint("/value", value, hedge ?? "none", POINT_HEDGES, unit, profile)
  }
  if (min !== null && max !== null) return buildRange(min, max, hedge, unit, profile)
  if (min !== null) return buildPoint("/min", min, hedge ?? "at-least", LOWER_HEDGES, unit, profile)
  if (max !== null) return buildPoint("/max", max, hedge ?? "at-most", UPPER_HEDGES, unit, profile)
  return refuse("", 'a figure needs "value", or "min" and "max", or one of these two alone')
}

function buildPoint(
  at: string,
  numeral: Numeral,
  hedge: Hedge,
  fitting: readonly Hedge[],
  unit: Unit,
  profile?: HedgeProfile,
): Reads<Quantity> {
  if (!fitting.includes(hedge)) {
    return refuse("/hedge", `"${hedge}" does not fit "${at.slice(1)}" alone; expected one of ${fitting.join(", ")}`)
  }
  const meaning = { hedge: hedge as PointHedge, numeral }
  return placeRefusal(at, numeral, makeQuantity(printWording(meaning, unit), meaning, unit, profile))
}

function buildRange(
  low: Numeral,
  high: Numeral,
  hedge: Hedge | null,
  unit: Unit,
  profile?: HedgeProfile,
): Reads<Quantity> {
  if (hedge !== null && hedge !== "between") {
    return refuse("/hedge", `"${hedge}" does not fit a range; expected "between" or none`)
  }
  if (numberOf(high).lt(numberOf(low))) {
    return refuse("/min", `the minimum, ${show(low)}, is above the maximum, ${show(high)}`)
  }
  const meaning = { hedge: "between" as const, low, high }
  return placeRefusal("/min", low, makeQuantity(printWording(meaning, unit), meaning, unit, profile))
}

function placeRefusal(at: string, numeral: Numeral, read: Reads<Quantity>): Reads<Quantity> {
  return read.ok ? read : refuse(at, `${show(numeral)} was refused: ${read.reason}`)
}

function show(numeral: Numeral): string {
  return printExact(numberOf(numeral))
}

function refuse(at: string, reason: string): Refusal {
  return { ok: false, reason, at }
}
