import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { skipHyphen, type UnitMatch } from "../../scan/readers/units.ts"
import { readUnknownSymbol, readUnknownTail } from "../../scan/readers/unknown-symbols.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { ARTICLES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { readUnknownAbbreviation } from "./abbreviations.ts"
import { readRate, readRateBeyond } from "./rates.ts"
import { readUnit } from "./units.ts"

/**
 * The unit after a numeral that ends before the token `at`, with what it is per: "km", "-mm", "dollars a barrel".
 * `currency` is one that stood before the numeral: "$5 a barrel". What is measured in something that is not known has
 * the reason.
 */
export function readUnitAfter(
  scan: Scan,
  at: number,
  numeral: Numeral,
  known: Surroundings,
  currency: string | null = null,
): UnitMatch | null {
  const suspended = readSuspended(scan, at, numeral, known)
  if (suspended !== null) return suspended
  const start = startOfUnit(scan, at, numeral)
  const unit = readUnit(scan, start, numeral, known)
  if (unit === null) return readWithoutUnit(scan, at, start, known, currency ?? "1")
  if ("reason" in unit) return unit
  const rate = readRate(scan, unit.end, unit.code, known) ?? readRateBeyond(scan, unit.end, unit.code, known)
  if (rate !== null && "reason" in rate) return rate
  const whole = rate === null ? unit : { ...unit, end: rate.end, code: rate.code }
  return readUnknownTail(scan, whole.end, start) ?? whole
}

/** Tokens from one hyphen of "10- and 11-year-olds" to the next at most. */
const REACH_OF_HYPHEN = 6

/** "10- and 11-year-olds", "5-, 10- and 30-year bonds": the unit stands behind the last number. */
function readSuspended(scan: Scan, at: number, numeral: Numeral, known: Surroundings): UnitMatch | null {
  if (!isSuspended(scan, at)) return null
  for (let next = at + 2; next <= at + REACH_OF_HYPHEN; next += 1) {
    if (scan.tokens[next]?.kind === "mark" && skipHyphen(scan.tokens, next) > next) {
      const unit = readUnit(scan, next + 1, numeral, known)
      return unit === null ? null : { ...unit, end: at }
    }
  }
  return null
}

/** Whether a hyphen at the token `at` waits for what a later number has: "two- and three-bedroom flats". */
export function isSuspended({ tokens }: Scan, at: number): boolean {
  if (tokens[at]?.text !== "-" || !isJoined(tokens, at)) return false
  const next = tokens[at + 1]?.text
  return next === "," || (next === "and" && !isJoined(tokens, at + 1))
}

function readWithoutUnit(scan: Scan, at: number, start: number, known: Surroundings, over: string): UnitMatch | null {
  const rate = readRate(scan, at, over, known) ?? readUnknownSymbol(scan, start) ?? readUnknownTail(scan, at, at)
  if (rate === null && over === "1")
    return readUnknownAbbreviation(scan, start) ?? readRateBeyond(scan, at, over, known)
  return rate ?? readRateBeyond(scan, at, over, known)
}

/** The hyphen of "60-mm" and the article of "half a mile" stand between. */
function startOfUnit(scan: Scan, at: number, numeral: Numeral): number {
  const { tokens } = scan
  const afterHyphen = skipHyphen(tokens, at)
  if (afterHyphen > at || numeral.places !== null) return afterHyphen
  const next = tokens[at]?.text === "of" ? at + 1 : at
  return ARTICLES.has(tokens[next]?.text ?? "") && matchFrom(UNIT_PHRASES, tokens, next + 1) ? next + 1 : at
}
