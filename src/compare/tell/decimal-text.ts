import { decimalPlaces, type Exact, exact, powerOfTen, printExact } from "../../quantity/numbers/exact.ts"
import { magnitude } from "../../quantity/numbers/rounding.ts"

const SIGNIFICANT_FIGURES = 6

/** A number as a decimal string: exact where a finite decimal exists, else rounded to six significant figures. */
export function printDecimal(value: Exact): string {
  return decimalPlaces(value) === null ? printRounded(value) : printExact(value)
}

/** As `printDecimal`, but rounded up, so that the result is never below the number. */
export function printDecimalUp(value: Exact): string {
  return decimalPlaces(value) === null ? printExact(value.ceil(placesOf(value))) : printExact(value)
}

/** For reading: six significant figures of a fraction, all digits of a whole number. "1,234,567", "0.333333". */
export function printReadable(value: Exact): string {
  return groupDigits(value.d === 1n ? printExact(value) : printRounded(value))
}

function printRounded(value: Exact): string {
  return printExact(value.round(placesOf(value)))
}

function placesOf(value: Exact): number {
  return value.n === 0n ? 0 : Math.max(0, SIGNIFICANT_FIGURES - 1 - magnitude(value))
}

/** At most one decimal place, and for less than that one significant figure: "12.3", "20", "0.04". */
export function printPercent(percent: Exact): string {
  return printExact(percent.round(placesFor(percent)))
}

function placesFor(percent: Exact): number {
  const tenth = percent.n === 0n || percent.abs().gte(powerOfTen(-1))
  return tenth ? 1 : -magnitude(percent)
}

/** To as many places as it takes to lie on the same side of `limit` as the number itself: "5.04" beside "5". */
export function printPercentBeside(percent: Exact, limit: Exact): string {
  const text = printPercent(percent)
  if (exact(text).compare(limit) === percent.compare(limit)) return text
  return printExact(percent.round(1 - magnitude(percent.sub(limit))))
}

/** The smallest percentage with one decimal place (with more, close below 100) that is at least, or above, this one. */
export function roundPercentUp(percent: Exact, mustExceed: boolean, places = 1): Exact {
  const up = percent.ceil(places)
  const enough = mustExceed && up.equals(percent) ? up.add(powerOfTen(-places)) : up
  return enough.lt(100) ? enough : roundPercentUp(percent, mustExceed, places + 1)
}

/** "1234567.8" -> "1,234,567.8" */
function groupDigits(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",")
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
