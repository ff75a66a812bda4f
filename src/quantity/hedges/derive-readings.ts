import { type Exact, exact, larger, ONE, smaller, ZERO } from "../numbers/exact.ts"
import { closed, point, type Reading, type Readings, UNBOUNDED } from "../numbers/reading.ts"
import { isWholeNumber, nextRoundAbove, nextRoundBelow, type RoundStep } from "../numbers/rounding.ts"
import type { Hedge } from "../quantity.ts"
import { DEFAULT_PROFILE, type HedgeProfile, type HedgeWidth } from "./hedge-profile.ts"

/** Hedges that stand with one numeral. */
export type PointHedge = Exclude<Hedge, "between" | "order" | "vague">

/** What was said, before it is known what it means. `precision` is the rounding unit u (of the coarser numeral in a range). */
export type Said =
  | { readonly hedge: PointHedge; readonly value: Exact; readonly precision: Exact }
  | { readonly hedge: "between"; readonly low: Exact; readonly high: Exact; readonly precision: Exact }
  | { readonly hedge: "order"; readonly order: string }
  | { readonly hedge: "vague" }

export type UnitTraits = { readonly isCount: boolean; readonly canBeNegative: boolean }

export type DerivedReadings = Readings & { readonly precision: Exact | null }

/** The readings of every hedge, with the special cases for whole counts, zero and sign (docs/semantics.md). */
export function deriveReadings(said: Said, traits: UnitTraits, profile = DEFAULT_PROFILE): DerivedReadings {
  switch (said.hedge) {
    case "vague":
      return { stated: UNBOUNDED, implied: UNBOUNDED, precision: null }
    case "order":
      return { ...readOrder(said.order, profile), precision: null }
    case "between": {
      const range = closed(said.low, said.high)
      return { stated: range, implied: range, precision: said.precision }
    }
    default: {
      const situation = situate(said.value, said.precision, traits, profile)
      const { stated, implied } = READERS[said.hedge](situation)
      return { stated, implied, precision: said.precision }
    }
  }
}

function readOrder(name: string, profile: HedgeProfile): Readings {
  const order = profile.orders[name]
  if (order === undefined) throw new Error(`no order "${name}" in the hedge profile`)
  const low = exact(order.low)
  return { stated: from(low, false), implied: { min: low, max: exact(order.high), minOpen: false, maxOpen: true } }
}

type Situation = {
  readonly value: Exact
  readonly unit: Exact
  readonly profile: HedgeProfile
  /** 1 for a whole count, so that no reading is without a whole number in it; else 0. */
  readonly leastWidth: Exact
  /** 0, or null for what can be negative: a numeral below zero shows that it can. */
  readonly floor: Exact | null
  readonly step: RoundStep
}

function situate(value: Exact, precision: Exact, traits: UnitTraits, profile: HedgeProfile): Situation {
  const isWholeCount = traits.isCount && isWholeNumber(value)
  return {
    value,
    unit: precision,
    profile,
    leastWidth: isWholeCount ? ONE : ZERO,
    floor: traits.canBeNegative || value.lt(ZERO) ? null : ZERO,
    step: { isWholeCount, powerOfTenStep: percentOf(profile.powerOfTenStep) },
  }
}

const READERS: Readonly<Record<PointHedge, (situation: Situation) => Readings>> = Object.freeze({
  none: (s) => both(readRounded(s)),
  exactly: (s) => both(point(s.value)),
  about: (s) => readWidths(s, s.profile.about, readAbout),
  nearly: (s) => readWidths(s, s.profile.nearly, readNearly),
  "just-over": (s) => readWidths(s, s.profile.justOver, readJustOver),
  "more-than": (s) => readLowerBound(s, true),
  "at-least": (s) => readLowerBound(s, false),
  "up-to": (s) => readUpperBound(s, false),
  "at-most": (s) => readUpperBound(s, false),
  "less-than": (s) => readUpperBound(s, true),
})

function both(reading: Reading): Readings {
  return { stated: reading, implied: reading }
}

/** [N - u/2, N + u/2). A zero without decimals is nothing at all, not a rounded number. */
function readRounded(s: Situation): Reading {
  if (s.value.equals(ZERO) && s.unit.gte(ONE)) return point(ZERO)
  const half = s.unit.div(2)
  return { min: raise(s.value.sub(half), s), max: s.value.add(half), minOpen: false, maxOpen: true }
}

function readWidths(s: Situation, width: HedgeWidth, read: (s: Situation, width: Exact) => Reading): Readings {
  return { stated: read(s, widthOf(s, width.stated)), implied: read(s, widthOf(s, width.implied)) }
}

function widthOf(s: Situation, percent: string): Exact {
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

function readAbout(s: Situation, width: Exact): Reading {
  if (s.value.equals(ZERO)) return closed(ZERO, s.unit)
  const reach = larger(width, s.unit.div(2))
  return closed(raise(s.value.sub(reach), s), s.value.add(reach))
}

/** Towards zero from a negative numeral: "nearly -10" is [-10, -9.5]. */
function readNearly(s: Situation, width: Exact): Reading {
  if (s.value.equals(ZERO)) return closed(ZERO, s.unit)
  return s.value.lt(ZERO) ? closed(s.value, s.value.add(width)) : closed(raise(s.value.sub(width), s), s.value)
}

/** Away from zero: "just over -10" is [-11, -10). */
function readJustOver(s: Situation, width: Exact): Reading {
  if (s.value.lt(ZERO)) return { min: s.value.sub(width), max: s.value, minOpen: false, maxOpen: true }
  const max = s.value.equals(ZERO) ? s.unit : s.value.add(width)
  return { min: s.value, max, minOpen: true, maxOpen: false }
}

function readLowerBound(s: Situation, open: boolean): Readings {
  const high = s.value.equals(ZERO) ? s.unit : nextRoundAbove(s.value, s.step)
  return { stated: from(s.value, open), implied: { min: s.value, max: high, minOpen: open, maxOpen: false } }
}

/** "Fewer than 0" of what cannot be negative is empty: whoever takes figures in refuses it before (refuseSaid). */
function readUpperBound(s: Situation, open: boolean): Readings {
  const low = s.value.equals(ZERO) ? s.unit.neg() : nextRoundBelow(s.value, s.step)
  return {
    stated: { min: s.floor, max: s.value, minOpen: false, maxOpen: open },
    implied: { min: raise(low, s), max: s.value, minOpen: false, maxOpen: open },
  }
}

function from(min: Exact, minOpen: boolean): Reading {
  return { min, max: null, minOpen, maxOpen: false }
}

/** What cannot be negative reaches no further down than zero. */
function raise(low: Exact, { floor }: Situation): Exact {
  return floor === null ? low : larger(low, floor)
}

/** Why what was said can be true of nothing, or null. */
export function refuseSaid(said: Said, traits: UnitTraits): string | null {
  if (said.hedge === "order" || said.hedge === "vague") return null
  const lowest = said.hedge === "between" ? smaller(said.low, said.high) : said.value
  if (traits.isCount && lowest.lt(ZERO)) return "a count cannot be negative"
  if (said.hedge === "between" && said.high.lt(said.low)) return "the range starts above its end"
  if (said.hedge === "less-than" && lowest.equals(ZERO) && !traits.canBeNegative)
    return "nothing of this unit is below 0"
  return null
}
