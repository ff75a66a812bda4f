import { exact } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
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
import { findUnit } from "../../units/units.ts"
import { ARTICLES, INDIAN_SCALES } from "../number-words.ts"
import { AFTER_METRES, PER_WORDS, UNIT_PHRASES } from "../unit-index.ts"

const WORDS: UnitWords = Object.freeze({ phrases: UNIT_PHRASES, readSymbol })

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
  const afterHyphen = skipHyphen(tokens, at)
  if (afterHyphen > at || numeral.places !== null) return afterHyphen
  const next = tokens[at]?.text === "of" ? at + 1 : at
  return ARTICLES.has(tokens[next]?.text ?? "") && matchFrom(UNIT_PHRASES, tokens, next + 1) ? next + 1 : at
}

/** One of these may stand between a number and its unit: "50 previous years", "three straight days". */
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

/** Letters of a unit's name behind a modifier at least: a shorter word there may be another. */
const SHORTEST_NAME = 4

function readUnitAt(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  return readUnitName(WORDS, scan, at, ({ value, end }) => settle(value, end, scan, numeral, known))
}

/** `scan` and `numeral` are null where the neighbours of the name show nothing. */
export function settle(
  name: UnitName,
  end: number,
  scan: Scan | null,
  numeral: Numeral | null,
  known: Surroundings,
): UnitMatch {
  return settleUnit(name, end, known, () => findByNeighbours(name, end, scan, numeral))
}

/** Pounds of something are weight, millions of pounds are money, and crores of rupees are India's. */
function findByNeighbours(name: UnitName, end: number, scan: Scan | null, numeral: Numeral | null): string | null {
  if (scan === null) return null
  if (name.codes.includes("INR")) return INDIAN_SCALES.has(scan.tokens[end - 2]?.text ?? "") ? "INR" : null
  if (!name.codes.includes("[lb_av]")) return null
  if (scan.tokens[end]?.text === "of") return "[lb_av]"
  const rest = scan.tokens.slice(end, end + REACH_OF_REST).map(({ text }) => text)
  if (rest.some((text) => text === "ounces" || text === "ounce" || text === "oz")) return "[lb_av]"
  if (rest.some((text) => text === "pence" || text === "penny")) return "GBP"
  return numeral?.scale.gte(exact(1_000_000)) ? "GBP" : null
}

/** Behind "pounds" a number of a smaller unit tells which pounds: "7 pounds and 3 ounces". */
const REACH_OF_REST = 4

function readSymbol(scan: Scan, at: number, written: string): UnitMatch | null {
  if (written === "p" && isJoined(scan.tokens, at)) return { end: at + 1, code: "GBP", isCents: true }
  if (written === "st" && isJoined(scan.tokens, at)) return { end: at + 1, code: "[stone_av]", isCents: false }
  const code = UNIT_SYMBOLS.get(written)
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
  if (under !== null && isMomentBefore(scan, at, under.end)) return null
  if (under === null || "reason" in under || under.isCents || (over === "1" && !isRateWord(word, under.code)))
    return null
  return rateOf(over, under)
}

/** "$3m a year earlier", "a week ago": when it was, and no rate. "$3m a year before tax" is one. */
function isMomentBefore({ tokens }: Scan, at: number, end: number): boolean {
  if (!ARTICLES.has(tokens[at]?.text ?? "")) return false
  const [word, next] = [tokens[end]?.text ?? "", tokens[end + 1]]
  return /^(earlier|ago|later|previously)$/.test(word) || (word === "before" && next?.kind !== "word")
}

/** "200 a day" is a rate; "200 a metre" and "24/7" are not said of counts. */
function isRateWord(word: string, under: string): boolean {
  return word === "per" || (word !== "/" && findUnit(under)?.dimension === "time")
}
