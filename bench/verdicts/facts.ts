import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import type { Reading } from "../../src/quantity/numbers/reading.ts"

/** An interval in floats; infinite where unbounded. */
export type Interval = {
  readonly min: number
  readonly max: number
  readonly minOpen: boolean
  readonly maxOpen: boolean
}

const SHARE = 0.05

/** The readings that the two figures have beside each other. Worked out by our engine, off the clock. */
export function toFacts(a: ComparedFigure, b: ComparedFigure): Record<string, Interval> {
  const { readings } = compareFigures(a, b, { measure: "stock", relation: "same", tolerance: BUILT_IN_TOLERANCE })
  return {
    "a stated": toFloats(readings.a.stated),
    "a implied": toFloats(readings.a.implied),
    "b stated": toFloats(readings.b.stated),
    "b implied": toFloats(readings.b.implied),
  }
}

function toFloats({ min, max, minOpen, maxOpen }: Reading): Interval {
  return { min: min?.valueOf() ?? -Infinity, max: max?.valueOf() ?? Infinity, minOpen, maxOpen }
}

/** No number of one lies within 5 % of a number of the other; where the gap is just that, open ends decide. */
export function isFartherApart(a: Interval, b: Interval): boolean {
  const [low, high] = a.max < b.max || (a.max === b.max && a.min < b.min) ? [a, b] : [b, a]
  const gap = high.min - low.max
  if (gap < 0) return false
  const allowed = SHARE * Math.max(Math.abs(high.min), Math.abs(low.max))
  return gap > allowed || (gap === allowed && (high.minOpen || low.maxOpen))
}
