import { type Exact, exact, larger, ONE, smaller, ZERO } from "../numbers/exact.ts"
import { closed, type OpenEnds, point, type Reading, type Readings, UNBOUNDED } from "../numbers/reading.ts"
import { nextRoundBelow } from "../numbers/rounding.ts"
import type { PointHedge } from "../quantity.ts"
import { DEFAULT_PROFILE, type HedgeProfile, type HedgeWidth } from "./hedge-profile.ts"
import { readHedgedRange } from "./hedged-range.ts"
import { ORDER_UNITS } from "./orders.ts"
import { raise, type Situation, situate, type UnitTraits, up, widthOf } from "./situation.ts"

/**
 * What was said, before it is known what it means. `precision` is the rounding unit u (of the coarser numeral in a range).
 * `far`: said with "well" or "far" before "over". `moved`: the hedge before a range, such as that of "about 10 to 12".
 */
export type Said =
  | { readonly hedge: PointHedge; readonly value: Exact; readonly precision: Exact; readonly far?: boolean }
  | ({
      readonly hedge: "between"
      readonly low: Exact
      readonly high: Exact
      readonly precision: Exact
      readonly moved?: PointHedge
    } & OpenEnds)
  | { readonly hedge: "order"; readonly order: string }
  | { readonly hedge: "vague" }

/** `rounded`: of a bare numeral alone, the numbers that are written as it when they are rounded to its unit. */
export type DerivedReadings = Readings & { readonly precision: Exact | null; readonly rounded?: Reading }

/** The readings of every hedge, with the special cases for whole counts, zero and sign (docs/semantics.md). */
export function deriveReadings(said: Said, traits: UnitTraits, profile = DEFAULT_PROFILE): DerivedReadings {
  switch (said.hedge) {
    case "vague":
      return { stated: UNBOUNDED, implied: UNBOUNDED, precision: null }
    case "order":
      return { ...readOrder(said.order, profile), precision: null }
    case "between":
      return {
        ...readHedgedRange(said, (value) => situate(value, said.precision, traits, profile)),
        precision: said.precision,
      }
    default: {
      const situation = situate(said.value, said.precision, traits, profile)
      const readings = said.far ? readFarAbove(situation) : READERS[said.hedge](situation)
      const rounded = said.hedge === "none" ? { rounded: readRounded(situation) } : {}
      return { ...readings, precision: said.precision, ...rounded }
    }
  }
}

/** Anything from one unit on makes "hundreds" true; a reader takes it for two hundred to two thousand. */
function readOrder(name: string, profile: HedgeProfile): Readings {
  const order = profile.orders[name]
  const unit = ORDER_UNITS[name]
  if (order === undefined || unit === undefined) throw new Error(`no order "${name}" in the hedge profile`)
  return {
    stated: from(exact(unit), false),
    implied: { min: exact(order.low), max: exact(order.high), minOpen: false, maxOpen: true },
  }
}

const READERS: Readonly<Record<PointHedge, (situation: Situation) => Readings>> = Object.freeze({
  none: (s) => both(point(s.value)),
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

/** A whole count below this was counted and not rounded. */
const HUNDRED = exact(100)

function both(reading: Reading): Readings {
  return { stated: reading, implied: reading }
}

/**
 * [N - u/2, N + u/2). A whole count below 100 is exact, if it is no share of another number, and so is a zero without decimals. Below zero it is not mirrored.
 */
function readRounded(s: Situation): Reading {
  if (
    (s.value.equals(ZERO) && s.unit.gte(ONE)) ||
    (s.step.isWholeCount && s.unit.lte(ONE) && s.value.abs().lt(HUNDRED))
  )
    return point(s.value)
  const half = s.unit.div(2)
  return { min: raise(s.value.sub(half), s), max: s.value.add(half), minOpen: false, maxOpen: true }
}

function readWidths(s: Situation, width: HedgeWidth, read: (s: Situation, width: Exact) => Reading): Readings {
  return { stated: read(s, widthOf(s, width.stated)), implied: read(s, widthOf(s, width.implied)) }
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
  if (s.value.equals(ZERO)) return closed(ZERO, s.unit)
  return { min: s.value, max: s.value.add(width), minOpen: true, maxOpen: false }
}

function readLowerBound(s: Situation, open: boolean): Readings {
  return readFloor(s, open, up(s))
}

/** "Well over 7,000" may be twice as many. */
function readFarAbove(s: Situation): Readings {
  return readFloor(s, true, larger(s.value.mul(2), up(s)))
}

function readFloor(s: Situation, open: boolean, high: Exact): Readings {
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
