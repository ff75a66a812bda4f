import { TOO_LONG } from "../make-quantity.ts"
import type { Reads } from "../quantity.ts"
import { MAX_DECIMALS, MAX_INTEGER_DIGITS, ONE, readDecimal } from "./exact.ts"
import type { Numeral } from "./numeral.ts"

const PLAIN_DECIMAL = /^[+-]?\d+(\.\d+)?$/
const SHOWN_LENGTH = 60

/** Digits that every JSON number keeps on its way through a double (IEEE 754, DBL_DIG). */
const SAFE_DIGITS = 15

/**
 * A number out of JSON: a plain decimal string, or a number, taken as the shortest decimal text that gives it. A number
 * with more digits than a double keeps may not be the one that was sent, so it is refused.
 */
export function readNumber(given: string | number): Reads<Numeral> {
  if (typeof given === "number" && countDigits(given) > SAFE_DIGITS) {
    const reason = `${given} has more than ${SAFE_DIGITS} digits, which a JSON number may not keep: send it as text, in quotes`
    return { ok: false, reason }
  }
  const text = typeof given === "number" ? expandExponent(String(given)) : given.trim()
  const mantissa = readDecimal(text)
  if (mantissa !== null) return { ok: true, value: { mantissa, places: countDecimals(text), scale: ONE } }
  const isTooLong = typeof given === "number" ? Number.isFinite(given) : PLAIN_DECIMAL.test(text)
  const expected = isTooLong ? TOO_LONG : "expected a decimal number such as 7000 or 0.55, without grouping or words"
  return { ok: false, reason: `"${shorten(String(given))}" was refused: ${expected}` }
}

/** JavaScript prints numbers from 1e21 and below 1e-6 as "1.5e+21". What is beyond the limits comes back as it is. */
function expandExponent(text: string): string {
  const [mantissa = "", exponent] = text.split("e")
  const size = Number(exponent)
  if (exponent === undefined || size >= MAX_INTEGER_DIGITS || size < -MAX_DECIMALS) return text
  const sign = mantissa.startsWith("-") ? "-" : ""
  const digits = mantissa.replace(/[-.]/g, "")
  return size > 0 ? `${sign}${digits.padEnd(size + 1, "0")}` : `${sign}0.${"0".repeat(-size - 1)}${digits}`
}

/** Significant digits of the shortest decimal text. */
function countDigits(value: number): number {
  const [mantissa = ""] = String(value).split("e")
  return mantissa.replace(/[-.]/g, "").replace(/^0+|0+$/g, "").length
}

function countDecimals(text: string): number {
  const point = text.indexOf(".")
  return point < 0 ? 0 : text.length - point - 1
}

/** Shortened so that a refusal can quote an input of any length. */
export function shorten(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}
