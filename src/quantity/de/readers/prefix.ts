import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES } from "../../scan/unit-phrases.ts"
import { MONEY_PREFIXES } from "../unit-index.ts"

/** What stands before a numeral, from the token `start`: its sign and its currency. */
export type Prefix = { readonly start: number; readonly isNegative: boolean; readonly currency: string | null }

const SIGNS: ReadonlySet<string> = new Set(["-", "−", "–"])

export function readPrefix(scan: Scan, at: number, from: number): Prefix {
  const inner = readSign(scan, at, from)
  const currency = readCurrency(scan, inner.start, from)
  if (currency === null) return { ...inner, currency: null }
  const outer = readSign(scan, currency.start, from)
  return { start: outer.start, isNegative: inner.isNegative || outer.isNegative, currency: currency.code }
}

/** A sign is joined to what follows and not to what stands before: "−3", but not "F-16" and not "10 - 12". */
function readSign(scan: Scan, at: number, from: number): { start: number; isNegative: boolean } {
  const none = { start: at, isNegative: false }
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return none
  if (before.text === "minus") return { start: at - 1, isNegative: true }
  if (!isJoined(scan.tokens, at) || !isFreeBefore(scan, at - 1)) return none
  if (before.text === "+") return { start: at - 1, isNegative: false }
  return SIGNS.has(before.text) && !isDashInText(scan, at - 1) ? { start: at - 1, isNegative: true } : none
}

function isFreeBefore(scan: Scan, sign: number): boolean {
  return !isJoined(scan.tokens, sign) || scan.tokens[sign - 1]?.kind === "mark"
}

/** An en dash after a word interrupts the sentence. */
function isDashInText(scan: Scan, at: number): boolean {
  return scan.tokens[at]?.text === "–" && scan.tokens[at - 1]?.kind === "word"
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
