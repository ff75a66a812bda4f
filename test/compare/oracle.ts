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
  if (setting.measure === "flow" && JSON.stringify(a.asOf) !== JSON.stringify(b.asOf)) return "not-comparable"
  return judgePair(a, b, setting, days)
}

function judgePair(a: ComparedFigure, b: ComparedFigure, setting: ComparisonSetting, days: number): string {
  const x = readBeside(a.quantity, b.quantity, setting)
  const y = readBeside(b.quantity, a.quantity, setting)
  const allow = (one: Interval, two: Interval) => allowance(one, two, a.quantity, setting, days)
  const isConflict = !canBeWithin(x.stated, y.stated, allow(x.stated, y.stated))
  const isTension = !canBeWithin(x.implied, y.implied, allow(x.implied, y.implied))
  const bad = isConflict ? "conflict" : isTension ? "tension" : null
  const meet = canBeWithin(x.implied, y.implied, [0n, 1n])
  const bIsHigher = !meet && isSomewhereBelow(x.implied, y.implied)
  const byMeasure = judgePart(setting, bad, bIsHigher) ?? judgeTotal(a, b, setting, bad, { meet, bIsHigher })
  if (byMeasure !== null) return byMeasure
  if (bad !== null) return isUpdate(a, b) ? "revision" : bad
  if (!meet) return "agree tolerance"
  if (sameBoth(x, y)) return "agree identical"
  return canBeWithin(bare(a.quantity), bare(b.quantity), [0n, 1n]) ? "agree overlap" : "agree rounding"
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
  bad: string | null,
  { meet, bIsHigher }: { meet: boolean; bIsHigher: boolean },
): string | null {
  if (measure !== "cumulative" || meet || endOf(a) === endOf(b)) return null
  return bIsHigher === endOf(b) > endOf(a) ? "agree later" : (bad ?? "agree tolerance")
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
function isSomewhereBelow(one: Interval, two: Interval): boolean {
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
  const { relativePercent, absolute, driftPerDay } = setting.tolerance
  const parts: Ratio[] = [[0n, 1n]]
  if (absolute !== null) parts.push(ratio(printExact(absolute.amount)))
  if (driftPerDay !== null && setting.measure === "stock") {
    parts.push(times(ratio(printExact(driftPerDay.amount)), [BigInt(days), 1n]))
  }
  const nearest = nearestEnds(one, two)
  const isOffset = quantity.dimension === "temperature"
  if (relativePercent !== null && nearest !== null && !isOffset && nearest[0][0] * nearest[1][0] > 0n) {
    const larger = nearest.map(abs).reduce((p, q) => (order(p, q) > 0n ? p : q))
    parts.push(times(larger, times(ratio(printExact(relativePercent)), [1n, 100n])))
  }
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

function readBeside(quantity: Quantity, other: Quantity, setting: ComparisonSetting): Both {
  const { stated, implied } = { stated: interval(quantity.stated), implied: interval(quantity.implied) }
  if (quantity.hedge !== "none") return { stated, implied }
  const isSmall = isCount(quantity) && isCount(other) && Math.abs(Number(quantity.value)) < 100
  const isRounded = setting.tolerance.rounding === "inferred" && ROUNDED_BESIDE.includes(other.hedge) && !isSmall
  return isRounded ? { stated, implied } : { stated: bare(quantity), implied: bare(quantity) }
}

export function bare(quantity: Quantity): Interval {
  if (quantity.hedge !== "none" || quantity.value === null) return interval(quantity.implied)
  const at = ratio(printExact(quantity.value))
  return { min: at, max: at, minOpen: false, maxOpen: false }
}

export function isCount({ unit, whole, value }: Quantity): boolean {
  return unit === "1" && whole && value !== null && Number.isInteger(Number(value))
}

function sameBoth(x: Both, y: Both): boolean {
  const text = (both: Both) =>
    [both.stated, both.implied].map((i) => [String(i.min), i.minOpen, String(i.max), i.maxOpen])
  return JSON.stringify(text(x)) === JSON.stringify(text(y))
}

function isUpdate(a: ComparedFigure, b: ComparedFigure): boolean {
  const isOne = a.claimants.length === 1 && JSON.stringify(a.claimants) === JSON.stringify(b.claimants)
  const isOneMoment =
    JSON.stringify(a.asOf) === JSON.stringify(b.asOf) && +new Date(a.firstPublished) === +new Date(b.firstPublished)
  return isOne && !isOneMoment
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

export function interval({ min, max, minOpen, maxOpen }: Reading): Interval {
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
