import { ONE, powerOfTen } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import { combineHedges } from "../../scan/combine-hedges.ts"
import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { ARTICLES, UNITS } from "../number-words.ts"
import { readHedgesBefore } from "./hedges.ts"

/** Before "six figures" these show that it is a size: "ran into six figures", "the high six figures". */
const BEFORE_SIZE: ReadonlySet<string> = new Set(
  (
    "into in to of for low mid high reach reaches reached reaching hit hits hitting top tops topped earn earns earned " +
    "earning cost costs costing worth make makes made pay pays paid nearly almost comfortably"
  ).split(" "),
)
/** Between the words of a size and its number: "the mid-six figures". */
const DEGREES: ReadonlySet<string> = new Set(["low", "mid", "high"])
/** A hedge says nothing more of so rough a size but that it may be larger. */
const FITTING: ReadonlySet<string> = new Set(["none", "about", "at-least", "more-than", "exactly"])
/** What is written with so many digits, and is no amount. */
const CODES: ReadonlySet<string> = new Set(
  (
    "pin pins code codes passcode passcodes password passwords zip postcode postcodes phone telephone extension card cards " +
    "serial id ids identifier identifiers combination sequence sequences string strings display lock number numbers year " +
    "key keys precision accuracy addition multiplication"
  ).split(" "),
)
/** Words behind which the name of a code is looked for. */
const REACH_OF_CODE = 3
const MOST_DIGITS = 12

/** "A six-figure sum", "ran into six figures", "a 5-digit loss": a size by its digits. "A five-digit code" is none. */
export function readDigitCount(scan: Scan, at: number, from: number): Found | null {
  const end = endOfDigits(scan, at)
  if (end === null) return null
  if (isCode(scan, end)) return { start: at, end, kind: "other", what: "how many digits a code has" }
  const digits = countAt(scan, at) ?? 0
  if (digits < 1 || digits > MOST_DIGITS) return { start: at, end, kind: "unread", reason: NO_SIZE }
  const { start, words } = readHedgesBefore(scan, at, from)
  const hedge = combineHedges(words)?.hedge
  if (hedge === undefined || !FITTING.has(hedge)) return { start, end, kind: "unread", reason: NO_BOUND }
  const moved = hedge === "none" || hedge === "exactly" ? {} : { moved: hedge }
  const [low, high] = [powerOfTen(digits - 1), powerOfTen(digits).sub(1)].map(whole) as [Numeral, Numeral]
  return { start, end, kind: "figure", meaning: { hedge: "between", low, high, ...moved }, unit: null }
}

const NO_SIZE = `a size by its digits is read up to ${MOST_DIGITS} of them`
const NO_BOUND = "a hedge on so rough a size says no number"

function whole(mantissa: Numeral["mantissa"]): Numeral {
  return { mantissa, places: 0, scale: ONE }
}

function countAt({ tokens }: Scan, at: number): number | null {
  const text = tokens[at]?.text ?? ""
  return UNITS.get(text) ?? (/^\d{1,2}$/.test(text) ? Number(text) : null)
}

/** The end of "six-figure", of "a six figure" and of "into six figures", which count digits; null for what does not. */
function endOfDigits(scan: Scan, at: number): number | null {
  const { tokens } = scan
  if (countAt(scan, at) === null) return null
  const isTied = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  const word = isTied ? at + 2 : at + 1
  const text = tokens[word]?.text ?? ""
  if (/^(digit|figure)$/.test(text)) return isTied || isAfterArticle(scan, at) ? word + 1 : null
  return /^(digits|figures)$/.test(text) && isSize(scan, at, word + 1) ? word + 1 : null
}

/** "A six figure sum"; "six figure skaters" are six. */
function isAfterArticle({ tokens }: Scan, at: number): boolean {
  const before = tokens[at - 1]?.text ?? ""
  return ARTICLES.has(before) || DEGREES.has(before)
}

/** Fewer figures that stand alone are as often persons or numbers. */
const LEAST_ALONE = 4

/** "Into six figures", "paid seven figures"; "five figures were unveiled" counts them. */
function isSize(scan: Scan, at: number, end: number): boolean {
  const { tokens } = scan
  const next = tokens[end]
  const isAlone = next === undefined || next.kind === "mark" || /^(for|a|per|or)$/.test(next.text)
  if (isAlone && (countAt(scan, at) ?? 0) >= LEAST_ALONE) return true
  const isTied = tokens[at - 1]?.text === "-" && isJoined(tokens, at)
  return BEFORE_SIZE.has(tokens[isTied ? at - 2 : at - 1]?.text ?? "")
}

/** "A five-digit code", "a 16-digit card number"; but "a four-digit number of deaths" is an amount. */
function isCode({ tokens }: Scan, end: number): boolean {
  for (let at = end; at < end + REACH_OF_CODE; at += 1) {
    if (tokens[at]?.kind !== "word") return false
    if (CODES.has(tokens[at]?.text ?? "")) return tokens[at + 1]?.text !== "of"
  }
  return false
}
