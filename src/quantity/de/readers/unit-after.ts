import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { skipHyphen, type UnitMatch } from "../../scan/readers/units.ts"
import { readUnknownSymbol, readUnknownTail } from "../../scan/readers/unknown-symbols.ts"
import { type Scan, writtenForm } from "../../scan/tokenize.ts"
import { readRate, readRateBeyond } from "./rates.ts"
import { readAge, readUnit } from "./units.ts"

/**
 * The unit after a numeral that ends before the token `at`, with what it is per: "km", "-mm", "Euro pro Barrel". What is
 * measured in something that is not known has the reason.
 */
export function readUnitAfter(
  scan: Scan,
  at: number,
  numeral: Numeral | null,
  known: Surroundings,
  currency: string | null = null,
): UnitMatch | null {
  const start = skipHyphen(scan.tokens, at)
  const unit = readAge(scan, at) ?? readUnit(scan, start, numeral, known)
  if (unit === null) return readWithoutUnit(scan, at, start, known, currency ?? "1")
  if ("reason" in unit) return unit
  const rate = readRate(scan, unit.end, unit.code, known) ?? readRateBeyond(scan, unit.end, unit.code, known)
  if (rate !== null && "reason" in rate) return rate
  const whole = rate === null ? unit : { ...unit, end: rate.end, code: rate.code }
  return (unit.code.startsWith("%") ? null : readUnknownTail(scan, whole.end, start)) ?? whole
}

function readWithoutUnit(scan: Scan, at: number, start: number, known: Surroundings, over: string): UnitMatch | null {
  const rate = readRate(scan, at, over, known) ?? readUnknownHere(scan, start) ?? readUnknownTail(scan, at, at)
  return rate ?? readRateBeyond(scan, at, over, known)
}

/** Horsepower of 75 metre-kilograms, which the table of units does not have. */
const HORSEPOWER = "PS"

function readUnknownHere(scan: Scan, at: number): UnitMatch | null {
  const token = scan.tokens[at]
  const isHorsepower = token !== undefined && writtenForm(scan, token) === HORSEPOWER
  return isHorsepower
    ? { end: at + 1, reason: `"${HORSEPOWER}" is no unit that is known` }
    : readUnknownSymbol(scan, at)
}
