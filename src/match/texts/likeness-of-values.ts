import type { Verdict } from "../../compare/pair/verdict.ts"
import type { Quantity } from "../../quantity/quantity.ts"

/**
 * How much the values alone speak for two figures being about the same thing. A figure that is repeated is, and one
 * that is close to the other rather is than one a hundred times as large; bounds may hold of a figure by chance.
 */
export function likenessOfValues({ verdict, quantities: { a, b } }: Verdict): number {
  return likenessOfNumbers(middleOf(a), middleOf(b), verdict === "agree")
}

export function likenessOfNumbers(a: number, b: number, agree: boolean): number {
  if (a === b) return agree ? REPEATED : CLOSE
  const apart = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b))
  const [, byDistance = FAR] = BY_DISTANCE.find(([limit]) => apart <= limit) ?? []
  return byDistance + (agree ? AGREEING : 0)
}

const REPEATED = 4
const CLOSE = 2
const AGREEING = 0.5
const FAR = -1.5

/** How far apart in parts of the larger, and what it counts for. */
const BY_DISTANCE: readonly (readonly [number, number])[] = [
  [0.03, CLOSE],
  [0.1, 1],
  [0.3, 0.5],
  [0.7, 0],
  [0.9, -0.5],
]

/** The same number, in the same unit or another. */
export function isRepeated({ quantities: { a, b } }: Verdict): boolean {
  return a.value !== null && b.value !== null && a.value.equals(b.value)
}

/** Only to see how close two figures are: no verdict rests on it. */
export function middleOf({ value, stated: { min, max } }: Quantity): number {
  if (value !== null) return value.valueOf()
  if (min !== null && max !== null) return (min.valueOf() + max.valueOf()) / 2
  return (min ?? max)?.valueOf() ?? 0
}
