/**
 * A second opinion on sums, slow and written apart from the engine: an end of an interval is a number and an
 * infinitesimal (an open lower end lies just above its number), and ends are ordered and added as such pairs.
 */

import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import type { PartFigures, SumSetting } from "../../src/compare/sum/sum-verdict.ts"
import {
  allowance,
  asSaid,
  type Both,
  canBeWithin,
  daysApart,
  type Interval,
  isPrecise,
  isSomewhereBelow,
  isVague,
  order,
  plus,
  type Ratio,
  ROUNDED_BESIDE,
  rounded,
  touchesOffZero,
} from "./oracle.ts"

type End = { readonly at: Ratio; readonly e: number } | null
type Ends = { readonly low: End; readonly high: End }

/** "agree", "tension", "conflict", or null where there is nothing to say; null too where no part counts. */
export function askSumOracle(whole: ComparedFigure, parts: readonly PartFigures[], setting: SumSetting): string | null {
  const used = parts.map(({ figures }) => chooseFigures(whole, figures, setting))
  const all = [whole, ...used.flat()]
  if (all.length === 1) return null
  const days = setting.measure === "stock" ? Math.max(...used.flat().map((figure) => daysApart(figure, whole))) : 0
  const sum = (level: "stated" | "implied", read: (figure: ComparedFigure) => Both) =>
    toInterval(used.map((figures) => countPart(whole, figures, setting, level, read)).reduce(add))
  const areNumbers = all.every(({ quantity }) => ["none", "exactly"].includes(quantity.hedge))
  const agrees = (level: "stated" | "implied") => {
    const byRounding = ({ quantity }: ComparedFigure) => rounded(quantity)
    if (setting.tolerance.rounding === "inferred" && areNumbers) {
      if (canBeWithin(rounded(whole.quantity)[level], sum(level, byRounding), [0n, 1n])) return true
    }
    const pair = [asSaid(whole.quantity)[level], sum(level, ({ quantity }) => asSaid(quantity))] as const
    if (isHeldToRounding(whole, used.flat(), pair, level, setting)) return touchesOffZero(...pair)
    return canBeWithin(...pair, allowance(...pair, whole.quantity, setting, days))
  }
  if (!agrees("stated")) return "conflict"
  return agrees("implied") ? "agree" : "tension"
}

/** A sum is as precise as all that it is made of. */
function isHeldToRounding(
  { quantity }: ComparedFigure,
  summands: readonly ComparedFigure[],
  [own, sum]: readonly [Interval, Interval],
  level: "stated" | "implied",
  { tolerance }: SumSetting,
): boolean {
  if (tolerance.precise === "tolerant" || canBeWithin(own, sum, [0n, 1n])) return false
  const [ownEnd, sumEnd] = isSomewhereBelow(own, sum) ? (["max", "min"] as const) : (["min", "max"] as const)
  const isNumber = (one: ComparedFigure) => ["none", "exactly"].includes(one.quantity.hedge)
  const isOwn = isPrecise(quantity, ownEnd, level)
  const isSum = summands.every((figure) => isPrecise(figure.quantity, sumEnd, "implied"))
  return (isOwn && (isSum || summands.every(isNumber))) || (isSum && ["none", "exactly"].includes(quantity.hedge))
}

function chooseFigures(whole: ComparedFigure, all: readonly ComparedFigure[], setting: SumSetting): ComparedFigure[] {
  const live = all.filter((figure) => canCount(figure, whole, setting))
  if (setting.measure !== "cumulative") return live.filter((one) => live.every((two) => date(two) <= date(one)))
  const before = live.filter((one) => lastDay(one) <= lastDay(whole))
  if (before.length > 0) return before.filter((one) => before.every((two) => lastDay(two) <= lastDay(one)))
  return live.filter((one) => live.every((two) => lastDay(one) <= lastDay(two)))
}

function canCount(figure: ComparedFigure, whole: ComparedFigure, { measure, tolerance }: SumSetting): boolean {
  const [own, other] = [figure.quantity, whole.quantity]
  if (isVague(figure) || isVague(whole) || own.unit !== other.unit) return false
  if (["%", "Cel"].includes(own.unit) || own.change || other.change) return false
  if (measure === "stock") return daysApart(figure, whole) <= tolerance.windowDays
  return measure === "cumulative" || JSON.stringify(figure.asOf) === JSON.stringify(whole.asOf)
}

const lastDay = ({ asOf }: ComparedFigure) => asOf.to ?? "9999-99-99"
const date = (figure: ComparedFigure) => `${lastDay(figure)} ${figure.asOf.from}`

/** A part without a figure is 0 or more. */
function countPart(
  whole: ComparedFigure,
  figures: readonly ComparedFigure[],
  setting: SumSetting,
  level: "stated" | "implied",
  read: (figure: ComparedFigure) => Both,
): Ends {
  const zero: End = { at: [0n, 1n], e: 0 }
  const [one] = figures
  if (one === undefined) return { low: zero, high: null }
  const ends = figures.map((figure) => toEnds(read(figure)[level]))
  const low = ends.some((end) => end.low === null) ? null : sorted(ends.map((end) => end.low))[0]
  const high = ends.some((end) => end.high === null) ? null : sorted(ends.map((end) => end.high)).at(-1)
  const days = setting.measure === "cumulative" ? [lastDay(one), lastDay(whole)] : ["", ""]
  const [own = "", its = ""] = days
  return { low: own > its ? zero : (low ?? null), high: own < its ? null : (high ?? null) }
}

/** As the words are beside all the others, and where all are numerals as these are rounded. */
export function listReadings(
  all: readonly ComparedFigure[],
  { tolerance }: SumSetting,
): readonly (readonly Interval[])[] {
  const said = all.map(({ quantity }) => asSaid(quantity).stated)
  const areNumerals = all.every(({ quantity }) => ROUNDED_BESIDE.includes(quantity.hedge))
  if (tolerance.rounding === "none" || !areNumerals) return [said]
  return [said, all.map(({ quantity }) => rounded(quantity).stated)]
}

function sorted(ends: readonly End[]): End[] {
  return [...ends].sort((p, q) => (p && q ? sign(order(p.at, q.at)) || p.e - q.e : 0))
}

const sign = (n: bigint) => (n > 0n ? 1 : n < 0n ? -1 : 0)

function add(x: Ends, y: Ends): Ends {
  return { low: addEnd(x.low, y.low), high: addEnd(x.high, y.high) }
}

function addEnd(p: End, q: End): End {
  return p && q && { at: plus(p.at, q.at), e: p.e || q.e }
}

function toEnds({ min, max, minOpen, maxOpen }: Interval): Ends {
  return { low: min && { at: min, e: minOpen ? 1 : 0 }, high: max && { at: max, e: maxOpen ? -1 : 0 } }
}

function toInterval({ low, high }: Ends): Interval {
  const [min, max] = [low?.at ?? null, high?.at ?? null]
  return { min, max, minOpen: low !== null && low.e !== 0, maxOpen: high !== null && high.e !== 0 }
}
