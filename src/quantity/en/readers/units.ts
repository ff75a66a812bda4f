import { exact } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { readUnitName, settleUnit, type UnitMatch, type UnitWords } from "../../scan/readers/units.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { UNIT_SYMBOLS, type UnitName } from "../../scan/unit-phrases.ts"
import { METRE_NOUNS } from "../metre-words.ts"
import { INDIAN_SCALES } from "../number-words.ts"
import { AFTER_METRES, UNIT_PHRASES } from "../unit-index.ts"
import { isBesideLength, judgeM } from "./metres.ts"

const WORDS: UnitWords = Object.freeze({ phrases: UNIT_PHRASES, readSymbol })

/** One of these may stand between a number and its unit: "50 previous years", "three straight days". */
const MODIFIERS: ReadonlySet<string> = new Set([
  ..."previous consecutive straight full more further additional extra whole successive other long short".split(" "),
  ..."working calendar rushing passing receiving happy solid".split(" "),
])

/** The unit at the token `at`, also behind a word such as "previous". */
export function readUnit(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  const unit = readUnitAt(scan, at, numeral, known)
  if (unit !== null || !MODIFIERS.has(scan.tokens[at]?.text ?? "")) return unit
  const isWord = (scan.tokens[at + 1]?.text.length ?? 0) >= SHORTEST_NAME
  return isWord ? readUnitAt(scan, at + 1, numeral, known) : null
}

/** Letters of a unit's name behind a modifier at least: a shorter word there may be another. */
const SHORTEST_NAME = 4

function readUnitAt(scan: Scan, at: number, numeral: Numeral | null, known: Surroundings): UnitMatch | null {
  const isLength = known.unit?.dimension === "length" && scan.tokens[at]?.text === "m"
  if (isLength && isJoined(scan.tokens, at)) return { end: at + 1, code: "m", isCents: false }
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
  const joined = isJoined(scan.tokens, at) ? readStuck(scan, at, written) : null
  if (joined !== null) return joined
  const code = UNIT_SYMBOLS.get(written)
  const next = scan.tokens[at + 1]
  if (code === undefined) return isLoneDegree(written, next) ? { end: at + 1, reason: LONE_DEGREE } : null
  if (next?.text === "'" || next?.text === ".") return null
  if (code === "m" && next?.kind === "word" && !showsMetres(scan, at, next.text)) {
    return { end: at + 1, reason: METRES_OR_MILLION }
  }
  return { end: at + 1, code, isCents: false }
}

function showsMetres(scan: Scan, at: number, next: string): boolean {
  return AFTER_METRES.has(next) || METRE_NOUNS.has(next) || isBesideLength(scan, at)
}

const METRES_OR_MILLION = '"m" can mean metres or million; write which'
const LONE_DEGREE = 'a letter apart from its number need not mean degrees; write "°C" or "°F"'

/** "31 C" at the end of a clause. */
function isLoneDegree(written: string, next: Scan["tokens"][number] | undefined): boolean {
  return (written === "C" || written === "F") && next?.kind !== "word"
}

/** Symbols that are read only where they are stuck to the digits: "52p", "4.25pc", "31C", "1.8m". */
function readStuck(scan: Scan, at: number, written: string): UnitMatch | null {
  if (scan.tokens[at - 1]?.kind !== "number") return null
  const code = STUCK.get(written)
  if (code !== undefined) return { end: at + 1, code, isCents: written === "p" }
  if (written !== "m") return null
  return judgeM(scan, at) === "metres"
    ? { end: at + 1, code: "m", isCents: false }
    : { end: at + 1, reason: METRES_OR_MILLION }
}

const STUCK: ReadonlyMap<string, string> = new Map([
  ["p", "GBP"],
  ["pc", "%"],
  ["C", "Cel"],
  ["F", "[degF]"],
  ["st", "[stone_av]"],
])

/** Whether the letters at the token `at` are read only because they are stuck to digits. */
export function isStuckSymbol(written: string): boolean {
  return STUCK.has(written)
}
