import { type AsOf, readAsOf } from "../../../quantity/dates/as-of.ts"
import { isEmpty, liesWithin } from "../../../quantity/numbers/reading.ts"
import { type PrintedQuantity, type Quantity, readQuantity } from "../../../quantity/quantity.ts"
import { findUnit } from "../../../quantity/units/units.ts"
import { readInstant } from "../../requests/read-instant.ts"
import { invalidInput } from "../../requests/refusals.ts"

const DAY_MS = 86_400_000

/** A time of the past in UTC; `fallback` where none is given. A clock elsewhere may be a day ahead. */
export function readTime(text: string | null | undefined, now: string, pointer: string, fallback = now): string {
  if (text === undefined || text === null) return fallback
  const time = readAnyTime(text, pointer)
  if (Date.parse(time) <= Date.parse(now) + DAY_MS) return time
  throw invalidInput([{ pointer, detail: `"${text}" lies in the future; now it is ${now}` }])
}

export function readAnyTime(text: string, pointer: string): string {
  const time = readInstant(text)
  if (time !== null) return time
  throw invalidInput([{ pointer, detail: `"${text}" is not an RFC 3339 date and time, such as 2024-11-04T09:30:00Z` }])
}

export function readDays(asOf: unknown, pointer: string): AsOf {
  const read = readAsOf(asOf)
  if (read.ok) return read.value
  throw invalidInput([{ pointer: `${pointer}${read.at ?? ""}`, detail: read.reason }])
}

/** A quantity that another store has read from its wording. Refuses one that no wording could mean. */
export function readPrintedQuantity(printed: PrintedQuantity, pointer: string): Quantity {
  const wrong = (member: string, detail: string) => invalidInput([{ pointer: `${pointer}${member}`, detail }])
  const unit = findUnit(printed.unit)
  if (unit?.code !== printed.unit) throw wrong("/unit", `"${printed.unit}" is not the code of a unit`)
  if (unit.dimension !== printed.dimension)
    throw wrong("/dimension", `"${printed.unit}" is a unit of ${unit.dimension}, not of "${printed.dimension}"`)
  const quantity = readExactly(printed)
  if (quantity === null) throw wrong("", "has a number that divides by zero")
  for (const name of ["stated", "implied"] as const)
    if (isEmpty(quantity[name])) throw wrong(`/${name}`, "is an interval that no number lies in")
  if (!liesWithin(quantity.implied, quantity.stated)) throw wrong("/implied", "does not lie within the stated reading")
  const problem = findRoundedProblem(quantity)
  if (problem !== null) throw wrong("/rounded", problem)
  return quantity
}

/** A bare numeral, and nothing else, has what rounds to it. */
function findRoundedProblem({ hedge, stated, rounded }: Quantity): string | null {
  if (hedge !== "none") return rounded === undefined ? null : `is of bare numerals alone, not of "${hedge}"`
  if (rounded === undefined) return "is missing; a bare numeral has what rounds to it"
  return liesWithin(stated, rounded) ? null : "does not hold the number itself"
}

function readExactly(printed: PrintedQuantity): Quantity | null {
  try {
    return readQuantity(printed)
  } catch {
    return null
  }
}
