import type { Numeral } from "../../numbers/numeral.ts"
import type { Token } from "../../scan/tokenize.ts"
import { type NumeralMatch, readDigits } from "./digits.ts"
import { readAddedFraction, readFraction } from "./fractions.ts"
import { readScale, readWords } from "./words.ts"

/** Any numeral, with its scale: "12.000", "3,5 Mio.", "zweieinhalb Millionen", "eine halbe Million", "1½". */
export function readNumber(tokens: readonly Token[], at: number): NumeralMatch | null {
  const base = readFraction(tokens, at) ?? readBase(tokens, at)
  if (base === null || "reason" in base || base.numeral.places !== 0) return base
  return addFraction(tokens, base)
}

/** Digits alone stay plain, so that a year can be told; with a scale word they are read as words are. */
function readBase(tokens: readonly Token[], at: number): NumeralMatch | null {
  const digits = readDigits(tokens, at)
  if (digits !== null && "reason" in digits) return digits
  const words = readWords(tokens, at)
  return digits !== null && words !== null && "numeral" in words && words.end === digits.end ? digits : words
}

type Matched = Extract<NumeralMatch, { numeral: Numeral }>

/** "2½ Millionen": the half is of the same scale. */
function addFraction(tokens: readonly Token[], base: Matched): Matched {
  const added = readAddedFraction(tokens, base.end)
  if (added === null) return base
  const scaled = readScale(tokens, added.end)
  const numeral = {
    mantissa: base.numeral.mantissa.add(added.value),
    places: null,
    scale: scaled?.scale ?? base.numeral.scale,
  }
  return { end: scaled?.end ?? added.end, numeral, isPlain: false }
}
