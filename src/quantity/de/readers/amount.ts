import { exact, ONE } from "../../numbers/exact.ts"
import type { AmountMatch } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import type { NumeralFound } from "../../scan/readers/digits.ts"
import { type Prefix, signNumeral } from "../../scan/readers/signs.ts"
import { explainThousands } from "../../scan/readers/thousands.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { ONE_WORDS } from "../number-words.ts"
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
  const amount = assemble(number, prefix, readUnitAfter(scan, number.end, number.numeral, known, prefix.currency))
  if ("reason" in amount) return amount
  const isCount = known.inProse === true || scan.tokens[amount.end]?.kind === "word"
  const reason = explainThousands(amount.numeral, amount.unit, isCount)
  return reason === null ? amount : { start: amount.start, end: amount.end, reason }
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
  return { start: prefix.start, end, numeral, unit: after?.code ?? prefix.currency, isBare }
}
