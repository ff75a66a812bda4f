import type { Reading, Readings } from "../../quantity/numbers/reading.ts"
import { type Allowance, type Allowances, chooseAllowance } from "./allowance.ts"
import type { Pair } from "./figure.ts"
import { type Gap, isWithin, measureGap, onlyTouch } from "./gap.ts"
import { isSameReading, relateReadings } from "./relation.ts"
import type { Basis, Disagreement, Measures } from "./verdict.ts"

/** How the readings of two sides are measured against each other besides their ends. */
export type Measuring = {
  readonly allowances: Allowances
  /** The rounded readings, where both sides have one; null where no rounding is excused. */
  readonly rounded: Pair<Readings> | null
  readonly isStrict: (gap: Gap) => boolean
}

/** What lies between two pairs of readings, those of two figures or of a whole and a sum. All in one unit. */
export function measureReadings(readings: Pair<Readings>, measuring: Measuring): Omit<Measures, "unit"> {
  const { a, b } = readings
  const gap = { stated: measureGap(a.stated, b.stated), implied: measureGap(a.implied, b.implied) }
  const allow = (one: Gap) => chooseAllowance(one, measuring.allowances, one.apart && measuring.isStrict(one))
  const { rounded } = measuring
  const meet = (level: keyof Readings) => rounded !== null && meets(rounded.a[level], rounded.b[level])
  return {
    readings,
    rounded,
    relation: relateReadings(a.stated, b.stated, gap.stated),
    gap,
    allowed: { stated: allow(gap.stated), implied: allow(gap.implied) },
    roundedMeet: { stated: meet("stated"), implied: meet("implied") },
  }
}

function meets(a: Reading, b: Reading): boolean {
  return !measureGap(a, b).apart
}

/**
 * Rounding and tolerance are two excuses, never added up: the rounded readings meet, or the readings as said lie within
 * the allowance. Each level is held to its own allowance, which depends on where the nearest ends lie.
 */
export function findDisagreement(measures: Omit<Measures, "unit">): Disagreement["verdict"] | null {
  if (!isExcused(measures, "stated")) return "conflict"
  return isExcused(measures, "implied") ? null : "tension"
}

function isExcused({ gap, allowed, roundedMeet }: Omit<Measures, "unit">, level: keyof Readings): boolean {
  return roundedMeet[level] || isAllowed(gap[level], allowed[level])
}

/** Precise figures that only touch are excused, except at zero. */
function isAllowed(gap: Gap, { amount, by }: Allowance): boolean {
  return isWithin(gap, amount) || (by === "precise" && onlyTouch(gap))
}

/** Why readings agree. */
export function findBasis({
  readings: { a, b },
  gap,
  roundedMeet,
}: Omit<Measures, "unit">): Exclude<Basis, "later" | "part"> {
  if (!gap.implied.apart) {
    return isSameReading(a.stated, b.stated) && isSameReading(a.implied, b.implied) ? "identical" : "overlap"
  }
  // The numerals differ: as the numbers they say they do not meet, but their rounded readings do.
  return roundedMeet.implied ? "rounding" : "tolerance"
}
