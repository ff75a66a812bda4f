import { type MoneyWords, readMoneyBefore } from "../../scan/readers/money-signs.ts"
import { type Prefix, readSign, type SignWords } from "../../scan/readers/signs.ts"
import type { Scan } from "../../scan/tokenize.ts"
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

const WORDS: MoneyWords = Object.freeze({ wordlike: new Set<string>(), isScaled: () => false })

/** "€ 5", "EUR 5", "A$5", "US$5", "$5". */
function readCurrency(scan: Scan, at: number, from: number): { start: number; code: string } | null {
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return null
  const signed = readMoneyBefore(WORDS, scan, at, from)
  if (signed !== null && "code" in signed.unit) return { start: signed.start, code: signed.unit.code }
  const code = before.text === "$" ? "USD" : MONEY_PREFIXES.get(before.text)
  return code === undefined ? null : { start: at - 1, code }
}
