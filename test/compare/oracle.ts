/**
 * A second opinion, slow and written apart from the engine: plain fractions of bigints, and instead of reasoning about
 * open and closed ends a search over points beside every end, `e` an infinitesimal away. It shares no code with src/.
 */

import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import type { ComparisonSetting } from "../../src/compare/pair/setting.ts"
import { exact, printExact } from "../../src/quantity/numbers/exact.ts"
import type { Reading } from "../../src/quantity/numbers/reading.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"

export type Ratio = readonly [numerator: bigint, denominator: bigint]
type Point = { readonly at: Ratio; readonly e: bigint }
export type Interval = {
  readonly min: Ratio | null
  readonly max: Ratio | null
  readonly minOpen: boolean
  readonly maxOpen: boolean
}
export type Both = { readonly stated: Interval; readonly implied: Interval }

/** The verdict on two figures in one unit, with its basis where they agree: "agree overlap", "conflict". */
export function askOracle(a: ComparedFigure, b: ComparedFigure, setting: ComparisonSetting): string {
  if (setting.relation === "unrelated" || isVague(a) || isVague(b)) return "not-comparable"
  const days = daysApart(a, b)
  if (setting.measure === "stock" && days > setting.tolerance.windowDays) return "not-comparable"
  const relation = relationOf(a, b, setting)
  return relation === null ? "not-comparable" : judgePair(a, b, { ...setting, relation }, days)
}

/** Of flows the shorter period is a part of the longer one, if amounts of the kind add up. */
function relationOf(
  a: ComparedFigure,
  b: ComparedFigure,
  setting: ComparisonSetting,
): ComparisonSetting["relation"] | null {
  const { relation } = setting
  if (setting.measure !== "flow") return relation
  const isSame = JSON.stringify(a.asOf) === JSON.stringify(b.asOf)
  const aInB = a.asOf.from >= b.asOf.from && endOf(a) <= endOf(b)
  const bInA = b.asOf.from >= a.asOf.from && endOf(b) <= endOf(a)
  if (isSame) return relation
  if (relation !== "same") return (relation === "a-part-of-b" ? aInB : bInA) ? relation : null
  if (["percent", "temperature"].includes(a.quantity.dimension) || !(aInB || bInA)) return null
  return aInB ? "a-part-of-b" : "b-part-of-a"
}

const LEVELS = ["stated", "implied"] as const
const NOTHING: Ratio = [0n, 1n]

function judgePair(a: ComparedFigure, b: ComparedFigure, setting: ComparisonSetting, days: number): string {
  const x = asSaid(a.quantity)
  const y = asSaid(b.quantity)
  const rounds =
    setting.tolerance.rounding === "inferred" && [a, b].every(({ quantity }) => ROUNDED_BESIDE.includes(quantity.hedge))
  const [isGood, isGoodAsRead] = LEVELS.map((level) => {
    if (rounds && canBeWithin(rounded(a.quantity)[level], rounded(b.quantity)[level], NOTHING)) return true
    if (isHeldToRounding(a.quantity, b.quantity, level, setting)) return touchesOffZero(x[level], y[level])
    return canBeWithin(x[level], y[level], allowance(x[level], y[level], a.quantity, setting, days))
  })
  const meet = canBeWithin(x.implied, y.implied, NOTHING)
  const isPair = canBeWithin(x.stated, y.stated, NOTHING) && isFloorAndCeiling(a.quantity, b.quantity)
  const bad = !isGood ? "conflict" : isGoodAsRead || isPair ? null : "tension"
  const bIsHigher = !meet && isSomewhereBelow(x.implied, y.implied)
  const basis = findBasis(
    x,
    y,
    meet,
    isPair,
    rounds && canBeWithin(rounded(a.quantity).implied, rounded(b.quantity).implied, NOTHING),
  )
  const byMeasure = judgePart(setting, bad, bIsHigher) ?? judgeTotal(a, b, setting, meet, bIsHigher)
  if (byMeasure !== null) return byMeasure
  if (bad !== null) return setting.relation === "same" && isUpdate(a, b) ? "revision" : bad
  return basis
}

function findBasis(x: Both, y: Both, meet: boolean, isPair: boolean, isRounded: boolean): string {
  if (meet) return sameBoth(x, y) ? "agree identical" : "agree overlap"
  if (isRounded) return "agree rounding"
  return isPair ? "agree overlap" : "agree tolerance"
}

function judgePart({ relation }: ComparisonSetting, bad: string | null, bIsHigher: boolean): string | null {
  if (relation === "a-part-of-b" && (bad === null || bIsHigher)) return "agree part"
  if (relation === "b-part-of-a" && (bad === null || !bIsHigher)) return "agree part"
  return null
}

function judgeTotal(
  a: ComparedFigure,
  b: ComparedFigure,
  { measure }: ComparisonSetting,
  meet: boolean,
  bIsHigher: boolean,
): string | null {
  if (measure !== "cumulative" || meet || endOf(a) === endOf(b)) return null
  return bIsHigher === endOf(b) > endOf(a) ? "agree later" : null
}

/** Of two that are apart: are the ends that face each other so precise that the allowance does not hold? */
function isHeldToRounding(
  a: Quantity,
  b: Quantity,
  level: "stated" | "implied",
  { tolerance }: Pick<ComparisonSetting, "tolerance">,
): boolean {
  const [x, y] = [asSaid(a)[level], asSaid(b)[level]]
  if (tolerance.precise === "tolerant" || canBeWithin(x, y, NOTHING)) return false
  const [lower, upper] = isSomewhereBelow(x, y) ? [a, b] : [b, a]
  const low = isPrecise(lower, "max", level)
  const high = isPrecise(upper, "min", level)
  const isNumber = ({ hedge }: Quantity) => hedge === "none" || hedge === "exactly"
  return (low && high) || (low && isNumber(upper)) || (high && isNumber(lower))
}

/** By the digits as they would be written. */
export function isPrecise(quantity: Quantity, end: "min" | "max", level: "stated" | "implied"): boolean {
  const { hedge, value, precision } = quantity
  if (hedge === "exactly") return true
  if (quantity.dimension !== "count") return false
  if (hedge === "none") {
    const digits = printExact(value ?? exact(0))
    if (precision === null || `${digits} ${printExact(precision)}`.includes(".")) return false
    const zeros = printExact(precision).length - 1
    return zeros === 0 || digits.length <= 2 || digits.length - zeros >= 4
  }
  const said = hedge === "between" ? quantity.stated[end] : value
  const at = quantity[level][end]
  if (said === null || at === null || !said.equals(at) || !quantity.whole) return false
  if (!["more-than", "at-least", "up-to", "at-most", "less-than", "between"].includes(hedge)) return false
  const digits = printExact(at)
  return digits.length <= 2 || !digits.endsWith("0")
}

export function touchesOffZero(one: Interval, two: Interval): boolean {
  const nearest = nearestEnds(one, two)
  return nearest !== null && order(nearest[0], nearest[1]) === 0n && nearest[0][0] !== 0n
}

function isFloorAndCeiling(a: Quantity, b: Quantity): boolean {
  const floors = ["more-than", "at-least", "just-over", "order"]
  const ceilings = ["up-to", "at-most", "less-than"]
  return [
    [a, b],
    [b, a],
  ].some(([p, q]) => floors.includes(p?.hedge ?? "") && ceilings.includes(q?.hedge ?? ""))
}

/** Is there an x in one and a y in the other with |x - y| <= allowance? Tries all points that could matter. */
export function canBeWithin(one: Interval, two: Interval, allowed: Ratio): boolean {
  const points = pointsBeside([one.min, one.max, two.min, two.max])
  const inOne = points.filter((p) => contains(one, p))
  const inTwo = points.filter((p) => contains(two, p))
  return inOne.some((p) => inTwo.some((q) => isWithin(p, q, allowed)))
}

function pointsBeside(ends: readonly (Ratio | null)[]): Point[] {
  return ends.flatMap((at) => (at === null ? [] : [-1n, 0n, 1n].map((e) => ({ at, e }))))
}

function contains({ min, max, minOpen, maxOpen }: Interval, p: Point): boolean {
  const low = min === null ? 1n : minus(p, { at: min, e: 0n })
  const high = max === null ? 1n : minus({ at: max, e: 0n }, p)
  return (minOpen ? low > 0n : low >= 0n) && (maxOpen ? high > 0n : high >= 0n)
}

/** The sign of p - q: of the ordinary part, else of the infinitesimal. */
function minus(p: Point, q: Point): bigint {
  return order(p.at, q.at) || p.e - q.e
}

function isWithin(p: Point, q: Point, allowed: Ratio): boolean {
  const [high, low] = minus(p, q) >= 0n ? [p, q] : [q, p]
  return (order(subtract(high.at, low.at), allowed) || high.e - low.e) <= 0n
}

/** Of readings that do not meet: does the first lie below the second? Any point of each will tell. */
export function isSomewhereBelow(one: Interval, two: Interval): boolean {
  const points = pointsBeside([one.min, one.max, two.min, two.max])
  const p = points.find((point) => contains(one, point))
  const q = points.find((point) => contains(two, point))
  if (p === undefined || q === undefined) throw new Error("an empty reading")
  return minus(p, q) < 0n
}

export function allowance(
  one: Interval,
  two: Interval,
  quantity: Quantity,
  setting: Pick<ComparisonSetting, "tolerance" | "measure">,
  days: number,
): Ratio {
  const { relativePercent, absolute, driftPerDay, precise } = setting.tolerance
  const nearest = nearestEnds(one, two)
  const percent = (p: string) =>
    nearest !== null && nearest[0][0] * nearest[1][0] > 0n
      ? times(
          nearest.map(abs).reduce((p, q) => (order(p, q) > 0n ? p : q)),
          times(ratio(p), [1n, 100n]),
        )
      : NOTHING
  if (precise === "strict" && quantity.dimension === "percent") {
    const [points, most] = [ratio("0.5"), percent("5")]
    return order(points, most) < 0n ? points : most
  }
  const parts: Ratio[] = [NOTHING]
  if (absolute !== null) parts.push(ratio(printExact(absolute.amount)))
  if (driftPerDay !== null && setting.measure === "stock") {
    parts.push(times(ratio(printExact(driftPerDay.amount)), [BigInt(days), 1n]))
  }
  if (relativePercent !== null && quantity.dimension !== "temperature") parts.push(percent(printExact(relativePercent)))
  return parts.reduce((p, q) => (order(p, q) > 0n ? p : q))
}

/** Of all pairs of an end of one and an end of the other, the closest two. */
function nearestEnds(one: Interval, two: Interval): readonly [Ratio, Ratio] | null {
  let best: readonly [Ratio, Ratio] | null = null
  for (const p of [one.min, one.max]) {
    for (const q of [two.min, two.max]) {
      if (p === null || q === null) continue
      if (best === null || order(abs(subtract(p, q)), abs(subtract(best[0], best[1]))) < 0n) best = [p, q]
    }
  }
  return best
}

export const ROUNDED_BESIDE = ["none", "exactly", "about"]

export function asSaid({ stated, implied }: Quantity): Both {
  return { stated: interval(stated), implied: interval(implied) }
}

/** Half a unit to both sides of a bare numeral; but two digits of a count, and a zero, are what they are. */
export function rounded(quantity: Quantity): Both {
  const { hedge, value, precision } = quantity
  if (hedge !== "none" || value === null || precision === null) return asSaid(quantity)
  const isExact = Number(value) === 0 ? Number(precision) >= 1 : isCount(quantity) && Math.abs(Number(value)) < 100
  if (isExact) return asSaid(quantity)
  const half = times(ratio(printExact(precision)), [1n, 2n])
  const at = ratio(printExact(value))
  const low = subtract(at, half)
  const isBelow = low[0] < 0n && !["percent", "temperature"].includes(quantity.dimension) && Number(value) >= 0
  const reading = { min: isBelow ? NOTHING : low, max: plus(at, half), minOpen: false, maxOpen: true }
  return { stated: reading, implied: reading }
}

/** A count written without decimals. */
function isCount({ unit, value, precision }: Quantity): boolean {
  return unit === "1" && Number.isInteger(Number(value)) && Number(precision) >= 1
}

function sameBoth(x: Both, y: Both): boolean {
  const text = (both: Both) =>
    [both.stated, both.implied].map((i) => [String(i.min), i.minOpen, String(i.max), i.maxOpen])
  return JSON.stringify(text(x)) === JSON.stringify(text(y))
}

function isUpdate(a: ComparedFigure, b: ComparedFigure): boolean {
  const isOne = a.claimants.length === 1 && JSON.stringify(a.claimants) === JSON.stringify(b.claimants)
  const stamp = (figure: ComparedFigure) =>
    `${endOf(figure)} ${figure.asOf.from} ${new Date(figure.firstPublished).toISOString()}`
  if (!isOne || stamp(a) === stamp(b)) return false
  const [earlier, later] = stamp(a) < stamp(b) ? [a, b] : [b, a]
  return +new Date(earlier.lastPublished) < +new Date(later.firstPublished)
}

export function isVague(figure: ComparedFigure): boolean {
  return figure.quantity.stated.min === null && figure.quantity.stated.max === null
}

function endOf({ asOf }: ComparedFigure): string {
  return asOf.to ?? "9999-99-99"
}

/** Counts the days one by one, from the end of the earlier range to the start of the later. */
export function daysApart(a: ComparedFigure, b: ComparedFigure): number {
  const [first, second] = a.asOf.from <= b.asOf.from ? [a.asOf, b.asOf] : [b.asOf, a.asOf]
  if (first.to === null) return 0
  let days = 0
  const day = new Date(`${first.to}T00:00:00Z`)
  for (; day < new Date(`${second.from}T00:00:00Z`); day.setUTCDate(day.getUTCDate() + 1)) days += 1
  return days
}

function interval({ min, max, minOpen, maxOpen }: Reading): Interval {
  return { min: min && ratio(printExact(min)), max: max && ratio(printExact(max)), minOpen, maxOpen }
}

/** As `printReading` would, of numbers with a finite decimal form. */
export function printInterval({ min, max, minOpen, maxOpen }: Interval) {
  const print = (end: Ratio | null) => end && printExact(exact(`${end[0]}/${end[1]}`))
  return { min: print(min), max: print(max), minOpen, maxOpen }
}

/** "-7.25", "1/3" */
function ratio(text: string): Ratio {
  const [over = "", under = "1"] = text.split("/")
  const [whole = "", decimals = ""] = over.split(".")
  return reduce(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(under))
}

function reduce(n: bigint, d: bigint): Ratio {
  let [p, q] = [n < 0n ? -n : n, d]
  while (q !== 0n) [p, q] = [q, p % q]
  return [n / p, d / p]
}

export function order(p: Ratio, q: Ratio): bigint {
  return p[0] * q[1] - q[0] * p[1]
}

function subtract(p: Ratio, q: Ratio): Ratio {
  return reduce(p[0] * q[1] - q[0] * p[1], p[1] * q[1])
}

export function plus(p: Ratio, q: Ratio): Ratio {
  return reduce(p[0] * q[1] + q[0] * p[1], p[1] * q[1])
}

function times(p: Ratio, q: Ratio): Ratio {
  return reduce(p[0] * q[0], p[1] * q[1])
}

function abs([n, d]: Ratio): Ratio {
  return [n < 0n ? -n : n, d]
}
