import { type DigitStyle, type NumeralMatch, readDigitsOf } from "../../scan/readers/digits.ts"
import type { Token } from "../../scan/tokenize.ts"

/** By commas or apostrophes in threes, or as India groups lakhs and crores. A point is a decimal point. */
const SHAPES: readonly RegExp[] = Object.freeze([
  /^\d*(\.\d+)?$/,
  /^\d{1,3}(,\d{3})+(\.\d+)?$/,
  /^\d{1,3}('\d{3})+(\.\d+)?$/,
  /^\d{1,2}(,\d{2})+,\d{3}(\.\d+)?$/,
])

const STYLE: DigitStyle = Object.freeze({ shapes: SHAPES, decimalMark: ".", toDecimal, explainShape })

/** "12,000", "12 000", "1'000.5", "1,00,000", ".5". */
export function readDigits(tokens: readonly Token[], at: number): NumeralMatch | null {
  return readDigitsOf(STYLE, tokens, at)
}

function toDecimal(text: string): string {
  return text.replace(/[,']/g, "").replace(/^\./, "0.")
}

function explainShape(text: string): string {
  if (/^\d+,\d+$/.test(text)) {
    return `"${text}" is neither grouped in threes nor a decimal in English; expected ${text.replace(",", ".")} or groups of three digits`
  }
  return `"${text}" can be read in several ways; expected a number such as 1,234,567 or 1234.5`
}
