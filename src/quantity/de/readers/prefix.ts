import { type MoneyBefore, type MoneyWords, readMoneyBefore } from "../../scan/readers/money-signs.ts"
import { type Prefix, readSign } from "../../scan/readers/signs.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { MONEY_PREFIXES, MONEY_WORDS, OPEN_MONEY, SIGN_WORDS, WORDLIKE_CODES } from "../unit-index.ts"
import { readDigits } from "./digits.ts"
import { readScale } from "./words.ts"

/** The sign and the currency before the number at the token `at`, back to `from`. */
export function readPrefix(scan: Scan, at: number, from: number): Prefix<UnitMatch> {
  const inner = readSign(SIGN_WORDS, scan, at, from)
  const currency = readCurrency(scan, inner.start, from)
  if (currency === null) return { ...inner, currency: null }
  const outer = readSign(SIGN_WORDS, scan, currency.start, from)
  return { start: outer.start, isNegative: inner.isNegative || outer.isNegative, currency: currency.unit }
}

const WORDS: MoneyWords = Object.freeze({ wordlike: WORDLIKE_CODES, isScaled })

function isScaled({ tokens }: Scan, at: number): boolean {
  const digits = readDigits(tokens, at)
  return digits !== null && "numeral" in digits && readScale(tokens, digits.end) !== null
}

/** "€ 5", "EUR 5", "A$5", "US$5", "$5", "Fr. 5", "Euro 5". */
function readCurrency(scan: Scan, at: number, from: number): MoneyBefore | null {
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return null
  const code = before.text === "$" ? "USD" : MONEY_PREFIXES.get(before.text)
  const signed = readMoneyBefore(WORDS, scan, at, from) ?? readWord(scan, at, from)
  if (signed !== null || code === undefined) return signed
  return { start: at - 1, unit: { end: at, code, isCents: false } }
}

/** "Fr. 500", "kostet Euro 500"; but "der Euro 6" is a name, and "seit dem Euro 20 Länder" two things. */
function readWord(scan: Scan, at: number, from: number): MoneyBefore | null {
  const { tokens } = scan
  const isShort = tokens[at - 1]?.text === "." && isJoined(tokens, at - 1)
  const start = isShort ? at - 2 : at - 1
  const code = start < from ? undefined : MONEY_WORDS.get(`${tokens[start]?.text ?? ""}${isShort ? "." : ""}`)
  if (tokens[at]?.kind !== "number") return null
  const open = start < from ? null : readOpen(scan, start, at)
  if (code === undefined || open !== null) return open
  const before = tokens[start - 1]
  if (before?.kind === "number" || ARTICLES.has(before?.text ?? "")) return null
  return { start, unit: { end: at, code, isCents: false } }
}

/** "Rs 500", "kr 500" */
function readOpen(scan: Scan, start: number, at: number): MoneyBefore | null {
  const token = scan.tokens[start]
  const written = token === undefined ? "" : writtenForm(scan, token)
  if (!OPEN_MONEY.has(written)) return null
  return { start, unit: { end: at, reason: `"${written}" can be money of several countries; say which` } }
}

const ARTICLES: ReadonlySet<string> = new Set(
  "der dem den des die das ein einen einem kein keine zum vom im zur norm abgasnorm klasse".split(" "),
)
