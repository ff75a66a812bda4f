import type { Found, Surroundings } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { OF } from "../number-words.ts"
import { readHedgesBefore } from "./hedges.ts"
import { NO_NUMERAL } from "./orders.ts"
import { readPrefix } from "./prefix.ts"
import { readUnitAfter } from "./unit-after.ts"

/** Orders by the zeros of one of them. */
const ORDERS_BY_ZEROS = [
  ...["", "tens", "hundreds", "thousands", "tens-of-thousands", "hundreds-of-thousands", "millions"],
  ...["tens-of-millions", "hundreds-of-millions", "billions", "tens-of-billions", "hundreds-of-billions", "trillions"],
]

const ZEROS_OF_SCALES: Readonly<Record<string, number>> = Object.freeze({ thousands: 3, millions: 6, billions: 9 })

/** Without "of" behind them fewer digits are a decade, an age or seconds: "the 1000s", "in 10s". */
const LEAST_DIGITS = 5

/** "100,000s", "10s of thousands", "1000s of homes", "$100s of millions": an order in digits. */
export function readDigitOrder(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const digits = readPlural(scan, at)
  if (digits === null) return null
  const scale = digits.isOf ? (ZEROS_OF_SCALES[scan.tokens[digits.end + 1]?.text ?? ""] ?? 0) : 0
  const order = digits.zeros === null ? undefined : ORDERS_BY_ZEROS[digits.zeros + scale]
  const prefix = readPrefix(scan, at, from, known)
  const end = scale > 0 ? digits.end + 2 : digits.end
  if (order === undefined) return { start: prefix.start, end, kind: "unread", reason: NO_ORDER }
  const { start } = readHedgesBefore(scan, prefix.start, from)
  if (start < prefix.start) return { start, end, kind: "unread", reason: "a hedge on so rough a word says no number" }
  const unit = readUnitAfter(scan, scan.tokens[end]?.text === OF ? end + 1 : end, NO_NUMERAL, known)
  const money = prefix.currency ?? unit
  if (money !== null && "reason" in money) return { start, end, kind: "unread", reason: money.reason }
  const until = unit === null ? end : unit.end
  return { start, end: until, kind: "figure", meaning: { hedge: "order", order }, unit: money?.code ?? null }
}

const NO_ORDER = "a plural in digits is read where it is of a power of ten; expected 1,000s or 10s of thousands"

/** Digits with an "s", or "'s"; `zeros` is null where they are no power of ten. */
function readPlural({ tokens }: Scan, at: number): { end: number; zeros: number | null; isOf: boolean } | null {
  const token = tokens[at]
  if (token?.kind !== "number") return null
  const s = tokens[at + 1]?.text === "'" && isJoined(tokens, at + 1) ? at + 2 : at + 1
  if (tokens[s]?.text !== "s" || !isJoined(tokens, s)) return null
  const isPower = /^10*(,000)*$/.test(token.text) && token.text !== "1"
  const isOf = tokens[s + 1]?.text === OF
  const isLong = token.text.length >= LEAST_DIGITS && !token.text.includes(".")
  if (!isLong && !(isPower && isOf && s === at + 1)) return null
  return { end: s + 1, zeros: isPower ? token.text.replace(/,/g, "").length - 1 : null, isOf }
}
