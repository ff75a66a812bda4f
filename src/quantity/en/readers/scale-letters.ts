import type { Exact } from "../../numbers/exact.ts"
import type { Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { isCapital, isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES } from "../../scan/unit-phrases.ts"
import { LETTER_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { judgeM } from "./metres.ts"

/** What is known of the number that the letter stands behind. `currency`: a code before the number, "" where it is open. */
export type BeforeLetter = { readonly currency: string | null; readonly hasDecimals: boolean }

/** Whether a letter scales the number before it; a sentence part where it may and nothing shows it. */
export type ScaleLetter = boolean | string

/** Words that follow a number and are not what it counts. */
const NOT_COUNTED: ReadonlySet<string> = new Set(
  "the and but for from with was were are has had have his her its their this that than then when who which over under".split(
    " ",
  ),
)

/**
 * The letter at the token `at` behind a number: "12k" always scales, "12m" unless it is metres, "12b" where something is
 * counted or nothing else stands, "12T" where something is counted, and each of money.
 */
export function readScaleLetter(scan: Scan, at: number, before: BeforeLetter, known: Surroundings): ScaleLetter {
  const letter = scan.tokens[at]?.text ?? ""
  if (isBeforeSign(scan, at + 1)) return readBeforeSign(letter)
  const isMoney = before.currency !== null || known.unit?.dimension === "money"
  if (letter === "l") return before.currency === "INR"
  if (letter === "mm") return isMoney || (isWrittenLarge(scan, at) ? explain(scan, at) : false)
  if (!isJoined(scan.tokens, at)) return readApart(scan, at, isMoney)
  if (letter === "k" || isMoney) return true
  if (letter === "m") return isMillion(scan, at, known)
  return letter === "b" ? readBillion(scan, at, before, known) : readTrillion(scan, at)
}

/** "20 M€", "45 k$": the sign is of this number and not of the next. */
function isBeforeSign({ tokens }: Scan, at: number): boolean {
  return /^\p{Sc}$/u.test(tokens[at]?.text ?? "") && isJoined(tokens, at) && !isNumberAt(tokens, at + 1)
}

function isNumberAt(tokens: Scan["tokens"], at: number): boolean {
  return tokens[at]?.kind === "number" && isJoined(tokens, at)
}

function readBeforeSign(letter: string): ScaleLetter {
  return letter === "t" ? '"T" before a sign can mean thousands or trillions; write which' : letter !== "l"
}

/** "$4.8 M" with nothing joined to it, "18 M jobs", "215 M ha"; "5 K" is a temperature, or five kilometres. */
function readApart(scan: Scan, at: number, isMoney: boolean): ScaleLetter {
  const [token, next] = [scan.tokens[at], scan.tokens[at + 1]]
  if (token === undefined) return false
  if (!isCapital(scan, token)) return readSmallApart(scan, at, isMoney)
  if (isMoney) return next === undefined || next.start > token.end || next.kind === "mark"
  if (isJoined(scan.tokens, at + 1) && next?.text !== "+") return false
  if (isCountedAt(scan, at + 1)) return token.text === "k" ? /s$|^people$/.test(next?.text ?? "") : true
  return token.text === "m" || token.text === "b" ? explain(scan, at) : false
}

/** "€5 k" scales; "5 k" may be thousands, or kilometres that are run. A small "m" or "t" apart is a unit. */
function readSmallApart(scan: Scan, at: number, isMoney: boolean): ScaleLetter {
  const { text = "" } = scan.tokens[at] ?? {}
  if (isJoined(scan.tokens, at + 1) || (text !== "k" && text !== "b")) return false
  return isMoney || explain(scan, at)
}

/** Not the 2 of "32m2", nor where a length is expected; in prose only where something shows it. */
function isMillion(scan: Scan, at: number, known: Surroundings): boolean {
  if (/^[23]$/.test(scan.tokens[at + 1]?.text ?? "") && isJoined(scan.tokens, at + 1)) return false
  if (known.unit?.dimension === "length") return false
  const meaning = judgeM(scan, at)
  return meaning === "million" || (meaning === "open" && !known.inProse)
}

/** "1.4B", "3B views", "90B+" and "15b" alone are billions. */
function readBillion(scan: Scan, at: number, before: BeforeLetter, known: Surroundings): ScaleLetter {
  const { tokens } = scan
  if (before.hasDecimals || isCountedAt(scan, at + 1) || isOpenAt(scan, at + 1)) return true
  if (isJoined(tokens, at + 1) && tokens[at + 1]?.kind !== "mark") return false
  const isCapitalB = isCapital(scan, tokens[at] as Scan["tokens"][number])
  const next = tokens[at + 1]
  const isName = next?.kind === "word" && isCapital(scan, next) && !next.text.endsWith("s")
  if (isName || (known.inProse && !isCapitalB)) return explain(scan, at)
  return true
}

/** Of what is counted alone: "3T" can be tonnes, and the field of a magnet. A small "t" is a tonne. */
function readTrillion(scan: Scan, at: number): ScaleLetter {
  const token = scan.tokens[at]
  const next = scan.tokens[at + 1]
  if (isMoneyAt(scan, at + 1)) return true
  if (token === undefined || !isCapital(scan, token)) return false
  const isPlural = next?.kind === "word" && /[^s]s$|^people$/.test(next.text)
  return isUnitAt(scan, at + 1) || (isPlural && isCountedAt(scan, at + 1)) ? true : explain(scan, at)
}

/** "5MM" may be five million, and five millimetres in capitals. */
function isWrittenLarge(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && writtenForm(scan, token) === "MM"
}

function explain(scan: Scan, at: number): string {
  return `"${scan.tokens[at]?.text.toUpperCase()}" behind a number can be a scale or a name; write the number out`
}

/** "90B+". */
function isOpenAt({ tokens }: Scan, at: number): boolean {
  return tokens[at]?.text === "+" && isJoined(tokens, at)
}

/** A unit, a currency, or a word that may be what is counted. */
function isCountedAt(scan: Scan, at: number): boolean {
  if (isUnitAt(scan, at)) return true
  const token = scan.tokens[at]
  if (token?.kind !== "word" || isJoined(scan.tokens, at)) return false
  return !isCapital(scan, token) && !NOT_COUNTED.has(token.text) && token.text.length > 2
}

function isUnitAt(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || isJoined(scan.tokens, at)) return false
  return isMoneyAt(scan, at) || (token.text.length > 1 && matchFrom(UNIT_PHRASES, scan.tokens, at) !== null)
}

function isMoneyAt(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token?.kind !== "word") return false
  const name = matchFrom(UNIT_PHRASES, scan.tokens, at)?.value
  return CURRENCY_CODES.has(writtenForm(scan, token)) || (name?.codes.some((code) => CURRENCY_CODES.has(code)) ?? false)
}

const SCALED_CODE = /^([kMB])([A-Z]{3})$/

/** "MEUR", "kUSD": a letter that scales, and the code of a currency. */
export function splitScaledCode(written: string): { readonly scale: Exact; readonly code: string } | null {
  const [, letter = "", code = ""] = SCALED_CODE.exec(written) ?? []
  const scale = LETTER_SCALES.get(letter.toLowerCase())
  return scale !== undefined && CURRENCY_CODES.has(code) ? { scale, code } : null
}
