import { exact, ONE } from "../../numbers/exact.ts"
import type { AmountMatch } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import type { NumeralFound } from "../../scan/readers/digits.ts"
import { readScaledMoney } from "../../scan/readers/scaled-money.ts"
import { type Prefix, signNumeral } from "../../scan/readers/signs.ts"
import { explainThousands } from "../../scan/readers/thousands.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { MONEY_SCALES, ONE_WORDS } from "../number-words.ts"
import { readNumber } from "./number.ts"
import { readPrefix } from "./prefix.ts"
import { readUnit, readUnitAfter } from "./units.ts"

/**
 * The number at the token `at` with its sign, currency and unit; null where no number begins there. What may be a
 * number and is not understood has its `reason`.
 */
export function readAmount(scan: Scan, at: number, from: number, known: Surroundings): AmountMatch | null {
  const number = readNumber(scan.tokens, at) ?? readOneOfUnit(scan, at, known)
  if (number === null) return null
  const prefix = readPrefix(scan, at, from)
  if ("reason" in number) return { start: prefix.start, end: number.end, reason: number.reason }
  const amount = readWithUnit(scan, number, prefix, known)
  if ("reason" in amount) return amount
  const isCount = known.inProse === true || scan.tokens[amount.end]?.kind === "word"
  const reason = explainThousands(amount.numeral, amount.unit, isCount)
  return reason === null ? amount : { start: amount.start, end: amount.end, reason }
}

/** The unit, also in one word with a scale, and behind a plus: "15 TEUR", "60+ km". */
function readWithUnit(scan: Scan, number: NumeralFound, prefix: Prefix<string>, known: Surroundings): AmountMatch {
  const scaled = readScaledMoney(MONEY_SCALES, scan, number.numeral, number.end)
  if (scaled !== null) return assemble({ ...number, numeral: scaled.numeral }, prefix, scaled.unit)
  const plus = endOfPlus(scan, number.end)
  const behind = plus === number.end ? null : readUnitAfter(scan, plus, number.numeral, known, prefix.currency)
  if (behind !== null) return assemble({ ...number, isOpen: true }, prefix, behind)
  return assemble(number, prefix, readUnitAfter(scan, number.end, number.numeral, known, prefix.currency))
}

function endOfPlus({ tokens }: Scan, at: number): number {
  return tokens[at]?.text === "+" && isJoined(tokens, at) && tokens[at + 1]?.kind !== "number" ? at + 1 : at
}

/** "ein Prozent", "einen Kilometer", "eine Tonne" are one of it; "ein Tag" and "ein Jahr" mostly are just some day. */
function readOneOfUnit(scan: Scan, at: number, known: Surroundings) {
  if (!ONE_WORDS.has(scan.tokens[at]?.text ?? "") || scan.tokens[at + 1]?.kind !== "word") return null
  const unit = readUnit(scan, at + 1, null, known)
  if (unit === null || "reason" in unit || findUnit(unit.code)?.dimension === "time") return null
  return { end: at + 1, numeral: { mantissa: exact(1), places: 0, scale: ONE }, isPlain: false }
}

function assemble(number: NumeralFound, prefix: Prefix<string>, after: UnitMatch | null): AmountMatch {
  const end = Math.max(number.end, after?.end ?? 0)
  if (after !== null && "reason" in after) return { start: prefix.start, end, reason: after.reason }
  const numeral = signNumeral(number.numeral, prefix.isNegative, after)
  const isBare = number.isPlain && after === null && prefix.currency === null && !prefix.isNegative
  return { start: prefix.start, end, numeral, unit: after?.code ?? prefix.currency, isBare, isOpen: number.isOpen }
}
