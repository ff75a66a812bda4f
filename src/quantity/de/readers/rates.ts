import type { Found, Surroundings } from "../../scan/language.ts"
import { codePerNumber, rateOf, underOf, unknownRate } from "../../scan/readers/rates.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import {
  ADVERBS_OF_RATE,
  BEFORE_SPAN,
  BESIDE_PRICES,
  MOMENTS,
  OF_PEOPLE,
  PER_MILLIONS,
  PER_WORDS,
} from "../rate-words.ts"
import { readNumber } from "./number.ts"
import { readUnit } from "./units.ts"

/** "pro Barrel", "/h", "im Monat", "die Stunde", "jährlich", behind an amount that is in `over`. */
export function readRate(scan: Scan, at: number, over: string, known: Surroundings): UnitMatch | null {
  const word = scan.tokens[at]?.text ?? ""
  const adverb = over === "1" ? undefined : ADVERBS_OF_RATE.get(word)
  if (adverb !== undefined) return rateOf(over, { end: at + 1, code: adverb })
  if (PER_WORDS.has(word)) return readPer(scan, at, over, known)
  if (word === "auf") return readPerDistance(scan, at, over)
  return over === "1" ? null : readSpan(scan, at, over, known)
}

/** What stands behind the "pro" at the token `at`. */
function readPer(scan: Scan, at: number, over: string, known: Surroundings): UnitMatch | null {
  const isSlash = scan.tokens[at]?.text === "/"
  if (isSlash && !isJoined(scan.tokens, at + 1)) return null
  const number = readPerNumber(scan, at, over)
  if (number !== null) return number
  const under = readUnit(scan, at + 1, null, underOf(known))
  const second = endOfSecondSpan(scan, under?.end ?? at + 2)
  if (second !== null) return unknownRate(scan, at, second)
  if (under === null) return isThing(scan, at + 1) ? rateOf(over, { end: at, code: "1" }) : null
  if ("reason" in under) return known.inProse && under.name !== undefined ? rateOf(over, { end: at, code: "1" }) : under
  if (under.isCents) return null
  return rateOf(over, under) ?? (isSlash ? null : unknownRate(scan, at, under.end))
}

/** "pro Kopf und Jahr": per two things, which no unit has. */
function endOfSecondSpan(scan: Scan, at: number): number | null {
  if (scan.tokens[at]?.text !== "und") return null
  const unit = readUnit(scan, at + 1, null, { unit: null })
  return unit !== null && "code" in unit && findUnit(unit.code)?.dimension === "time" ? unit.end : null
}

/** "pro Kopf", "je Einwohner": a thing that has no unit is left to be the noun. */
function isThing(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && isCapital(scan, token)
}

/** "pro 100.000", "je 1.000", "pro Million"; "/100 km" is no unit that is known, and "je 500 Euro" gives each as much. */
function readPerNumber(scan: Scan, at: number, over: string): UnitMatch | null {
  const number = numberAt(scan, at + 1)
  if (number === null) return null
  const word = scan.tokens[at]?.text ?? ""
  const unit = readUnit(scan, number.end, null, { unit: null })
  if (number.code === undefined && word !== "pro") return null
  if (unit !== null) return over === "1" && word === "je" ? null : unknownRate(scan, at, unit.end)
  if (number.code === undefined || over !== "1") return word === "/" ? null : unknownRate(scan, at, number.end)
  return { end: number.end, code: number.code, isCents: false }
}

/** "7 Liter auf 100 Kilometer" */
function readPerDistance(scan: Scan, at: number, over: string): UnitMatch | null {
  const isConsumed = /^(volume|energy|mass)$/.test(findUnit(over)?.dimension ?? "")
  const number = isConsumed ? numberAt(scan, at + 1) : null
  const unit = number?.code === "%" ? readUnit(scan, number.end, null, { unit: null }) : null
  return unit !== null && "code" in unit && unit.code === "km" ? unknownRate(scan, at, unit.end) : null
}

/** "35 Fälle auf 100.000 Einwohner": behind a noun that is counted, of people or births. */
function readPerPeople(scan: Scan, at: number): UnitMatch | null {
  const number = scan.tokens[at]?.text === "auf" && !isFrom(scan, at) ? numberAt(scan, at + 1) : null
  if (number?.code === undefined || !OF_PEOPLE.has(scan.tokens[number.end]?.text ?? "")) return null
  return { end: number.end, code: number.code, isCents: false }
}

/** `code`: what so many in this number are counted in. */
function numberAt(scan: Scan, at: number): { end: number; code: string | undefined } | null {
  const millions = PER_MILLIONS.get(scan.tokens[at]?.text ?? "")
  if (millions !== undefined) return { end: at + 1, code: millions }
  const number = readNumber(scan.tokens, at)
  if (number === null) return null
  if ("reason" in number) return { end: number.end, code: undefined }
  return { end: number.end, code: codePerNumber(number.numeral) }
}

/** "im Monat", "am Tag", "in der Woche", "jedes Jahr", and behind money "die Stunde": each of them, not one that is named. */
function readSpan(scan: Scan, at: number, over: string, known: Surroundings): UnitMatch | null {
  const words = BEFORE_SPAN.find((one) => one.words.every((word, offset) => scan.tokens[at + offset]?.text === word))
  if (words === undefined) return null
  const isPriced = findUnit(over)?.dimension === "money"
  if (words.isOfPrice && !isPriced) return null
  const under = readUnit(scan, at + words.words.length, null, underOf(known))
  if (under === null || "reason" in under || under.isCents || isNamed(scan, under.end)) return null
  return words.isOfPrice || findUnit(under.code)?.dimension === "time" ? rateOf(over, under) : null
}

/** "im Jahr 2020", "im Monat Mai", "am Tag der Wahl", "im Jahr zuvor": a time that is named, and no rate. */
function isNamed(scan: Scan, at: number): boolean {
  const next = scan.tokens[at]
  if (next === undefined || next.kind === "mark") return false
  return next.kind === "number" || isCapital(scan, next) || MOMENTS.has(next.text)
}

/** Words of a noun between a number and what it is per, at most. */
const MOST_WORDS = 4

/** "300 Menschen pro Tag", "35 neue Fälle je 100.000", "90 Tonnen Müll am Tag": the end stays before what is counted. */
export function readRateBeyond(scan: Scan, end: number, over: string, known: Surroundings): UnitMatch | null {
  for (let at = end; at < end + MOST_WORDS; at += 1) {
    const token = scan.tokens[at]
    if (token?.kind !== "word" || PER_WORDS.has(token.text)) return null
    if (!isCapital(scan, token)) {
      if (!BESIDE_PRICES.has(token.text) && !mayBeAdjective(token.text)) return null
      if (!BESIDE_PRICES.has(token.text)) continue
    }
    const rate = readLooseRate(scan, at + 1, over, known)
    if (rate !== null) return { ...rate, end }
  }
  return null
}

function mayBeAdjective(text: string): boolean {
  return /e[mnrs]?$/.test(text) && !NO_ADJECTIVES.has(text)
}

/** Words that end as adjectives do and are none. */
const NO_ADJECTIVES: ReadonlySet<string> = new Set(
  "der die das den dem des eine einen einer werden wurden waren haben hatten gegen unter über seine ihre".split(" "),
)

/** Nothing that goes on with a number of its own: "20 Schüler lesen pro Jahr 5 Bücher". */
function readLooseRate(scan: Scan, at: number, over: string, known: Surroundings): UnitMatch | null {
  const word = scan.tokens[at]?.text ?? ""
  const rate = PER_WORDS.has(word) ? readPer(scan, at, over, known) : readSpan(scan, at, over, known)
  if (rate === null) return over === "1" ? readPerPeople(scan, at) : null
  if (word === "/" && !("code" in rate && findUnit(rate.code.split("/")[1] ?? "")?.dimension === "time")) return null
  return scan.tokens[rate.end]?.kind === "number" ? null : rate
}

/** "jährlich 5 Millionen Euro", "pro Monat 700 Euro": what stands before the figure that starts at `start`, as its unit. */
export function withRateBefore(scan: Scan, start: number, unit: string | null): string | null {
  if (unit === null || unit.includes("/")) return unit
  const [per, word] = [scan.tokens[start - 2]?.text ?? "", scan.tokens[start - 1]?.text ?? ""]
  const adverb = ADVERBS_OF_RATE.get(word)
  const span = /^(pro|je|jeden|jede|jedes)$/.test(per) ? readUnit(scan, start - 1, null, { unit: null }) : null
  const isTime = span !== null && "code" in span && span.end === start && findUnit(span.code)?.dimension === "time"
  const code = adverb ?? (isTime ? span.code : null)
  return code !== null && findUnit(`${unit}/${code}`) !== null ? `${unit}/${code}` : unit
}

/** Tokens before "pro" in which the number is looked for that is of so many. */
const REACH = 5

/** The 100,000 of "3,4 Fälle pro 100.000" is no figure of its own. */
export function readPerWhat(scan: Scan, at: number): Found | null {
  const word = scan.tokens[at - 1]?.text
  if (word === "auf")
    return isOfPeople(scan, at) ? { start: at, end: numberAt(scan, at)?.end ?? at + 1, ...PER_WHAT } : null
  if (word !== "pro" && (word !== "je" || !isOfNumber(scan, at - 1))) return null
  const number = numberAt(scan, at)
  if (number === null || (word === "je" && !isRatio(scan, number))) return null
  return { start: at, end: number.end, ...PER_WHAT }
}

const PER_WHAT = Object.freeze({ kind: "other" as const, what: "what a rate is per" })

/** The 100,000 of "35 Fälle auf 100.000 Einwohner"; "von 300 Soldaten auf 1.000 Menschen" goes up. */
function isOfPeople(scan: Scan, at: number): boolean {
  const noun = scan.tokens[at - 2]
  const isNoun = noun !== undefined && isCapital(scan, noun) && isOfNumber(scan, at - 1)
  return isNoun && readPerPeople(scan, at - 1) !== null
}

/** "von" stands before the number that stands before the token `at`. */
function isFrom({ tokens }: Scan, at: number): boolean {
  const before = tokens.slice(Math.max(0, at - REACH), at)
  return before[before.findLastIndex(({ kind }) => kind === "number") - 1]?.text === "von"
}

function isRatio(scan: Scan, { end, code }: { end: number; code: string | undefined }): boolean {
  return code !== undefined && readUnit(scan, end, null, { unit: null }) === null
}

/** A number with its noun stands before: "35 neue Fälle je 100.000". */
function isOfNumber(scan: Scan, at: number): boolean {
  const before = scan.tokens[at - 1]
  if (before === undefined || before.kind === "mark" || !(before.kind === "number" || isCapital(scan, before)))
    return false
  return scan.tokens.slice(Math.max(0, at - REACH), at).some(({ kind }) => kind === "number")
}
