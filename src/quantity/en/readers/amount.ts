import type { Numeral } from "../../numbers/numeral.ts"
import type { AmountMatch } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import { signNumeral } from "../../scan/readers/signs.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { METRE_WORDS } from "../unit-index.ts"
import { readNumber } from "./number.ts"
import { type EnglishPrefix, readPrefix } from "./prefix.ts"
import { joinSmallerUnit } from "./two-units.ts"
import { readUnitAfter } from "./units.ts"

/**
 * The number at the token `at` with its sign, currency and units; null where no number begins there. What may be a
 * number and is not understood has its `reason`. `joinsAnd` false leaves "and" to a range.
 */
export function readAmount(
  scan: Scan,
  at: number,
  from: number,
  known: Surroundings,
  joinsAnd = true,
): AmountMatch | null {
  const amount = readOneAmount(scan, at, from, known, joinsAnd)
  if (amount === null || "reason" in amount) return amount
  return joinSmallerUnit(scan, amount, readOneAmount, known)
}

function readOneAmount(scan: Scan, at: number, from: number, known: Surroundings, joinsAnd = true): AmountMatch | null {
  const prefix = readPrefix(scan, at, from, known)
  const number = readNumber(scan.tokens, at, {
    joinsAnd,
    letterScales: (letter, next) => isScaleLetter(scan, letter, next, prefix, known),
  })
  if (number === null) return null
  if ("reason" in number) return { start: prefix.start, end: number.end, reason: number.reason }
  const closed = prefix.isBracketed ? endOfBracket(scan, number.end) : number.end
  const end = prefix.currency === null ? closed : skipCountry(scan, closed)
  const currency = prefix.currency !== null && "code" in prefix.currency ? prefix.currency.code : null
  const unit = readUnitAfter(scan, end, number.numeral, known, currency)
  return assemble({ ...number, end }, prefix, unit, known)
}

/** The bracket of "$(1.2bn)" or "$(1.2)bn". */
function endOfBracket(scan: Scan, end: number): number {
  return scan.tokens[end]?.text === ")" ? end + 1 : end
}

/** "$500 US", "$75 U.S. per barrel": which dollars, said after them. */
function skipCountry(scan: Scan, at: number): number {
  const [token, dot, letter, last] = scan.tokens.slice(at, at + 4)
  if (token === undefined || !isCapital(scan, token)) return at
  if (token.text === "us") return at + 1
  return token.text === "u" && dot?.text === "." && letter?.text === "s" ? at + (last?.text === "." ? 4 : 3) : at
}

function assemble(
  number: { numeral: Numeral; end: number; isPlain: boolean },
  prefix: EnglishPrefix,
  after: UnitMatch | null,
  known: Surroundings,
): AmountMatch {
  const unit = prefix.currency === null ? after : afterCurrency(prefix.currency, after)
  const end = Math.max(number.end, unit?.end ?? 0)
  if (unit !== null && "reason" in unit) return leaveUnsettled(number, prefix, unit, known)
  const numeral = signNumeral(number.numeral, prefix.isNegative, unit?.isCents ?? false)
  const isBare = number.isPlain && unit === null && !prefix.isNegative && numeral.places === 0
  return { start: prefix.start, end, numeral, unit: unit?.code ?? null, isBare }
}

/** In prose the figure stands, and counts what the name says: "20 degrees". */
function leaveUnsettled(
  number: { numeral: Numeral; end: number },
  prefix: EnglishPrefix,
  { end, name, reason }: Extract<UnitMatch, { reason: string }>,
  { inProse }: Surroundings,
): AmountMatch {
  const span = { start: prefix.start, end: Math.max(number.end, end) }
  if (!inProse || name === undefined) return { ...span, reason }
  const numeral = signNumeral(number.numeral, prefix.isNegative, false)
  return { ...span, numeral, unit: null, isBare: false, unsettled: { name, reason } }
}

/** "$5 a barrel" goes on from the currency; "$5 million USD" and "$12 billion dollars" say it twice. */
function afterCurrency(currency: UnitMatch, after: UnitMatch | null): UnitMatch {
  if ("reason" in currency || after === null || "reason" in after) return currency
  const isMoney = findUnit(after.code)?.dimension.startsWith("money") ?? false
  return isMoney && !after.isCents ? after : currency
}

/** "$4.8 M", in a capital and nothing else after it. */
function isApartScale(scan: Scan, at: number): boolean {
  const [token, next] = [scan.tokens[at], scan.tokens[at + 1]]
  return token !== undefined && isCapital(scan, token) && (next === undefined || next.start > token.end)
}

/** The 2 of "32m2". */
function isPower(scan: Scan, at: number): boolean {
  return /^[23]$/.test(scan.tokens[at]?.text ?? "") && isJoined(scan.tokens, at)
}

/** A single letter joined to digits: "12k" always, "12m" unless it is metres, "b" and "t" only of money. */
function isScaleLetter(scan: Scan, letter: string, next: number, prefix: EnglishPrefix, known: Surroundings): boolean {
  if (!isJoined(scan.tokens, next - 1)) return prefix.currency !== null && isApartScale(scan, next - 1)
  if (letter === "k" || prefix.currency !== null) return true
  if (letter !== "m" || isPower(scan, next)) return false
  if (known.unit?.dimension === "length") return false
  const at = scan.tokens[next]?.text === "-" && isJoined(scan.tokens, next) ? next + 1 : next
  return !METRE_WORDS.has(scan.tokens[at]?.text ?? "")
}
