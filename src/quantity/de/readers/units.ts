import { exact } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import {
  rateOf,
  readUnitName,
  settleUnit,
  skipHyphen,
  type UnitMatch,
  type UnitWords,
} from "../../scan/readers/units.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { UNIT_SYMBOLS, type UnitName } from "../../scan/unit-phrases.ts"
import { PER_WORDS, UNIT_PHRASES } from "../unit-index.ts"

const WORDS: UnitWords = Object.freeze({ phrases: UNIT_PHRASES, readSymbol })

/** The unit after a numeral that ends before the token `at`, with what it is per: "km", "-mm", "Euro pro Barrel". */
export function readUnitAfter(
  scan: Scan,
  at: number,
  numeral: Numeral | null,
  known: Surroundings,
  currency: string | null = null,
): UnitMatch | null {
  const unit = readAge(scan, at) ?? readUnit(scan, skipHyphen(scan.tokens, at), numeral, known)
  if (unit === null) return readRate(scan, at, currency ?? "1", known)
  if ("reason" in unit || unit.isCents) return unit
  return readRate(scan, unit.end, unit.code, known) ?? unit
}

const UNITS_OF_ADJECTIVES: ReadonlyMap<string, string> = new Map([
  ["jährig", "a"],
  ["monatig", "mo"],
  ["wöchig", "wk"],
  ["tägig", "d"],
  ["stündig", "h"],
  ["minütig", "min"],
])

/** "30-jährig", "der 30-Jährige", an age in years; "12-wöchig". */
function readAge(scan: Scan, at: number): UnitMatch | null {
  const start = skipHyphen(scan.tokens, at)
  const [, adjective = ""] = /^([a-zäöü]+ig)(?:e[mnrs]?)?$/.exec(scan.tokens[start]?.text ?? "") ?? []
  const code = start > at ? UNITS_OF_ADJECTIVES.get(adjective) : undefined
  return code === undefined ? null : { end: start + 1, code, isCents: false }
}

/** The unit at the token `at`. Where its name means several that nothing settles, the match has the `reason`. */
export function readUnit(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  return readUnitName(WORDS, scan, at, ({ value, end }) =>
    settleUnit(value, end, known, () => findBySize(value, numeral)),
  )
}

/** Millions of "Pfund" are money. */
function findBySize(name: UnitName, numeral: Numeral | null): string | null {
  return name.codes.includes("GBP") && numeral?.scale.gte(exact(1_000_000)) ? "GBP" : null
}

function readSymbol(scan: Scan, at: number, written: string): UnitMatch | null {
  const code = UNIT_SYMBOLS.get(written)
  if (code === undefined) return null
  const next = scan.tokens[at + 1]
  const isShortWord = next?.text === "." && isJoined(scan.tokens, at + 1) && scan.tokens[at + 2] !== undefined
  return next?.text === "'" || isShortWord ? null : { end: at + 1, code, isCents: false }
}

function readRate(scan: Scan, at: number, over: string, known: Surroundings): UnitMatch | null {
  const word = scan.tokens[at]?.text ?? ""
  if (!PER_WORDS.has(word)) return null
  const under = readUnit(scan, at + 1, null, known)
  if (under === null || "reason" in under || under.isCents || (over === "1" && word === "/")) return null
  return rateOf(over, under)
}
