import { type Exact, powerOfTen } from "../../numbers/exact.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"

const TIMES: ReadonlySet<string> = new Set(["×", "x", "*", "·"])
const MINUS: ReadonlySet<string> = new Set(["-", "−", "–", "⁻"])
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
/** Digits of an exponent at most. */
const MOST_DIGITS = 2

/** "× 10⁻⁸", "x 10^8", "×10−8", "e6" after a number: what it is multiplied by. */
export function readPowerAfter(tokens: readonly Token[], at: number): { scale: Exact; end: number } | null {
  if (isShortPower(tokens, at)) return readExponentOf(tokens, at + 1)
  if (!TIMES.has(tokens[at]?.text ?? "") || tokens[at + 1]?.text !== "10") return null
  return readPowerOfTen(tokens, at + 1)
}

/** "10^8", "10⁸"; a power is joined to its ten. */
function readPowerOfTen(tokens: readonly Token[], at: number): { scale: Exact; end: number } | null {
  return readExponentOf(tokens, tokens[at + 1]?.text === "^" ? at + 2 : at + 1)
}

/**
 * The "e6" of "1.5e6" and the "e-3" of "2e-3", as programs write powers of ten; nothing is joined behind them. Higher powers
 * than a program writes out are what is left of a longer number.
 */
export function isShortPower(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== "e" || tokens[at - 1]?.kind !== "number" || !isJoined(tokens, at)) return false
  const digits = MINUS.has(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1
  if (!isJoined(tokens, digits) || !isJoined(tokens, at + 1) || !SHORT_POWER.test(tokens[digits]?.text ?? ""))
    return false
  return tokens[digits + 1]?.kind !== "word" || !isJoined(tokens, digits + 1)
}

const SHORT_POWER = /^(\d|1\d|20)$/

function readExponentOf(tokens: readonly Token[], sign: number): { scale: Exact; end: number } | null {
  const isMinus = MINUS.has(tokens[sign]?.text ?? "")
  const exponent = readExponent(tokens, isMinus ? sign + 1 : sign)
  if (exponent === null) return null
  return { scale: powerOfTen(isMinus ? -exponent.value : exponent.value), end: exponent.end }
}

function readExponent(tokens: readonly Token[], at: number): { value: number; end: number } | null {
  let digits = ""
  let end = at
  for (; end < at + MOST_DIGITS && isJoined(tokens, end); end += 1) {
    const text = tokens[end]?.text ?? ""
    const raised = RAISED.indexOf(text)
    if (raised < 0 && !/^\d{1,2}$/.test(text)) break
    digits += raised < 0 ? text : String(raised)
  }
  return digits === "" || digits.length > MOST_DIGITS ? null : { value: Number(digits), end }
}
