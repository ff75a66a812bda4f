import { DOLLAR_SUFFIXES, MONEY_LETTERS, MONEY_LETTERS_OF_LARGE, SIGN_PREFIXES } from "../money-signs.ts"
import { isJoined, type Scan, writtenForm } from "../tokenize.ts"
import { CURRENCY_CODES } from "../unit-phrases.ts"
import type { UnitMatch } from "./units.ts"

/** Money that stands before a number, from the token `start`. */
export type MoneyBefore = { readonly start: number; readonly unit: UnitMatch }

/** What a language knows of the number at a token. */
export type MoneyWords = {
  /** Codes that are words or names when they stand before a number. */
  readonly wordlike: ReadonlySet<string>
  /** Whether a scale follows the number: "5 million", "18bn". */
  readonly isScaled: (scan: Scan, at: number) => boolean
}

/** "USD", "AUD $", "US$", "$US", "CN¥", "NIS", "R" before the number at the token `at`, back to `from`; not a bare sign. */
export function readMoneyBefore(words: MoneyWords, scan: Scan, at: number, from: number): MoneyBefore | null {
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return null
  if (before.kind === "mark") return readBeforeSign(scan, at, from) ?? readDotted(scan, at, from)
  const written = writtenForm(scan, before)
  if (CURRENCY_CODES.has(written) && !words.wordlike.has(written)) return money(at - 1, at, written)
  if (isBehindDollar(scan, at, from)) return money(at - 2, at, readDollars(before.text))
  const code = MONEY_LETTERS.get(written)
  return code === undefined ? readLetters(words, scan, at, written) : money(at - 1, at, code)
}

function money(start: number, end: number, code: string | undefined): MoneyBefore | null {
  return code === undefined ? null : { start, unit: { end, code, isCents: false } }
}

function readDollars(prefix: string): string | undefined {
  return SIGN_PREFIXES.$?.get(prefix)
}

/** "$US40 million", "$A 5m". */
function isBehindDollar({ tokens }: Scan, at: number, from: number): boolean {
  const isDollar = at - 2 >= from && tokens[at - 2]?.text === "$" && isJoined(tokens, at - 1)
  return isDollar && DOLLAR_SUFFIXES.has(tokens[at - 1]?.text ?? "")
}

/** "Tk. 500". */
function readDotted(scan: Scan, at: number, from: number): MoneyBefore | null {
  const word = at - 2 >= from && scan.tokens[at - 1]?.text === "." ? scan.tokens[at - 2] : undefined
  if (word === undefined || !isJoined(scan.tokens, at - 1)) return null
  return money(at - 2, at, MONEY_LETTERS.get(writtenForm(scan, word)))
}

/** "A$", "CN¥", "AUD $", "TT$"; letters that are not known make it no dollar of the United States. */
function readBeforeSign(scan: Scan, at: number, from: number): MoneyBefore | null {
  const [letters, sign] = [at - 2 >= from ? scan.tokens[at - 2] : undefined, scan.tokens[at - 1]]
  const codes = SIGN_PREFIXES[sign?.text ?? ""]
  if (letters?.kind !== "word" || codes === undefined) return null
  const written = writtenForm(scan, letters)
  if (CURRENCY_CODES.has(written)) return money(at - 2, at, written)
  if (!isJoined(scan.tokens, at - 1)) {
    return SPACED_PREFIX.test(written) ? money(at - 2, at, codes.get(letters.text)) : null
  }
  const code = codes.get(letters.text)
  if (code !== undefined) return money(at - 2, at, code)
  return UNKNOWN_LETTERS.test(written) ? unknown(at - 2, at, `${written}${sign?.text}`) : null
}

/** Also "HK $216", but "A $5 coffee" begins with an article. */
const SPACED_PREFIX = /^(US|HK|NZ|AU|CA|NT|SG|S)$/
const UNKNOWN_LETTERS = /^[A-Z][A-Za-z]{0,2}$/
const UNKNOWN_CODE = /^(?!RS$|KR$)[A-Z]{1,3}$/

/** "R18bn", "N40,000", "LE 5 million"; "K300 million" is money that could be of several countries. */
function readLetters(words: MoneyWords, scan: Scan, at: number, written: string): MoneyBefore | null {
  const number = scan.tokens[at]
  const isTied = isJoined(scan.tokens, at)
  if (isTied && isCodeInSmallLetters(words, written)) return unknown(at - 1, at, written)
  if (number?.kind !== "number" || !UNKNOWN_CODE.test(written)) return null
  const isScaled = words.isScaled(scan, at)
  const code = MONEY_LETTERS_OF_LARGE.get(written)
  if (code !== undefined)
    return isScaled || (isTied && /^\d{1,3}(,\d{3})+/.test(number.text)) ? money(at - 1, at, code) : null
  return isTied && isScaled ? unknown(at - 1, at, written) : null
}

/** "usd5m" */
function isCodeInSmallLetters({ wordlike }: MoneyWords, written: string): boolean {
  const code = written.toUpperCase()
  return CURRENCY_CODES.has(code) && !wordlike.has(code)
}

function unknown(start: number, end: number, name: string): MoneyBefore {
  return { start, unit: { end, reason: `"${name}" before a number may be money, and is no sign that is known` } }
}
