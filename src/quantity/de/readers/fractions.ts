import { type Exact, exact, ONE } from "../../numbers/exact.ts"
import { FRACTION_SIGNS } from "../../scan/fraction-signs.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"
import { BELOW_HUNDRED, DENOMINATORS, HALVES, ONE_WORDS } from "../number-words.ts"
import type { NumeralMatch } from "./digits.ts"
import { readScale } from "./words.ts"

type FractionMatch = { readonly value: Exact; readonly end: number }

/** "ein Drittel", "zwei Drittel", "die Hälfte", "eine halbe Million", "ein halbes Dutzend", "dreiviertel", "½". */
export function readFraction(tokens: readonly Token[], at: number): NumeralMatch | null {
  const fraction = readSign(tokens, at) ?? readHalf(tokens, at) ?? readParts(tokens, at) ?? readSlash(tokens, at)
  if (fraction === null) return null
  const scaled = readScale(tokens, fraction.end)
  const numeral = { mantissa: fraction.value, places: null, scale: scaled?.scale ?? ONE }
  return { end: scaled?.end ?? fraction.end, numeral, isPlain: false }
}

function readSign(tokens: readonly Token[], at: number): FractionMatch | null {
  const value = FRACTION_SIGNS.get(tokens[at]?.text ?? "")
  return value === undefined ? null : { value, end: at + 1 }
}

/** "die Hälfte", "eine halbe", "ein halbes", "halb". "Ein halbes Jahr" goes on with a unit. */
function readHalf(tokens: readonly Token[], at: number): FractionMatch | null {
  const text = tokens[at]?.text ?? ""
  if (text === "hälfte") return { value: exact("1/2"), end: at + 1 }
  if (ONE_WORDS.has(text) && HALVES.has(tokens[at + 1]?.text ?? "")) return { value: exact("1/2"), end: at + 2 }
  return null
}

/** "ein Drittel", "drei Viertel", and in one word "zweidrittel", "dreiviertel". */
function readParts(tokens: readonly Token[], at: number): FractionMatch | null {
  const text = tokens[at]?.text ?? ""
  if (text === "dreiviertel") return { value: exact("3/4"), end: at + 1 }
  if (text === "zweidrittel") return { value: exact("2/3"), end: at + 1 }
  const count = ONE_WORDS.has(text) ? 1 : BELOW_HUNDRED.get(text)
  const denominator = DENOMINATORS.get(tokens[at + 1]?.text ?? "")
  if (count === undefined || count === 0 || denominator === undefined || count >= denominator * 2) return null
  return { value: exact(`${count}/${denominator}`), end: at + 2 }
}

/** Only these: other slashes are dates, years and file numbers. */
const SLASHED: ReadonlySet<string> = new Set(["1/2", "1/3", "2/3", "1/4", "3/4"])

function readSlash(tokens: readonly Token[], at: number): FractionMatch | null {
  if (tokens[at + 1]?.text !== "/" || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  const text = `${tokens[at]?.text}/${tokens[at + 2]?.text}`
  return SLASHED.has(text) && tokens[at + 3]?.text !== "/" ? { value: exact(text), end: at + 3 } : null
}

/** "½" after a whole number: what is to be added to it. */
export function readAddedFraction(tokens: readonly Token[], at: number): FractionMatch | null {
  return readSign(tokens, at) ?? (tokens[at]?.kind === "number" ? readSlash(tokens, at) : null)
}
