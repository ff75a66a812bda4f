import { exact, ONE } from "../../numbers/exact.ts"
import type { NumeralMatch } from "../../scan/readers/digits.ts"
import {
  type FractionMatch,
  readAddedSign,
  readFractionSign,
  readSlashFraction,
  scaleFraction,
} from "../../scan/readers/fractions.ts"
import type { Token } from "../../scan/tokenize.ts"
import { BELOW_HUNDRED, DENOMINATORS, HALVES, ONE_WORDS } from "../number-words.ts"
import { readScale } from "./words.ts"

/** "ein Drittel", "zwei Drittel", "die Hälfte", "eine halbe Million", "ein halbes Dutzend", "dreiviertel", "½". */
export function readFraction(tokens: readonly Token[], at: number): NumeralMatch | null {
  const fraction =
    readFractionSign(tokens, at) ?? readHalf(tokens, at) ?? readParts(tokens, at) ?? readSlashFraction(tokens, at, null)
  return fraction && scaleFraction(fraction, readScale(tokens, fraction.end), ONE)
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

/** "½" after a whole number: what is to be added to it. */
export function readAddedFraction(tokens: readonly Token[], at: number): FractionMatch | null {
  return readAddedSign(tokens, at, null)
}
