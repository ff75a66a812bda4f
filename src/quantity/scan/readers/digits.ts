import { TOO_LONG } from "../../make-quantity.ts"
import { exact, MAX_DECIMALS, MAX_INTEGER_DIGITS, ONE, readDecimal } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Token } from "../tokenize.ts"

/** A numeral that was read. `isPlain`: ungrouped digits and nothing else, as years are written. */
export type NumeralFound = {
  readonly end: number
  readonly numeral: Numeral
  readonly isPlain: boolean
  /** A plus stands within: "10+ million". */
  readonly isOpen?: boolean | undefined
  /** "-odd" stands within: "forty-odd thousand". */
  readonly isRough?: boolean | undefined
}

/** A numeral that begins at a token and ends before the token `end`; or why what stands there cannot be one. */
export type NumeralMatch = NumeralFound | { readonly end: number; readonly reason: string }

/** How a language writes numbers in digits. */
export type DigitStyle = {
  /** What a number may look like, spaces between its groups left out. */
  readonly shapes: readonly RegExp[]
  readonly decimalMark: string
  /** The same number without grouping and with a decimal point. */
  readonly toDecimal: (text: string) => string
  /** Why digits of no such shape are refused, as a sentence part. */
  readonly explainShape: (text: string) => string
}

const LONGEST = 2 * (MAX_INTEGER_DIGITS + MAX_DECIMALS)
const ALL_DIGITS = /^\d+$/
/** Most numbers are of this form, and need no look at the shapes. */
const PLAIN = /^[1-9]\d{0,14}$/

export function readDigitsOf(style: DigitStyle, tokens: readonly Token[], at: number): NumeralMatch | null {
  const token = tokens[at]
  if (token?.kind !== "number") return null
  const end = endOfSpacedGroups(tokens, at, style.decimalMark)
  if (end === at + 1) return { end, ...readNumeral(lowerMidDots(token.text, style.decimalMark), false, style) }
  const groups = tokens.slice(at, end).map((group) => group.text)
  return { end, ...readNumeral(groups.join(""), true, style) }
}

/** "1·5" as the language writes it: a mid-dot is a decimal mark everywhere. */
function lowerMidDots(text: string, decimalMark: string): string {
  return PLAIN.test(text) ? text : text.replace(/[·∙⋅‧]/g, decimalMark)
}

type Read = { readonly numeral: Numeral; readonly isPlain: boolean } | { readonly reason: string }

function readNumeral(text: string, isGrouped: boolean, style: DigitStyle): Read {
  if (PLAIN.test(text)) {
    return { numeral: { mantissa: exact(BigInt(text)), places: 0, scale: ONE }, isPlain: !isGrouped }
  }
  if (text.length > LONGEST) return { reason: TOO_LONG }
  if (!style.shapes.some((shape) => shape.test(text))) return { reason: style.explainShape(text) }
  const decimal = style.toDecimal(text)
  if (/^0\d/.test(decimal)) return { reason: `"${text}" starts with a zero, as a code does, not a number` }
  const mantissa = readDecimal(decimal)
  if (mantissa === null) return { reason: TOO_LONG }
  const places = decimal.includes(".") ? decimal.length - decimal.indexOf(".") - 1 : 0
  return { numeral: { mantissa, places, scale: ONE }, isPlain: !isGrouped && ALL_DIGITS.test(text) }
}

/** "12 000": one space between groups of three digits, the first of one to three; the last may have decimals. */
function endOfSpacedGroups(tokens: readonly Token[], at: number, decimalMark: string): number {
  let end = at + 1
  if (!/^[1-9]\d{0,2}$/.test(tokens[at]?.text ?? "")) return end
  while (isSpacedGroup(tokens[end - 1], tokens[end], decimalMark)) end += 1
  return tokens[end]?.kind === "number" && tokens[end]?.start === (tokens[end - 1]?.end ?? 0) + 1 ? at + 1 : end
}

function isSpacedGroup(before: Token | undefined, token: Token | undefined, decimalMark: string): boolean {
  if (before === undefined || token?.kind !== "number" || token.start !== before.end + 1) return false
  if (before.text.includes(decimalMark)) return false
  const [group = "", decimals = "0", ...more] = token.text.split(decimalMark)
  return /^\d{3}$/.test(group) && ALL_DIGITS.test(decimals) && more.length === 0
}
