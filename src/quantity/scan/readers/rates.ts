import { exact } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import { findUnit } from "../../units/units.ts"
import type { Surroundings } from "../language.ts"
import type { Scan } from "../tokenize.ts"
import type { UnitMatch } from "../unit-match.ts"

/** One unit per another, "1" for a count: null where no such rate is known. */
export function rateOf(over: string, under: { readonly end: number; readonly code: string }): UnitMatch | null {
  const code = `${over}/${under.code}`
  return findUnit(code) === null ? null : { end: under.end, code, isCents: false }
}

/** What is expected is per something, so that it settles a name that means several: the "ton" of "$9,000 per ton". */
export function underOf(known: Surroundings): Surroundings {
  const code = known.unit?.code.split("/")[1]
  return { ...known, unit: code === undefined ? null : findUnit(code) }
}

/** The tokens from `at` to `end` are a rate that is in no table. */
export function unknownRate(scan: Scan, at: number, end: number): UnitMatch {
  const text = scan.folded.slice(scan.tokens[at]?.start, scan.tokens[end - 1]?.end)
  return { end, reason: `"${text}" is no rate that is known` }
}

const NUMBERS = [
  { number: exact("100"), code: "%" },
  { number: exact("1000"), code: "[ppth]" },
  { number: exact("10000"), code: "10*-4" },
  { number: exact("100000"), code: "10*-5" },
  { number: exact("1000000"), code: "[ppm]" },
  { number: exact("1000000000"), code: "[ppb]" },
] as const

/** What so many in this number are counted in: percent where it is 100. */
export function codePerNumber(numeral: Numeral): string | undefined {
  const value = numberOf(numeral)
  return NUMBERS.find(({ number }) => number.equals(value))?.code
}
