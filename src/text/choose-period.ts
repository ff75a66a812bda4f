import type { Figure } from "./figure.ts"
import type { Period } from "./text-language.ts"

/** The nearest expression of time, counted in tokens; of two as near, the one after the figure. */
export function choosePeriod(figure: Figure, periods: readonly Period[]): Period | null {
  let nearest: Period | null = null
  let least = Number.POSITIVE_INFINITY
  for (const period of periods) {
    const distance = period.start >= figure.end ? period.start - figure.end : figure.start - period.end
    if (distance > least) continue
    nearest = period
    least = distance
  }
  return nearest
}
