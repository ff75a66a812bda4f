import { type DigitStyle, type NumeralMatch, readDigitsOf } from "../../scan/readers/digits.ts"
import type { Token } from "../../scan/tokenize.ts"

/** By points or spaces in threes with a decimal comma (DIN 5008), or as Switzerland does, by apostrophes and a point. */
const SHAPES: readonly RegExp[] = Object.freeze([
  /^\d+(,\d+)?$/,
  /^\d{1,3}(\.\d{3})+(,\d+)?$/,
  /^\d{1,3}('\d{3})+([.,]\d+)?$/,
])

const STYLE: DigitStyle = Object.freeze({ shapes: SHAPES, decimalMark: ",", toDecimal, explainShape })

/** "12.000", "12 000", "1'000.5", "3,5". */
export function readDigits(tokens: readonly Token[], at: number): NumeralMatch | null {
  return readDigitsOf(STYLE, tokens, at)
}

function toDecimal(text: string): string {
  return text.replace(text.includes("'") ? /'/g : /\./g, "").replace(",", ".")
}

function explainShape(text: string): string {
  if (/^\d*\.\d+$/.test(text)) {
    return `"${text}" is neither grouped in threes nor a decimal in German; expected ${text.replace(".", ",")} or groups of three digits`
  }
  return `"${text}" can be read in several ways; expected a number such as 1.234.567 or 1234,5`
}
