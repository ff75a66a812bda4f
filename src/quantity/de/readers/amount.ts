import { exact, ONE, powerOfTen } from "../../numbers/exact.ts"
import { type Numeral, negate } from "../../numbers/numeral.ts"
import type { AmountMatch } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { ONE_WORDS } from "../number-words.ts"
import { readNumber } from "./number.ts"
import { type Prefix, readPrefix } from "./prefix.ts"
import { readUnit, readUnitAfter, type UnitMatch } from "./units.ts"

const CENT = powerOfTen(-2)

export function readAmount(scan: Scan, at: number, from: number, known: Surroundings): AmountMatch | null {
  const number = readNumber(scan.tokens, at) ?? readOneOfUnit(scan, at, known)
  if (number === null) return null
  const prefix = readPrefix(scan, at, from)
  if ("reason" in number) return { start: prefix.start, end: number.end, reason: number.reason }
  return assemble(number, prefix, readUnitAfter(scan, number.end, number.numeral, known, prefix.currency))
}

/** "ein Prozent", "einen Kilometer", "eine Tonne" are one of it; "ein Tag" and "ein Jahr" mostly are just some day. */
function readOneOfUnit(scan: Scan, at: number, known: Surroundings) {
  if (!ONE_WORDS.has(scan.tokens[at]?.text ?? "") || scan.tokens[at + 1]?.kind !== "word") return null
  const unit = readUnit(scan, at + 1, null, known)
  if (unit === null || "reason" in unit || findUnit(unit.code)?.dimension === "time") return null
  return { end: at + 1, numeral: { mantissa: exact(1), places: 0, scale: ONE }, isPlain: false }
}

function assemble(
  number: { numeral: Numeral; end: number; isPlain: boolean },
  prefix: Prefix,
  after: UnitMatch | null,
): AmountMatch {
  const end = Math.max(number.end, after?.end ?? 0)
  if (after !== null && "reason" in after) return { start: prefix.start, end, reason: after.reason }
  const signed = prefix.isNegative ? negate(number.numeral) : number.numeral
  const numeral = after?.isCents ? { ...signed, scale: signed.scale.mul(CENT) } : signed
  const isBare = number.isPlain && after === null && prefix.currency === null && !prefix.isNegative
  return { start: prefix.start, end, numeral, unit: after?.code ?? prefix.currency, isBare }
}
