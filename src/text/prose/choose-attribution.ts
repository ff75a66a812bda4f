import type { Phrase } from "../languages/text-language.ts"
import type { Figure } from "./figure.ts"

/** The nearest before the figure, since what was said follows who said it; else the first after it. */
export function chooseAttribution(figure: Figure, attributions: readonly Phrase[]): Phrase | null {
  const before = attributions.findLast(({ end }) => end <= figure.start)
  return before ?? attributions.find(({ start }) => start >= figure.end) ?? null
}
