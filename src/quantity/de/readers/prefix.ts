import { type Prefix, readSign, type SignWords } from "../../scan/readers/signs.ts"
import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES } from "../../scan/unit-phrases.ts"
import { MONEY_PREFIXES } from "../unit-index.ts"

const SIGN_WORDS: SignWords = Object.freeze({
  minus: new Set(["minus"]),
  before: new Set("ist war lag liegt bei auf um von bis zu und oder über unter rund etwa knapp".split(" ")),
})

/**
 * The sign and the currency before the number at the token `at`, back to `from`. The currency is a code of ISO 4217.
 */
export function readPrefix(scan: Scan, at: number, from: number): Prefix<string> {
  const inner = readSign(SIGN_WORDS, scan, at, from)
  const currency = readCurrency(scan, inner.start, from)
  if (currency === null) return { ...inner, currency: null }
  const outer = readSign(SIGN_WORDS, scan, currency.start, from)
  return { start: outer.start, isNegative: inner.isNegative || outer.isNegative, currency: currency.code }
}

/** "€ 5", "EUR 5", "US$5", "$5". */
function readCurrency(scan: Scan, at: number, from: number): { start: number; code: string } | null {
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return null
  const written = writtenForm(scan, before)
  const code = CURRENCY_CODES.has(written) ? written : MONEY_PREFIXES.get(before.text)
  if (code !== undefined) return { start: at - 1, code }
  if (before.text !== "$") return null
  const isUs = at - 2 >= from && scan.tokens[at - 2]?.text === "us" && isJoined(scan.tokens, at - 1)
  return { start: isUs ? at - 2 : at - 1, code: "USD" }
}
