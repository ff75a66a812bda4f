import type { Surroundings } from "../../scan/language.ts"
import { matchBefore } from "../../scan/phrases.ts"
import { type Prefix, readSign } from "../../scan/readers/signs.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES } from "../../scan/unit-phrases.ts"
import { DOLLAR_PREFIXES, WORDLIKE_CODES } from "../currency-names.ts"
import { MINUS_WORDS, UNIT_PHRASES } from "../unit-index.ts"
import { settle } from "./units.ts"

/** `isBracketed`: "$(1.2bn)", where an accountant's bracket means minus, and must be closed. */
export type EnglishPrefix = Prefix<UnitMatch> & { readonly isBracketed: boolean }

/** The sign, the bracket and the currency before the number at the token `at`, back to `from`. */
export function readPrefix(scan: Scan, at: number, from: number, known: Surroundings): EnglishPrefix {
  const inner = readSign(MINUS_WORDS, scan, at, from)
  const bracket = readBracket(scan, inner.start, from)
  const currency = readCurrency(scan, bracket ?? inner.start, from, known)
  if (currency === null) return { ...inner, currency: null, isBracketed: false }
  const outer = readSign(MINUS_WORDS, scan, currency.start, from)
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

function readCurrency(
  scan: Scan,
  at: number,
  from: number,
  known: Surroundings,
): { start: number; unit: UnitMatch } | null {
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return null
  const written = writtenForm(scan, before)
  if (CURRENCY_CODES.has(written) && !WORDLIKE_CODES.has(written)) {
    return { start: at - 1, unit: { end: at, code: written, isCents: false } }
  }
  return readTransliterated(scan, at, from) ?? readDollar(scan, at, from) ?? readCurrencyName(scan, at, from, known)
}

/** Feeds that know only ASCII write "PS21,700" for pounds and "Y=5,182" for yen. "PS5" is a console. */
function readTransliterated(scan: Scan, at: number, from: number): { start: number; unit: UnitMatch } | null {
  const [sign, before, number] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at]]
  if (before === undefined || number === undefined || number.text.length < 3 || !isJoined(scan.tokens, at)) return null
  if (writtenForm(scan, before) === "PS") return { start: at - 1, unit: { end: at, code: "GBP", isCents: false } }
  const isYen = before.text === "=" && sign !== undefined && at - 2 >= from && writtenForm(scan, sign) === "Y"
  return isYen && isJoined(scan.tokens, at - 1)
    ? { start: at - 2, unit: { end: at, code: "JPY", isCents: false } }
    : null
}

/** Also "HK $216", but "A $5 coffee" begins with an article. */
const SPACED_PREFIX = /^(US|HK|NZ|AU|CA|NT|SG|S)$/

/** "US$", "A$", "HK$". */
function readDollar(scan: Scan, at: number, from: number): { start: number; unit: UnitMatch } | null {
  const country = at - 2 < from ? undefined : scan.tokens[at - 2]
  if (country === undefined || scan.tokens[at - 1]?.text !== "$") return null
  if (!isJoined(scan.tokens, at - 1) && !SPACED_PREFIX.test(writtenForm(scan, country))) return null
  const code = DOLLAR_PREFIXES.get(country.text)
  return code === undefined ? null : { start: at - 2, unit: { end: at, code, isCents: false } }
}

/** Names of money that stand before their number: signs, and a few words. */
const BEFORE_NUMBER = /^(\p{Sc}|rs|rs\.|rmb|rm|kr|zł)$/iu

function readCurrencyName(
  scan: Scan,
  at: number,
  from: number,
  known: Surroundings,
): { start: number; unit: UnitMatch } | null {
  const name = matchBefore(UNIT_PHRASES, scan.tokens, at, from)
  if (name === null || !BEFORE_NUMBER.test(name.value.name)) return null
  return { start: name.start, unit: settle(name.value, at, null, null, known) }
}
