import { ONE } from "../../numbers/exact.ts"
import type { NumeralFound, NumeralMatch } from "../../scan/readers/digits.ts"
import { addFraction } from "../../scan/readers/fractions.ts"
import { preferDigits } from "../../scan/readers/number-groups.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"
import { readDigits } from "./digits.ts"
import { readAddedFraction, readFraction } from "./fractions.ts"
import { readScale, readWords } from "./words.ts"

/** Any numeral, with its scale: "12.000", "3,5 Mio.", "zweieinhalb Millionen", "eine halbe Million", "1½". */
export function readNumber(tokens: readonly Token[], at: number): NumeralMatch | null {
  const base = readFraction(tokens, at) ?? readBase(tokens, at)
  if (base === null || "reason" in base) return base
  const open = readOpenScale(tokens, base)
  if (open !== null || base.numeral.places !== 0) return open ?? base
  const added = readAddedFraction(tokens, base.end)
  return added === null ? base : addFraction(base, added, readScale(tokens, added.end))
}

/** "80+ Millionen": the plus is of the whole number. */
function readOpenScale(tokens: readonly Token[], base: NumeralFound): NumeralFound | null {
  if (tokens[base.end]?.text !== "+" || !isJoined(tokens, base.end) || !base.numeral.scale.equals(ONE)) return null
  const scaled = readScale(tokens, base.end + 1)
  if (scaled === null) return null
  return { end: scaled.end, numeral: { ...base.numeral, scale: scaled.scale }, isPlain: false, isOpen: true }
}

function readBase(tokens: readonly Token[], at: number): NumeralMatch | null {
  const digits = readDigits(tokens, at)
  if (digits !== null && "reason" in digits) return digits
  return preferDigits(digits, readWords(tokens, at))
}
