import { exact } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, type UnitName } from "../../scan/unit-phrases.ts"
import { findUnit } from "../../units/units.ts"
import { ARTICLES } from "../number-words.ts"
import { AFTER_METRES, PER_WORDS, SYMBOLS, UNIT_PHRASES } from "../unit-index.ts"

/** A unit up to the token `end`, or why the name there could be several. */
export type UnitMatch =
  | { readonly end: number; readonly code: string; readonly isCents: boolean }
  | { readonly end: number; readonly reason: string; readonly name?: string }

/**
 * The unit after a numeral that ends before the token `at`, with what it is per: "km", "-mm", "dollars a barrel".
 * `currency` is one that stood before the numeral: "$5 a barrel".
 */
export function readUnitAfter(
  scan: Scan,
  at: number,
  numeral: Numeral,
  known: Surroundings,
  currency: string | null = null,
): UnitMatch | null {
  const unit = readUnit(scan, startOfUnit(scan, at, numeral), numeral, known)
  if (unit === null) return readRate(scan, at, currency ?? "1", known)
  if ("reason" in unit || unit.isCents) return unit
  return readRate(scan, unit.end, unit.code, known) ?? unit
}

/** The hyphen of "60-mm" and the article of "half a mile" stand between. */
function startOfUnit(scan: Scan, at: number, numeral: Numeral): number {
  const { tokens } = scan
  if (tokens[at]?.text === "-" && isJoined(tokens, at) && isJoined(tokens, at + 1)) return at + 1
  if (numeral.places !== null) return at
  const next = tokens[at]?.text === "of" ? at + 1 : at
  return ARTICLES.has(tokens[next]?.text ?? "") && matchFrom(UNIT_PHRASES, tokens, next + 1) ? next + 1 : at
}

/** "50 previous years", "three straight days", "517 rushing yards": one word between leaves both as they are. */
const MODIFIERS: ReadonlySet<string> = new Set([
  ..."previous consecutive straight full more further additional extra whole successive other long short".split(" "),
  ..."working calendar rushing passing receiving happy solid".split(" "),
])

function readUnit(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  const unit = readUnitAt(scan, at, numeral, known)
  if (unit !== null || !MODIFIERS.has(scan.tokens[at]?.text ?? "")) return unit
  const isWord = (scan.tokens[at + 1]?.text.length ?? 0) >= SHORTEST_NAME
  return isWord ? readUnitAt(scan, at + 1, numeral, known) : null
}

const SHORTEST_NAME = 4

function readUnitAt(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  const token = scan.tokens[at]
  if (token === undefined) return null
  const written = writtenForm(scan, token)
  if (CURRENCY_CODES.has(written)) return { end: at + 1, code: written, isCents: false }
  const phrase = matchFrom(UNIT_PHRASES, scan.tokens, at)
  if (phrase !== null && !isPrefixOfNext(scan, phrase.end))
    return settle(phrase.value, phrase.end, scan, numeral, known)
  return readSymbol(scan, at, written)
}

/** "5 $3": the sign belongs to the number that it is joined to. */
function isPrefixOfNext(scan: Scan, end: number): boolean {
  const next = scan.tokens[end]
  return next?.kind === "number" && isJoined(scan.tokens, end) && scan.tokens[end - 1]?.kind === "mark"
}

/** What a name means here: what the reader expects, else what is usual, else what its neighbours show, else nothing. */
export function settle(
  name: UnitName,
  end: number,
  scan: Scan | null,
  numeral: Numeral | null,
  known: Surroundings,
): UnitMatch {
  const expected = name.codes.find((code) => code === known.unit?.code)
  const code = expected ?? name.usual ?? findByNeighbours(name, end, scan, numeral)
  if (code !== null) return { end, code, isCents: name.isCents }
  return { end, name: name.name, reason: `"${name.name}" can mean ${listCodes(name.codes)}; say which` }
}

/** Pounds of something are weight, millions of pounds are money. */
function findByNeighbours(name: UnitName, end: number, scan: Scan | null, numeral: Numeral | null): string | null {
  if (!name.codes.includes("[lb_av]") || scan === null) return null
  if (scan.tokens[end]?.text === "of") return "[lb_av]"
  return numeral?.scale.gte(exact(1_000_000)) ? "GBP" : null
}

function listCodes(codes: readonly string[]): string {
  return `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}`
}

function readSymbol(scan: Scan, at: number, written: string): UnitMatch | null {
  if (written === "p" && isJoined(scan.tokens, at)) return { end: at + 1, code: "GBP", isCents: true }
  const code = SYMBOLS.get(written)
  if (code === undefined) return null
  const next = scan.tokens[at + 1]
  if (next?.text === "'" || next?.text === ".") return null
  if (code === "m" && next?.kind === "word" && !AFTER_METRES.has(next.text)) {
    return { end: at + 1, reason: '"m" can mean metres or million; write which' }
  }
  return { end: at + 1, code, isCents: false }
}

/** "a year", "per barrel"; with hyphens before a noun, "a £3m-a-year contract". */
function readRate(scan: Scan, before: number, over: string, known: Surroundings): UnitMatch | null {
  const isTied =
    scan.tokens[before]?.text === "-" && scan.tokens[before + 2]?.text === "-" && isJoined(scan.tokens, before)
  const at = isTied ? before + 1 : before
  const word = scan.tokens[at]?.text ?? ""
  if (!PER_WORDS.has(word)) return null
  const under = readUnit(scan, isTied ? at + 2 : at + 1, null, known)
  if (under === null || "reason" in under || under.isCents || (over === "1" && !isRateWord(word, under.code)))
    return null
  const code = `${over}/${under.code}`
  return findUnit(code) === null ? null : { end: under.end, code, isCents: false }
}

/** "200 a day" is a rate; "200 a metre" and "24/7" are not said of counts. */
function isRateWord(word: string, under: string): boolean {
  return word === "per" || (word !== "/" && findUnit(under)?.dimension === "time")
}
