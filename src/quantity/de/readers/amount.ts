import { exact, ONE, powerOfTen } from "../../numbers/exact.ts"
import type { AmountFound, AmountMatch } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import { countFromZero } from "../../scan/readers/below-zero.ts"
import type { NumeralFound } from "../../scan/readers/digits.ts"
import { readScaledMoney } from "../../scan/readers/scaled-money.ts"
import { type Prefix, signNumeral } from "../../scan/readers/signs.ts"
import { explainThousands } from "../../scan/readers/thousands.ts"
import { joinSmallerUnit, type TwoUnitWords } from "../../scan/readers/two-units.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { isNumberWord } from "../compound.ts"
import { BELOW_HUNDRED, MONEY_SCALES, ONE_WORDS, WITH_HALF } from "../number-words.ts"
import { ZERO_PHRASES } from "../unit-index.ts"
import { readNumber } from "./number.ts"
import { readPartOfUnit } from "./parts.ts"
import { readPrefix } from "./prefix.ts"
import { readUnitAfter } from "./unit-after.ts"
import { readUnit } from "./units.ts"

/**
 * The number at the token `at` with its sign, currency and units; null where no number begins there. What may be a
 * number and is not understood has its `reason`.
 */
export function readAmount(scan: Scan, at: number, from: number, known: Surroundings): AmountMatch | null {
  const amount = readOneAmount(scan, at, from, known)
  return amount === null || "reason" in amount ? amount : joinSmallerUnit(TWO_UNITS, scan, amount, known)
}

const TWO_UNITS: TwoUnitWords = Object.freeze({
  and: "und",
  numbers: BELOW_HUNDRED,
  halves: new Map<string, string>(),
  afterHalf: new Set<string>(),
  readAmount: readOneAmount,
})

function readOneAmount(scan: Scan, at: number, from: number, known: Surroundings): AmountMatch | null {
  const part = readPartOfUnit(scan, at)
  if (part !== null) return { start: at, isBare: false, ...part }
  const number = readNumber(scan.tokens, at) ?? readOneOfUnit(scan, at, known)
  if (number === null) return null
  const prefix = readPrefix(scan, at, from)
  if ("reason" in number) return { start: prefix.start, end: number.end, reason: number.reason }
  const amount = readWithUnit(scan, readThousands(scan, number), prefix, known)
  if ("reason" in amount) return amount
  const isCount = known.inProse === true || scan.tokens[amount.end]?.kind === "word"
  const reason = explainThousands(amount.numeral, amount.unit, isCount)
  return reason === null ? countDegrees(scan, amount) : { start: amount.start, end: amount.end, reason }
}

/** "10k Follower": the letter right behind digits, as social media write it. */
function readThousands(scan: Scan, number: NumeralFound): NumeralFound {
  const letter = scan.tokens[number.end]
  if (letter?.text !== "k" || writtenForm(scan, letter) !== "k" || !isJoined(scan.tokens, number.end)) return number
  const isOther = isJoined(scan.tokens, number.end + 1) && /^[€$£-]$/.test(scan.tokens[number.end + 1]?.text ?? "")
  if (isOther || scan.tokens[number.end - 1]?.kind !== "number") return number
  return { end: number.end + 1, numeral: { ...number.numeral, scale: powerOfTen(3) }, isPlain: false }
}

/** "18 Grad unter null", "18 Grad minus"; but "20 Grad plus 5 Grad" is a sum. */
function countDegrees(scan: Scan, amount: AmountFound): AmountMatch {
  if (amount.unit !== "Cel" && amount.unit !== "[degF]") return amount
  const [word, next] = [scan.tokens[amount.end]?.text ?? "", scan.tokens[amount.end + 1]]
  if (/^(plus|minus)$/.test(word) && next !== undefined && next.kind !== "mark") return amount
  return countFromZero(ZERO_PHRASES, scan, amount)
}

/** The unit, also in one word with a scale, and behind a plus or the dash for no cents: "15 TEUR", "60+ km", "9,- Euro". */
function readWithUnit(scan: Scan, number: NumeralFound, prefix: Prefix<UnitMatch>, known: Surroundings): AmountMatch {
  const { currency } = prefix
  const code = currency !== null && "code" in currency ? currency.code : null
  const scaled = readScaledMoney(MONEY_SCALES, scan, number.numeral, number.end)
  if (scaled !== null) return assemble({ ...number, numeral: scaled.numeral }, prefix, scaled.unit)
  const plus = endOfPlus(scan, number.end)
  const behind = plus === number.end ? null : readUnitAfter(scan, plus, number.numeral, known, code)
  if (behind !== null) return assemble({ ...number, isOpen: true }, prefix, behind)
  const dash = endOfDash(scan, number.end)
  const after = readUnitAfter(scan, dash, number.numeral, known, code)
  if (dash === number.end || code !== null || isMoney(after)) return assemble({ ...number, end: dash }, prefix, after)
  return assemble(number, prefix, readUnitAfter(scan, number.end, number.numeral, known, code))
}

function isMoney(unit: UnitMatch | null): boolean {
  return unit !== null && "code" in unit && (findUnit(unit.code)?.dimension.startsWith("money") ?? false)
}

function endOfPlus({ tokens }: Scan, at: number): number {
  return tokens[at]?.text === "+" && isJoined(tokens, at) && tokens[at + 1]?.kind !== "number" ? at + 1 : at
}

/** ",–" or ".-" behind digits, where cents would stand. */
function endOfDash({ tokens }: Scan, at: number): number {
  const [mark, dash] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? ""]
  const isDash = /^[.,]$/.test(mark) && /^[-–—]$/.test(dash) && isJoined(tokens, at) && isJoined(tokens, at + 1)
  return isDash && !(isJoined(tokens, at + 2) && tokens[at + 2]?.kind !== "mark") ? at + 2 : at
}

/** "ein Prozent", "einen Kilometer", "eine Tonne" are one of it; "ein Tag" and "ein Jahr" mostly are just some day. */
function readOneOfUnit(scan: Scan, at: number, known: Surroundings) {
  if (!ONE_WORDS.has(scan.tokens[at]?.text ?? "")) return null
  const one = { end: at + 1, numeral: { mantissa: exact(1), places: 0, scale: ONE }, isPlain: false }
  if (startsRange(scan, at + 1)) return one
  if (scan.tokens[at + 1]?.kind !== "word") return null
  const unit = readUnit(scan, at + 1, null, known)
  if (unit === null || "reason" in unit || findUnit(unit.code)?.dimension === "time") return null
  return one
}

/** "ein bis zwei Millionen", "ein- bis zweihundert", "eine oder zwei": a number in words shows that "ein" is one as well. */
function startsRange({ tokens }: Scan, at: number): boolean {
  const joiner = tokens[at]?.text === "-" && isJoined(tokens, at) ? at + 1 : at
  const next = tokens[joiner + 1]?.text ?? ""
  return /^(bis|oder)$/.test(tokens[joiner]?.text ?? "") && (isNumberWord(next) || WITH_HALF.has(next))
}

function assemble(number: NumeralFound, prefix: Prefix<UnitMatch>, after: UnitMatch | null): AmountMatch {
  const unit = after ?? prefix.currency
  const end = Math.max(number.end, after?.end ?? 0)
  const refused = [prefix.currency, after].find((one) => one !== null && "reason" in one)
  if (refused && "reason" in refused) return { start: prefix.start, end, reason: refused.reason }
  const code = unit !== null && "code" in unit ? unit.code : null
  const numeral = signNumeral(number.numeral, prefix.isNegative, after !== null && "code" in after ? after : null)
  const isBare = number.isPlain && unit === null && !prefix.isNegative
  return { start: prefix.start, end, numeral, unit: code, isBare, isOpen: number.isOpen }
}
