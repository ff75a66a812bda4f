import { type AsOf, dayNumber } from "../../quantity/dates/as-of.ts"
import type { ComparedFigure } from "../pair/figure.ts"
import type { SetSetting } from "./compare-all.ts"

/**
 * The largest sets of figures, by their indexes, of which every two can stand side by side in time: for a stock those
 * of one window, for a flow those of one period, of running totals all. No set lies within another.
 */
export function listSideBySide(
  figures: readonly ComparedFigure[],
  setting: SetSetting,
): readonly (readonly number[])[] {
  const indexes = figures.map((_, index) => index)
  switch (setting.measure) {
    case "cumulative":
      return [indexes]
    case "flow":
      return [...Map.groupBy(indexes, (index) => periodOf(figures[index]?.asOf)).values()]
    case "stock":
      return listWindows(figures, setting.tolerance.windowDays)
  }
}

function periodOf(asOf: AsOf | undefined): string {
  return `${asOf?.from}/${asOf?.to}`
}

/**
 * Stretched by the window at their end, as-of ranges of which every two meet all have a day in common, and one of them
 * starts on that day. So each start is a candidate; one whose ranges all reach the next start adds nothing to that.
 */
function listWindows(figures: readonly ComparedFigure[], windowDays: number): readonly (readonly number[])[] {
  const ranges = figures.map(({ asOf }) => ({
    from: dayNumber(asOf.from),
    to: asOf.to === null ? Number.POSITIVE_INFINITY : dayNumber(asOf.to) + windowDays,
  }))
  const starts = [...new Set(ranges.map(({ from }) => from))].sort((p, q) => p - q)
  return starts.flatMap((start, at) => {
    const next = starts[at + 1] ?? Number.POSITIVE_INFINITY
    const present = [...ranges.entries()].filter(([, { from, to }]) => from <= start && to >= start)
    const isLargest = next === Number.POSITIVE_INFINITY || present.some(([, { to }]) => to < next)
    return isLargest ? [present.map(([index]) => index)] : []
  })
}
