import type { Found, Surroundings } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { readHedgesBefore } from "./hedges.ts"
import { readUnitAfter } from "./unit-after.ts"

/** Orders by the zeros of one of them. */
const ORDERS_BY_ZEROS: readonly (string | undefined)[] = [
  ...[undefined, undefined, "hundreds", "thousands", "tens-of-thousands", "hundreds-of-thousands", "millions"],
]

/** "100e", "1000e", "100te", "10.000e" at the token `at`: the order in digits; null where it is none. */
export function readDigitPlural({ tokens }: Scan, at: number): string | null {
  const digits = tokens[at]?.text ?? ""
  if (!/^10{0,2}(\.?000)*$/.test(digits) || !/^t?en?$/.test(tokens[at + 1]?.text ?? "")) return null
  return isJoined(tokens, at + 1) ? (ORDERS_BY_ZEROS[digits.replaceAll(".", "").length - 1] ?? null) : null
}

/** "1000e Menschen", "10.000e Euro". */
export function readDigitOrder(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const order = readDigitPlural(scan, at)
  if (order === null) return null
  const { start } = readHedgesBefore(scan, at, from)
  if (start < at) return { start, end: at + 2, kind: "unread", reason: "a hedge on so rough a word says no number" }
  const unit = readUnitAfter(scan, at + 2, null, known)
  if (unit !== null && "reason" in unit) return { start: at, end: unit.end, kind: "unread", reason: unit.reason }
  const end = Math.max(at + 2, unit?.end ?? 0)
  return { start: at, end, kind: "figure", meaning: { hedge: "order", order }, unit: unit?.code ?? null }
}
