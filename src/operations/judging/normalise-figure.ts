import { narrowReading } from "../../compare/pair/narrow-reading.ts"
import { applyProfile } from "../../quantity/apply-profile.ts"
import type { AsOf } from "../../quantity/dates/as-of.ts"
import type { HedgeProfile } from "../../quantity/hedges/hedge-profile.ts"
import { inUnit } from "../../quantity/in-unit.ts"
import { decimalPlaces, type Exact, ONE, printExact } from "../../quantity/numbers/exact.ts"
import { printReading, type Reading } from "../../quantity/numbers/reading.ts"
import { isPowerOfTen } from "../../quantity/numbers/rounding.ts"
import { printQuantity, type Quantity } from "../../quantity/quantity.ts"
import { convert, findUnit } from "../../quantity/units/units.ts"
import type { NewFigure } from "../../store/claims/figures.ts"

/** Decimals that a search bound keeps of a number that has no finite decimal form. */
const BOUND_DECIMALS = 24

/**
 * The figure that a quantity is among the figures of a subject. It is found again, and searched for, by its readings in
 * the subject's unit. It is kept in that unit too, so that 1 km and 1,000 m are one, except where that takes more than a
 * shift of the decimal point: the engine reads a numeral in square miles by the digits that were said.
 */
export function normaliseFigure(
  subject: { family_id: string; id: string; unit: string },
  quantity: Quantity,
  asOf: AsOf,
): NormalisedFigure {
  const placed = inUnit(quantity, subject.unit) ?? quantity
  const period = storedPeriod(asOf)
  return {
    familyId: subject.family_id,
    subjectId: subject.id,
    identity: identityOf(placed, period),
    quantity: printQuantity(isDecimalShift(quantity.unit, placed.unit) ? placed : quantity),
    unit: placed.unit,
    ...period,
  }
}

/** A figure without the columns that it is searched by: they depend on the hedge profile of its subject. */
export type NormalisedFigure = Omit<NewFigure, keyof SearchColumns>
export type SearchColumns = Pick<NewFigure, "narrowMin" | "narrowMax">

/** The quantity as a hedge profile reads it, in a unit; in its own where it cannot be converted into that. */
export function readInUnit(quantity: Quantity, unit: string, profile: HedgeProfile): Quantity {
  const said = applyProfile(quantity, profile)
  return inUnit(said, unit, profile) ?? said
}

/** Where a figure is found by a range search: its narrow reading in the subject's unit, rounded inwards. */
export function searchColumns(unit: string, quantity: Quantity, profile: HedgeProfile): SearchColumns {
  const { min, max } = narrowReading(readInUnit(quantity, unit, profile))
  return {
    narrowMin: min === null ? "-Infinity" : ceilBound(min),
    narrowMax: max === null ? "Infinity" : floorBound(max),
  }
}

function isDecimalShift(from: string, to: string): boolean {
  const [unit, into] = [findUnit(from), findUnit(to)]
  const factor = unit && into && convert(ONE, unit, into, true)
  return factor !== null && isPowerOfTen(factor)
}

/** An open end is stored as the day "infinity". */
export function storedPeriod(asOf: AsOf): { asOfFrom: string; asOfTo: string } {
  return { asOfFrom: asOf.from, asOfTo: asOf.to ?? "infinity" }
}

export function readPeriod(row: { as_of_from: string; as_of_to: string }): AsOf {
  return { from: row.as_of_from, to: row.as_of_to === "infinity" ? null : row.as_of_to }
}

/**
 * Two figures are one when their readings in one unit and their as-of dates are equal. `none`, `exactly` and
 * `about` stay apart from the rest, since they change how a plain numeral beside them is read.
 */
function identityOf(quantity: Quantity, period: { asOfFrom: string; asOfTo: string }): string {
  const besideNumerals = ["none", "exactly", "about"].includes(quantity.hedge) ? quantity.hedge : "bound"
  return [
    besideNumerals,
    printInterval(quantity.stated),
    printInterval(quantity.implied),
    quantity.rounded === undefined ? "" : printInterval(quantity.rounded),
    quantity.unit,
    quantity.change ?? "",
    period.asOfFrom,
    period.asOfTo,
  ].join(" ")
}

function printInterval(reading: Reading): string {
  const { min, max, minOpen, maxOpen } = printReading(reading)
  return `${minOpen ? "(" : "["}${min ?? ""},${max ?? ""}${maxOpen ? ")" : "]"}`
}

/** At or below the number: a stored upper end, or the bound that lower ends are searched above. */
export function floorBound(value: Exact): string {
  return decimalPlaces(value) === null ? printExact(value.floor(BOUND_DECIMALS)) : printExact(value)
}

/** At or above the number: a stored lower end, or the bound that upper ends are searched below. */
export function ceilBound(value: Exact): string {
  return decimalPlaces(value) === null ? printExact(value.ceil(BOUND_DECIMALS)) : printExact(value)
}
