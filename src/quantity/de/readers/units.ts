import { exact } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { readUnitName, settleUnit, skipHyphen, type UnitMatch, type UnitWords } from "../../scan/readers/units.ts"
import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, UNIT_SYMBOLS, type UnitName } from "../../scan/unit-phrases.ts"
import { findUnit } from "../../units/units.ts"
import { PEOPLE } from "../counted-nouns.ts"
import { UNIT_PHRASES } from "../unit-index.ts"

const WORDS: UnitWords = Object.freeze({ phrases: UNIT_PHRASES, readSymbol })

/** The unit at the token `at`. Where its name means several that nothing settles, the match has the `reason`. */
export function readUnit(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  if (isMark(scan, at)) return { end: at + 1, reason: '"DM" is no unit that is known' }
  return readUnitName(WORDS, scan, at, ({ value, end }) =>
    settleUnit(value, end, known, () => findBySize(value, numeral)),
  )
}

/** Millions of "Pfund" are money. */
function findBySize(name: UnitName, numeral: Numeral | null): string | null {
  return name.codes.includes("GBP") && numeral?.scale.gte(exact(1_000_000)) ? "GBP" : null
}

function readSymbol(scan: Scan, at: number, written: string): UnitMatch | null {
  const stuck = isJoined(scan.tokens, at) && scan.tokens[at - 1]?.kind === "number" ? DEGREES.get(written) : undefined
  if (stuck !== undefined) return { end: at + 1, code: stuck, isCents: false }
  const code = UNIT_SYMBOLS.get(written)
  if (code === undefined) return isLoneDegree(scan, at, written) ? { end: at + 1, reason: LONE_DEGREE } : null
  if (code === "m" && countsMillions(scan, at + 1)) return { end: at + 1, reason: METRES_OR_MILLION }
  const next = scan.tokens[at + 1]
  const isShortWord = next?.text === "." && isJoined(scan.tokens, at + 1) && scan.tokens[at + 2] !== undefined
  return next?.text === "'" || isShortWord ? null : { end: at + 1, code, isCents: false }
}

/** Letters for degrees, where they are stuck to the digits: "31C". */
const DEGREES: ReadonlyMap<string, string> = new Map([
  ["C", "Cel"],
  ["F", "[degF]"],
])
const LONE_DEGREE = 'a letter apart from its number need not mean degrees; write "°C" or "°F"'

/** "31 C" at the end of a clause. */
function isLoneDegree(scan: Scan, at: number, written: string): boolean {
  return DEGREES.has(written) && scan.tokens[at - 1]?.kind === "number" && scan.tokens[at + 1]?.kind !== "word"
}

/** "500 DM": Germany's old money, and no decimetres. */
function isMark(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token?.text === "dm" && writtenForm(scan, token) === "DM"
}

const UNITS_OF_ADJECTIVES: ReadonlyMap<string, string> = new Map([
  ["jährig", "a"],
  ["monatig", "mo"],
  ["wöchig", "wk"],
  ["tägig", "d"],
  ["stündig", "h"],
  ["minütig", "min"],
  ["prozentig", "%"],
])

/** "30-jährig", "30jährig", "der 30-Jährige", an age in years; "12-wöchig", "5-prozentig". */
export function readAge(scan: Scan, at: number): UnitMatch | null {
  const start = skipHyphen(scan.tokens, at)
  const [, adjective = ""] = /^([a-zäöü]+ig)(?:e[mnrs]?)?$/.exec(scan.tokens[start]?.text ?? "") ?? []
  const code = start > at || isJoined(scan.tokens, at) ? UNITS_OF_ADJECTIVES.get(adjective) : undefined
  return code === undefined ? null : { end: start + 1, code, isCents: false }
}

const METRES_OR_MILLION = '"m" can mean metres or million; write which'

/** "5 m Euro", "5m €", "5m Einwohner": as some write it who read English. */
function countsMillions(scan: Scan, at: number): boolean {
  const next = scan.tokens[at]
  if (next === undefined) return false
  if (CURRENCY_CODES.has(writtenForm(scan, next)) || PEOPLE.has(next.text)) return true
  const unit = matchFrom(UNIT_PHRASES, scan.tokens, at)
  const codes = unit?.value.codes ?? []
  return codes.some((code) => findUnit(code)?.dimension === "money")
}
