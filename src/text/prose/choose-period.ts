import type { PeriodFound } from "../languages/text-language.ts"
import type { Figure } from "./figure.ts"

const FAR = 1000

/**
 * The nearest expression of time, counted in tokens; of two as near, the one after the figure. "Said on Friday" dates
 * what was said only where nothing else does.
 */
export function choosePeriod(figure: Figure, periods: readonly PeriodFound[]): PeriodFound | null {
  let nearest: PeriodFound | null = null
  let least = Number.POSITIVE_INFINITY
  for (const period of periods) {
    const near = period.start >= figure.end ? period.start - figure.end : figure.start - period.end
    const distance = near + (period.isOfSaying ? FAR : 0)
    if (distance > least) continue
    nearest = period
    least = distance
  }
  return nearest
}
