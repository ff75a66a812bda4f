import { exact, ONE } from "../../numbers/exact.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { assemblePoint } from "../../scan/readers/figures.ts"
import { asPercent, isShare } from "../../scan/readers/shares.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { ONE_WORDS, TEMPERS } from "../number-words.ts"
import { readAmount } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore } from "./hedges.ts"
import { readUnit } from "./units.ts"

/** Tokens behind the adjective that belong to its number at most. */
const LONGEST = 12

/** "eine gute Million", "ein knappes Drittel", "eine gute Stunde": the adjective hedges what there is one of. */
export function readTempered(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const [one, adjective] = [scan.tokens[at], scan.tokens[at + 1]]
  const hedge = TEMPERS.get(adjective?.text ?? "")
  if (one === undefined || hedge === undefined || !ONE_WORDS.has(one.text)) return null
  const plain = { ...scan, tokens: [one, ...scan.tokens.slice(at + 2, at + 2 + LONGEST)] }
  const amount = readAmount(plain, 0, 0, known) ?? readOneOf(plain, known)
  if (amount === null || "reason" in amount) return null
  const moved = { ...amount, start: at, end: amount.end + at + 1 }
  const { start, words } = readHedgesBefore(scan, at, from)
  const share = isShare(moved) ? asPercent(moved) : moved
  return assemblePoint({ start, end: moved.end }, share, [hedge, ...words], readHedgeAfter(scan, moved.end))
}

/** "eine gute Stunde": with the adjective a span of time is one, and not just some hour. */
function readOneOf(scan: Scan, known: Surroundings): AmountFound | null {
  const unit = readUnit(scan, 1, null, known)
  if (unit === null || "reason" in unit) return null
  const numeral = { mantissa: exact(1), places: 0, scale: ONE }
  return { start: 0, end: unit.end, numeral, unit: unit.code, isBare: false }
}
