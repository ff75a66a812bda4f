import { TOO_LONG } from "../../make-quantity.ts"
import { MAX_DECIMALS, MAX_INTEGER_DIGITS, ONE, readDecimal } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Token } from "../../scan/tokenize.ts"

/** A numeral at a token, up to the token `end`; or why the digits there cannot be one. */
export type NumeralMatch =
  | { readonly end: number; readonly numeral: Numeral; readonly isPlain: boolean }
  | { readonly end: number; readonly reason: string }

/** By points or spaces in threes with a decimal comma (DIN 5008), or as Switzerland does, by apostrophes and a point. */
const SHAPES: readonly RegExp[] = Object.freeze([
  /^\d+(,\d+)?$/,
  /^\d{1,3}(\.\d{3})+(,\d+)?$/,
  /^\d{1,3}('\d{3})+([.,]\d+)?$/,
])
const LONGEST = 2 * (MAX_INTEGER_DIGITS + MAX_DECIMALS)

export function readDigits(tokens: readonly Token[], at: number): NumeralMatch | null {
  const token = tokens[at]
  if (token?.kind !== "number") return null
  const end = endOfSpacedGroups(tokens, at)
  const groups = tokens.slice(at, end).map((group) => group.text)
  return { end, ...readNumeral(groups.join(""), end > at + 1) }
}

function readNumeral(text: string, isGrouped: boolean): { numeral: Numeral; isPlain: boolean } | { reason: string } {
  if (text.length > LONGEST) return { reason: TOO_LONG }
  if (!SHAPES.some((shape) => shape.test(text))) return { reason: explainShape(text) }
  const plain = text.includes("'")
    ? text.replace(/'/g, "").replace(",", ".")
    : text.replace(/\./g, "").replace(",", ".")
  if (/^0\d/.test(plain)) return { reason: `"${text}" starts with a zero, as a code does, not a number` }
  const mantissa = readDecimal(plain)
  if (mantissa === null) return { reason: TOO_LONG }
  const places = plain.includes(".") ? plain.length - plain.indexOf(".") - 1 : 0
  return { numeral: { mantissa, places, scale: ONE }, isPlain: !isGrouped && /^\d+$/.test(text) }
}

function explainShape(text: string): string {
  if (/^\d*\.\d+$/.test(text)) {
    return `"${text}" is neither grouped in threes nor a decimal in German; expected ${text.replace(".", ",")} or groups of three digits`
  }
  return `"${text}" can be read in several ways; expected a number such as 1.234.567 or 1234,5`
}

/** "12 000", "1 234 567,5": one space between groups of three, the first of one to three digits. */
function endOfSpacedGroups(tokens: readonly Token[], at: number): number {
  let end = at + 1
  if (!/^[1-9]\d{0,2}$/.test(tokens[at]?.text ?? "")) return end
  while (isSpacedGroup(tokens[end - 1], tokens[end])) end += 1
  return tokens[end]?.kind === "number" && tokens[end]?.start === (tokens[end - 1]?.end ?? 0) + 1 ? at + 1 : end
}

function isSpacedGroup(before: Token | undefined, token: Token | undefined): boolean {
  if (before === undefined || token?.kind !== "number" || token.start !== before.end + 1) return false
  return !before.text.includes(",") && /^\d{3}(,\d+)?$/.test(token.text)
}
