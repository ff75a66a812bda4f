/** Second opinions on sets of figures, by trying all of their subsets. Written apart from the engine. */

import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import type { SetSetting } from "../../src/compare/set/compare-all.ts"
import { daysApart, type Interval, isVague, order, type Ratio } from "./oracle.ts"
import { listReadings } from "./sum-oracle.ts"

/** The sets of places, in order, the first the one that `better` prefers. */
function subsets(size: number): number[][] {
  const places = [...Array(size).keys()]
  return [...Array(2 ** size).keys()].map((bits) => places.filter((place) => bits & (1 << place)))
}

export type Shared = { readonly members: readonly number[]; readonly range: Interval }

export function askForLargestGroup(figures: readonly ComparedFigure[], setting: SetSetting): Shared | null {
  const groups = subsets(figures.length).flatMap((members) => {
    const those = members.map((place) => figures[place] as ComparedFigure)
    const range = those.length < 2 || !areTogether(those, setting) ? null : rangeOf(those, setting)
    return range === null ? [] : [{ members, range }]
  })
  const claimants = ({ members }: Shared) => new Set(members.flatMap((place) => figures[place]?.claimants ?? [])).size
  const latest = ({ members }: Shared) =>
    members
      .map((place) => dateOf(figures[place] as ComparedFigure))
      .sort()
      .at(-1) ?? ""
  const preferred = groups.sort(
    (p, q) =>
      q.members.length - p.members.length ||
      claimants(q) - claimants(p) ||
      compareText(latest(q), latest(p)) ||
      firstDifference(p.members, q.members),
  )
  return preferred[0] ?? null
}

const dateOf = ({ asOf }: ComparedFigure) => `${asOf.to ?? "9999-99-99"} ${asOf.from}`
const compareText = (p: string, q: string) => (p > q ? 1 : p < q ? -1 : 0)
const firstDifference = (p: readonly number[], q: readonly number[]) =>
  p.map((place, at) => place - (q[at] ?? 0)).find((difference) => difference !== 0) ?? 0

function areTogether(figures: readonly ComparedFigure[], { measure, tolerance }: SetSetting): boolean {
  return figures.every((one) =>
    figures.every((two) => {
      if (isVague(one) || one.quantity.unit !== two.quantity.unit) return false
      if (measure === "stock") return daysApart(one, two) <= tolerance.windowDays
      return measure === "cumulative" || JSON.stringify(one.asOf) === JSON.stringify(two.asOf)
    }),
  )
}

/** What they share as said, else by rounding. */
function rangeOf(figures: readonly ComparedFigure[], setting: SetSetting): Interval | null {
  const ranges = listReadings(figures, setting).map(sharedBy)
  return ranges.find((range) => range !== null) ?? null
}

/** The ends that no other member's end goes beyond; null where a number just inside them is not in all. */
function sharedBy(all: readonly Interval[]): Interval | null {
  const lows = all.flatMap(({ min, minOpen }) => (min === null ? [] : [{ at: min, open: minOpen }]))
  const highs = all.flatMap(({ max, maxOpen }) => (max === null ? [] : [{ at: max, open: maxOpen }]))
  const low = lows.reduce<Edge | null>((p, q) => (p === null || isTighter(q, p, 1) ? q : p), null)
  const high = highs.reduce<Edge | null>((p, q) => (p === null || isTighter(q, p, -1) ? q : p), null)
  const range = {
    min: low?.at ?? null,
    minOpen: low?.open ?? false,
    max: high?.at ?? null,
    maxOpen: high?.open ?? false,
  }
  if (low === null || high === null) return range
  const width = order(high.at, low.at)
  return width > 0n || (width === 0n && !low.open && !high.open) ? range : null
}

type Edge = { readonly at: Ratio; readonly open: boolean }

function isTighter(one: Edge, two: Edge, sign: 1 | -1): boolean {
  const by = order(one.at, two.at) * BigInt(sign)
  return by > 0n || (by === 0n && one.open && !two.open)
}

/** The set to drop that `findFewestToDrop` should name. */
export function askForFewestToDrop(
  figures: readonly Pick<ComparedFigure, "claimants">[],
  disagree: (a: number, b: number) => boolean,
): readonly number[] {
  const cost = (dropped: readonly number[]) =>
    dropped.reduce((sum, place) => sum + (figures[place]?.claimants.length ?? 0), 0)
  const covers = subsets(figures.length)
    .map((kept) => ({ kept, dropped: [...figures.keys()].filter((place) => !kept.includes(place)) }))
    .filter(({ kept }) => kept.every((a) => kept.every((b) => a === b || !disagree(a, b))))
    .sort(
      (p, q) =>
        p.dropped.length - q.dropped.length || cost(p.dropped) - cost(q.dropped) || firstDifference(p.kept, q.kept),
    )
  return covers[0]?.dropped ?? []
}
