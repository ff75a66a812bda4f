import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { SCALES, TENS, UNITS } from "../number-words.ts"

/** The first word of a year is thirteen at least: "twelve fifty" is a price or a time. */
const FIRST_CENTURY = 13
/** A rest below ten has "oh" before it: "twenty oh-nine". */
const TEN = 10

/** "nineteen eighty-four", "twenty twenty", "twenty oh-nine": a century and what follows it in one. */
export function readYearInWords(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  const century = tokens[at]?.text ?? ""
  if (century !== "twenty" && (UNITS.get(century) ?? 0) < FIRST_CENTURY) return null
  const end = endOfRest(scan, at + 1)
  if (end === null) return null
  const after = tokens[end]?.text ?? ""
  if (after === "hundred" || SCALES.has(after)) return null
  return { start: at, end, kind: "other", what: "a year" }
}

/** From ten to ninety-nine, or "oh" with one digit. */
function endOfRest({ tokens }: Scan, at: number): number | null {
  const text = tokens[at]?.text ?? ""
  if ((UNITS.get(text) ?? 0) >= TEN) return at + 1
  const next = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) ? at + 2 : at + 1
  const digit = UNITS.get(tokens[next]?.text ?? "") ?? 0
  const isDigit = digit > 0 && digit < TEN
  if (text === "oh") return isDigit ? next + 1 : null
  return TENS.has(text) ? (isDigit ? next + 1 : at + 1) : null
}
