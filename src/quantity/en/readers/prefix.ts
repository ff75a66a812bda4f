import type { Surroundings } from "../../scan/language.ts"
import { matchBefore } from "../../scan/phrases.ts"
import { type MoneyBefore, type MoneyWords, readMoneyBefore } from "../../scan/readers/money-signs.ts"
import { type Prefix, readSign } from "../../scan/readers/signs.ts"
import { skipHyphen, type UnitMatch } from "../../scan/readers/units.ts"
import { isCapital, isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { DOLLAR_COUNTRIES, WORDLIKE_CODES } from "../currency-names.ts"
import { INDIAN_SCALES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { SIGN_WORDS, UNIT_PHRASES } from "../unit-index.ts"
import { settle } from "./units.ts"

/** `isBracketed`: "$(1.2bn)", where an accountant's bracket means minus, and must be closed. */
export type EnglishPrefix = Prefix<UnitMatch> & { readonly isBracketed: boolean }

/** The sign, the bracket and the currency before the number at the token `at`, back to `from`. */
export function readPrefix(scan: Scan, at: number, from: number, known: Surroundings): EnglishPrefix {
  const inner = readSign(SIGN_WORDS, scan, at, from)
  const bracket = readBracket(scan, inner.start, from)
  const currency = readCurrency(scan, bracket ?? inner.start, from, known)
  if (currency === null) return { ...inner, currency: null, isBracketed: false }
  const outer = readSign(SIGN_WORDS, scan, currency.start, from)
  return {
    start: outer.start,
    isNegative: inner.isNegative || outer.isNegative || bracket !== null,
    currency: currency.unit,
    isBracketed: bracket !== null,
  }
}

function readBracket(scan: Scan, at: number, from: number): number | null {
  return at - 1 > from && scan.tokens[at - 1]?.text === "(" && isJoined(scan.tokens, at) ? at - 1 : null
}

const WORDS: MoneyWords = Object.freeze({ wordlike: WORDLIKE_CODES, isScaled })

/** "5 million", "18bn", "18m", "16,189-crore". */
function isScaled({ tokens }: Scan, at: number): boolean {
  const text = tokens[skipHyphen(tokens, at + 1)]?.text ?? ""
  return SCALES.has(text) || SHORT_SCALES.has(text) || (/^[kmbt]$/.test(text) && isJoined(tokens, at + 1))
}

/** Whether money stands before the number at the token `at`, so that letters there are no name. */
export function isAfterMoney(scan: Scan, at: number): boolean {
  return readCurrency(scan, at, 0, NOTHING_KNOWN) !== null
}

const NOTHING_KNOWN: Surroundings = Object.freeze({ unit: null })

function readCurrency(scan: Scan, at: number, from: number, known: Surroundings): MoneyBefore | null {
  return (
    readTransliterated(scan, at, from) ??
    readMoneyBefore(WORDS, scan, at, from) ??
    readCountry(scan, at, from) ??
    readCurrencyName(scan, at, from, known)
  )
}

/** Feeds that know only ASCII write "PS21,700" for pounds and "Y=5,182" for yen. "PS5" is a console. */
function readTransliterated(scan: Scan, at: number, from: number): MoneyBefore | null {
  const [sign, before, number] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at]]
  if (at <= from || before === undefined || number === undefined) return null
  if (number.text.length < 3 || !isJoined(scan.tokens, at)) return null
  if (writtenForm(scan, before) === "PS") return { start: at - 1, unit: { end: at, code: "GBP", isCents: false } }
  const isYen = before.text === "=" && sign !== undefined && at - 2 >= from && writtenForm(scan, sign) === "Y"
  return isYen && isJoined(scan.tokens, at - 1)
    ? { start: at - 2, unit: { end: at, code: "JPY", isCents: false } }
    : null
}

/** "Canadian $5m", "Hong Kong $5m". */
function readCountry(scan: Scan, at: number, from: number): MoneyBefore | null {
  if (scan.tokens[at - 1]?.text !== "$") return null
  const country = matchCountry(scan, at - 1)
  return country === null || country.start < from
    ? null
    : { start: country.start, unit: { end: at, code: country.code, isCents: false } }
}

/** A country whose dollars are meant, that ends before the token `end`. */
function matchCountry(scan: Scan, end: number): { readonly start: number; readonly code: string } | null {
  const [first, last] = [scan.tokens[end - 2], scan.tokens[end - 1]]
  if (last === undefined || !isCapital(scan, last)) return null
  const two = DOLLAR_COUNTRIES.get(`${first?.text} ${last.text}`)
  if (two !== undefined) return { start: end - 2, code: two }
  const code = DOLLAR_COUNTRIES.get(last.text)
  return code === undefined ? null : { start: end - 1, code }
}

/** Which dollars, said behind them: "$5m (Canadian)", "$5m Australian." The token `end` is the first that is left. */
export function readCountryAfter(scan: Scan, at: number): { readonly end: number; readonly code: string } | null {
  const isOpen = scan.tokens[at]?.text === "("
  for (const last of isOpen ? [at + 2, at + 3] : [at + 1, at + 2]) {
    const country = matchCountry(scan, last)
    const next = scan.tokens[last]
    const isClosed = isOpen ? next?.text === ")" : next === undefined || /^[.,;:)]$/.test(next.text)
    if (country?.start === (isOpen ? at + 1 : at) && isClosed)
      return { end: isOpen ? last + 1 : last, code: country.code }
  }
  return null
}

/** Names of money that stand before their number: signs, and a few words. */
const BEFORE_NUMBER = /^(\p{Sc}|rs|rs\.|rmb|rm|kr|zł)$/iu

function readCurrencyName(scan: Scan, at: number, from: number, known: Surroundings): MoneyBefore | null {
  const name = matchBefore(UNIT_PHRASES, scan.tokens, at, from)
  if (name === null || !BEFORE_NUMBER.test(name.value.name)) return null
  const isIndian = name.value.codes.includes("INR") && isIndianNumber(scan, at)
  if (isIndian) return { start: name.start, unit: { end: at, code: "INR", isCents: false } }
  const unit = settle(name.value, at, null, null, known)
  return { start: name.start, unit: "reason" in unit ? { end: at, reason: unit.reason } : unit }
}

/** In lakhs or crores, or grouped as they are: "Rs 500 crore", "Rs 1,25,000". */
function isIndianNumber({ tokens }: Scan, at: number): boolean {
  const next = skipHyphen(tokens, at + 1)
  const words = [tokens[next]?.text ?? "", tokens[next + 1]?.text ?? ""]
  return /^\d{1,2}(,\d{2})+,\d{3}/.test(tokens[at]?.text ?? "") || words.some((word) => INDIAN_SCALES.has(word))
}
