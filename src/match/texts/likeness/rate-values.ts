import type { Verdict } from "../../../compare/pair/verdict.ts"
import type { Quantity } from "../../../quantity/quantity.ts"

/**
 * How much the values alone say for two figures measuring one thing. A figure that is repeated says most, and one that
 * is close says more than one that is a hundred times as large. Two bounds can agree by chance, so agreeing says little.
 */
export function rateValues({ verdict, quantities: { a, b } }: Verdict): number {
  return rateNumbers(middleOf(a), middleOf(b), verdict === "agree")
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
