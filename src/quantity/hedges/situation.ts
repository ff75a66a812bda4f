import { type Exact, exact, larger, ONE, ZERO } from "../numbers/exact.ts"
import { isWholeNumber, nextRoundAbove, type RoundStep } from "../numbers/rounding.ts"
import type { HedgeProfile } from "./hedge-profile.ts"

export type UnitTraits = { readonly isCount: boolean; readonly canBeNegative: boolean }

/** One numeral with all that its readings depend on besides its hedge. */
export type Situation = {
  readonly value: Exact
  readonly unit: Exact
  readonly profile: HedgeProfile
  /** 1 for a count written without decimals, so that no reading is without a whole number in it; else 0. */
  readonly leastWidth: Exact
  /** 0, or null for what can be negative: a numeral below zero shows that it can. */
  readonly floor: Exact | null
  readonly step: RoundStep
  /** A whole count from 1 to 9: "at least one" is how breaking news begins, and no claim of one or two. */
  readonly isSmallFloor: boolean
}

/** The end of the small floors, and the number that their implied reading reaches to. */
const TEN = exact(10)

export function situate(value: Exact, precision: Exact, traits: UnitTraits, profile: HedgeProfile): Situation {
  const isWholeCount = traits.isCount && isWholeNumber(value) && precision.gte(ONE)
  return {
    value,
    unit: precision,
    profile,
    leastWidth: isWholeCount ? ONE : ZERO,
    floor: traits.canBeNegative || value.lt(ZERO) ? null : ZERO,
    step: { isCount: traits.isCount, isWholeCount, powerOfTenStep: percentOf(profile.powerOfTenStep) },
    isSmallFloor: isWholeCount && value.gte(ONE) && value.lt(TEN),
  }
}

export function widthOf(s: Situation, percent: string): Exact {
  return larger(s.value.abs().mul(percentOf(percent)).div(100), s.leastWidth)
}

const PERCENTAGES = new Map<string, Exact>()
const MOST_PERCENTAGES = 100

/** A profile's percentages are few, and asked for with every figure. */
function percentOf(text: string): Exact {
  const known = PERCENTAGES.get(text)
  if (known !== undefined) return known
  const percent = exact(text)
  if (PERCENTAGES.size < MOST_PERCENTAGES) PERCENTAGES.set(text, percent)
  return percent
}

export function up(s: Situation): Exact {
  if (s.isSmallFloor) return TEN
  return s.value.equals(ZERO) ? s.unit : nextRoundAbove(s.value, s.step)
}

/** What cannot be negative reaches no further down than zero. */
export function raise(low: Exact, { floor }: Situation): Exact {
  return floor === null ? low : larger(low, floor)
}
