import { exact } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, type UnitName } from "../../scan/unit-phrases.ts"
import { findUnit } from "../../units/units.ts"
import { PER_WORDS, SYMBOLS, UNIT_PHRASES } from "../unit-index.ts"

/** A unit up to the token `end`, or why the name there could be several. */
export type UnitMatch =
  | { readonly end: number; readonly code: string; readonly isCents: boolean }
  | { readonly end: number; readonly reason: string }

/** The unit after a numeral that ends before the token `at`, with what it is per: "km", "-mm", "Euro pro Barrel". */
export function readUnitAfter(
  scan: Scan,
  at: number,
  numeral: Numeral | null,
  known: Surroundings,
  currency: string | null = null,
): UnitMatch | null {
  const unit = readAge(scan, at) ?? readUnit(scan, skipHyphen(scan, at), numeral, known)
  if (unit === null) return readRate(scan, at, currency ?? "1", known)
  if ("reason" in unit || unit.isCents) return unit
  return readRate(scan, unit.end, unit.code, known) ?? unit
}

/** The hyphen of "60-mm-Granate". */
function skipHyphen(scan: Scan, at: number): number {
  const { tokens } = scan
  return tokens[at]?.text === "-" && isJoined(tokens, at) && isJoined(tokens, at + 1) ? at + 1 : at
}

/** "30-jährig", "der 30-Jährige": an age, in years. */
function readAge(scan: Scan, at: number): UnitMatch | null {
  const start = skipHyphen(scan, at)
  const isAge = start > at && /^jährige?[mnrs]?$/.test(scan.tokens[start]?.text ?? "")
  return isAge ? { end: start + 1, code: "a", isCents: false } : null
}

export function readUnit(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  const token = scan.tokens[at]
  if (token === undefined) return null
  const written = writtenForm(scan, token)
  if (CURRENCY_CODES.has(written)) return { end: at + 1, code: written, isCents: false }
  const phrase = matchFrom(UNIT_PHRASES, scan.tokens, at)
  if (phrase !== null && !isPrefixOfNext(scan, phrase.end)) return settle(phrase.value, phrase.end, numeral, known)
  return readSymbol(scan, at, written)
}

/** "5 €3": the sign belongs to the number that it is joined to. */
function isPrefixOfNext(scan: Scan, end: number): boolean {
  const next = scan.tokens[end]
  return next?.kind === "number" && isJoined(scan.tokens, end) && scan.tokens[end - 1]?.kind === "mark"
}

/** What a name means here: what the reader expects, else what is usual, else what the size shows, else nothing. */
function settle(name: UnitName, end: number, numeral: Numeral | null, known: Surroundings): UnitMatch {
  const expected = name.codes.find((code) => code === known.unit?.code)
  const code = expected ?? name.usual ?? findBySize(name, numeral)
  if (code !== null) return { end, code, isCents: name.isCents }
  return { end, reason: `"${name.name}" can mean ${listCodes(name.codes)}; say which` }
}

/** Millions of "Pfund" are money. */
function findBySize(name: UnitName, numeral: Numeral | null): string | null {
  return name.codes.includes("GBP") && numeral?.scale.gte(exact(1_000_000)) ? "GBP" : null
}

function listCodes(codes: readonly string[]): string {
  return `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}`
}

function readSymbol(scan: Scan, at: number, written: string): UnitMatch | null {
  const code = SYMBOLS.get(written)
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
  const code = `${over}/${under.code}`
  return findUnit(code) === null ? null : { end: under.end, code, isCents: false }
}
