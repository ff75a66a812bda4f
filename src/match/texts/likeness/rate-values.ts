import type { Verdict } from "../../../compare/pair/verdict.ts"
import type { Quantity } from "../../../quantity/quantity.ts"

/**
 * How much the values alone say for two figures measuring one thing. A figure that is repeated says most, and one that
 * is close says more than one that is a hundred times as large. Two bounds can agree by chance, so agreeing says little.
 */
export function rateValues({ verdict, quantities: { a, b } }: Verdict): number {
  if (areSlips(a, b)) return CLOSE
  return rateNumbers(middleOf(a), middleOf(b), verdict === "agree")
}

/** The same digits with another word for their scale, "40 million" and "40 billion": a slip more likely than two things. */
export function areSlips(a: Quantity, b: Quantity): boolean {
  const [one, other] = [scaleOf(a), scaleOf(b)]
  return one !== null && other !== null && one.digits === other.digits && one.scale !== other.scale
}

const DIGITS = /^\D*(\d+(?:[.,]\d+)?)\D+$/
const SCALES = [1e3, 1e6, 1e9, 1e12]

/** What its digits count in: a million in "over $2.5 million". Null where they count in ones, or stand in two places. */
function scaleOf({ text, value }: Quantity): { readonly digits: string; readonly scale: number } | null {
  const digits = DIGITS.exec(text)?.[1]
  if (digits === undefined || value === null) return null
  const times = Math.abs(value.valueOf()) / Number(digits.replace(",", "."))
  const scale = SCALES.find((scale) => Math.abs(times / scale - 1) < 1e-9)
  return scale === undefined ? null : { digits, scale }
}

export function rateNumbers(a: number, b: number, agree: boolean): number {
  if (a === b) return agree ? REPEATED : CLOSE
  const apart = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b))
  const [, byDistance = haveOneMantissa(a, b) ? FAR : VERY_FAR] = BY_DISTANCE.find(([limit]) => apart <= limit) ?? []
  return byDistance + (agree ? AGREEING : 0)
}

const REPEATED = 4
const CLOSE = 2
const AGREEING = 0.5
const FAR = -1.5
const VERY_FAR = -3

/** Who writes billion for million changes nothing else. */
function haveOneMantissa(a: number, b: number): boolean {
  return Number.isInteger(Math.log10(Math.abs(a / b)))
}

/** How far apart two numbers are at most, as a part of the larger, and what that says. */
const BY_DISTANCE: readonly (readonly [number, number])[] = [
  [0.03, CLOSE],
  [0.1, 1],
  [0.3, 0.5],
  [0.7, 0],
  [0.9, -0.5],
  [0.95, FAR],
]

/** Whether both are the same number once they are in one unit. */
export function isRepeated({ quantities: { a, b } }: Verdict): boolean {
  return a.value !== null && b.value !== null && a.value.equals(b.value)
}

/** The value, or the middle of the range, or its only end. Says how close two figures are; no verdict rests on it. */
export function middleOf({ value, stated: { min, max } }: Quantity): number {
  if (value !== null) return value.valueOf()
  if (min !== null && max !== null) return (min.valueOf() + max.valueOf()) / 2
  return (min ?? max)?.valueOf() ?? 0
}
