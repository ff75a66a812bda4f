import { type Exact, ONE } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import { isJoined, type Scan, writtenForm } from "../tokenize.ts"
import { CURRENCY_CODES } from "../unit-phrases.ts"
import type { UnitMatch } from "./units.ts"

/** A number in the scale that is written with its currency, and the currency. */
export type ScaledMoney = { readonly numeral: Numeral; readonly unit: Extract<UnitMatch, { code: string }> }

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["€", "EUR"],
  ["$", "USD"],
  ["£", "GBP"],
])

/** "20 MEUR", "15 TEUR", "45 k€", "20 M€": the letters that scale, by `scales`, and the currency in one. */
export function readScaledMoney(
  scales: ReadonlyMap<string, Exact>,
  scan: Scan,
  numeral: Numeral,
  at: number,
): ScaledMoney | null {
  const token = scan.tokens[at]
  if (token?.kind !== "word" || !numeral.scale.equals(ONE)) return null
  const written = writtenForm(scan, token)
  const isSigned = isJoined(scan.tokens, at + 1) && scan.tokens[at + 2]?.kind !== "number"
  const sign = isSigned ? SIGNS.get(scan.tokens[at + 1]?.text ?? "") : undefined
  const code = sign ?? written.slice(-CODE_LENGTH)
  const scale = scales.get(sign === undefined ? written.slice(0, -CODE_LENGTH) : written)
  if (scale === undefined || !CURRENCY_CODES.has(code)) return null
  const end = sign === undefined ? at + 1 : at + 2
  return { numeral: { ...numeral, scale }, unit: { end, code, isCents: false } }
}

const CODE_LENGTH = 3
