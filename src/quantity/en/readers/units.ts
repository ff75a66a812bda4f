import { exact } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Surroundings } from "../../scan/language.ts"
import { readUnitName, settleUnit, type UnitMatch, type UnitWords } from "../../scan/readers/units.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { UNIT_SYMBOLS, type UnitName } from "../../scan/unit-phrases.ts"
import { AFTER_METRES, METRE_NOUNS } from "../metre-words.ts"
import { INDIAN_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
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
  if (isGreat(scan, at)) return null
  if (isWon(scan, at, numeral)) return { end: at + 1, code: "KRW", isCents: false }
  return readUnitName(WORDS, scan, at, ({ value, end }) => settle(value, end, scan, numeral, known))
}

/** "Two grand pianos", "3 Grand Prix": no thousands of money, which are in "fifty grand" and "5 grand a month". */
function isGreat({ tokens }: Scan, at: number): boolean {
  const next = tokens[at + 1]
  return tokens[at]?.text === "grand" && next?.kind === "word" && !AFTER_GRAND.has(next.text)
}

const AFTER_GRAND: ReadonlySet<string> = new Set(
  "a an in on for to per from each and or more less at by off with is was of cash over under every".split(" "),
)

/** "1.2 billion won" at the end of a clause; "2 million won prizes" is the verb. */
function isWon({ tokens }: Scan, at: number, numeral: Numeral | null): boolean {
  if (tokens[at]?.text !== "won" || !numeral?.scale.gte(MILLION)) return false
  return tokens[at + 1] === undefined || tokens[at + 1]?.kind === "mark"
}

const MILLION = exact(1_000_000)

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
  const before = scan.tokens
    .slice(Math.max(0, end - REACH_BACK), end)
    .findLast(({ text }) => WEIGHS.test(text) || PAYS.test(text))
  if (before !== undefined) return WEIGHS.test(before.text) ? "[lb_av]" : "GBP"
  const rest = scan.tokens.slice(end, end + REACH_OF_REST).map(({ text }) => text)
  if (rest.some((text) => text === "ounces" || text === "ounce" || text === "oz")) return "[lb_av]"
  if (rest.some((text) => text === "pence" || text === "penny")) return "GBP"
  return numeral?.scale.gte(MILLION) ? "GBP" : null
}

/** Tokens up to "pounds" in which a word of weight or of money is looked for. */
const REACH_BACK = 8
const WEIGHS = /^(weigh(s|ed|ing|t)?|lift(s|ed|ing)?|gained|kilos?)$/
const PAYS =
  /^(pay|pays|paid|paying|owes?|owed|costs?|costing|spend|spent|earn(s|ed)?|borrow(ed)?|lend|lent|price|fee|salary|rent|fined|bet|quid)$/

/** Behind "pounds" a number of a smaller unit tells which pounds: "7 pounds and 3 ounces". */
const REACH_OF_REST = 4

function readSymbol(scan: Scan, at: number, written: string): UnitMatch | null {
  const joined = isJoined(scan.tokens, at) ? readStuck(scan, at, written) : null
  if (joined !== null) return joined
  const code = UNIT_SYMBOLS.get(written)
  const next = scan.tokens[at + 1]
  if (code === undefined) return isLoneDegree(written, next) ? { end: at + 1, reason: LONE_DEGREE } : null
  if (next?.text === "'" || (next?.text === "." && !isEndOfSentence(scan, at))) return null
  if (code === "m" && next?.kind === "word" && !showsMetres(scan, at, next.text)) {
    return { end: at + 1, reason: METRES_OR_MILLION }
  }
  return { end: at + 1, code, isCents: false }
}

/** "It weighs 5 g."; a capital before a full stop is an abbreviation as often: "at 513 W. Main Street". */
function isEndOfSentence(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && !isCapital(scan, token) && scan.tokens[at + 2] === undefined
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
