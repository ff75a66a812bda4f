import { type Exact, exact } from "../../numbers/exact.ts"
import { FRACTION_SIGNS } from "../fraction-signs.ts"
import { isJoined, type Token } from "../tokenize.ts"
import type { NumeralFound } from "./digits.ts"

/** A fraction that ends before the token `end`. */
export type FractionMatch = { readonly value: Exact; readonly end: number }

/** A scale word, or several, that end before the token `end`. */
export type ScaleMatch = { readonly scale: Exact; readonly end: number }

/** "½" */
export function readFractionSign(tokens: readonly Token[], at: number): FractionMatch | null {
  const value = FRACTION_SIGNS.get(tokens[at]?.text ?? "")
  return value === undefined ? null : { value, end: at + 1 }
}

/** Only these, and any before the word for "of": other slashes are dates, pairs such as 24/7 and file numbers. */
const SLASHED: ReadonlySet<string> = new Set(["1/2", "1/3", "2/3", "1/4", "3/4"])

/** "1/2". With the language's word for "of", where that shows a fraction, also "1/16 of". */
export function readSlashFraction(tokens: readonly Token[], at: number, of: string | null): FractionMatch | null {
  if (!isSlashFraction(tokens, at, of)) return null
  return { value: exact(`${tokens[at]?.text}/${tokens[at + 2]?.text}`), end: at + 3 }
}

export function isSlashFraction(tokens: readonly Token[], at: number, of: string | null): boolean {
  if (tokens[at + 1]?.text !== "/" || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return false
  const [over, under, after] = [tokens[at]?.text ?? "", tokens[at + 2]?.text ?? "", tokens[at + 3]?.text]
  if (SLASHED.has(`${over}/${under}`)) return after !== "/"
  if (of === null || after !== of) return false
  return /^[1-9]\d?$/.test(over) && /^[1-9]\d{0,3}$/.test(under) && Number(over) < Number(under)
}

/** What is added to a whole number that ends before the token `at`: "1½", "1 1/2". */
export function readAddedSign(tokens: readonly Token[], at: number, of: string | null): FractionMatch | null {
  const tied = readTiedFraction(tokens, at)
  if (tied !== null) return tied
  return readFractionSign(tokens, at) ?? (tokens[at]?.kind === "number" ? readSlashFraction(tokens, at, of) : null)
}

/** The "-1/4" of "11-1/4 cents", "-3/8": halves and their halves, as grain and bonds are priced. */
function readTiedFraction(tokens: readonly Token[], at: number): FractionMatch | null {
  if (tokens[at]?.text !== "-" || !isJoined(tokens, at) || !isJoined(tokens, at + 1)) return null
  const [over, slash, under] = [1, 2, 3].map((away) => tokens[at + away]?.text ?? "")
  if (slash !== "/" || !/^\d{1,2}$/.test(over ?? "") || !/^(2|4|8|16|32)$/.test(under ?? "")) return null
  if (!isJoined(tokens, at + 2) || !isJoined(tokens, at + 3) || Number(over) >= Number(under) || Number(over) === 0)
    return null
  return tokens[at + 4]?.text === "/" ? null : { value: exact(`${over}/${under}`), end: at + 4 }
}

/** A fraction as a numeral, with the scale behind it: "half a million". It has no decimals that could be counted. */
export function scaleFraction(fraction: FractionMatch, scaled: ScaleMatch | null, one: Exact): NumeralFound {
  const numeral = { mantissa: fraction.value, places: null, scale: scaled?.scale ?? one }
  return { end: scaled?.end ?? fraction.end, numeral, isPlain: false }
}

/** A whole number and a fraction, with the scale behind both: "two and a half million". */
export function addFraction(base: NumeralFound, added: FractionMatch, scaled: ScaleMatch | null): NumeralFound {
  const sum = { value: base.numeral.mantissa.add(added.value), end: added.end }
  return scaleFraction(sum, scaled, base.numeral.scale)
}
