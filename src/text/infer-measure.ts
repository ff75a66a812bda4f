import type { MeasureWords } from "./languages/text-language.ts"
import { TEXT_LANGUAGES } from "./languages/text-languages.ts"

export type InferredMeasure = "stock" | "cumulative" | "flow"

/**
 * How a quantity lives in time, from the words of its name and of its first figure: an amount within a period where one is
 * named, a running total where something is over once it has happened, else a level. A guess, to be marked as one.
 */
export function inferMeasure(...texts: readonly string[]): InferredMeasure {
  const words = Object.values(TEXT_LANGUAGES).map(({ measures }) => measures)
  const says = (kind: keyof MeasureWords) => words.some((of) => texts.some((text) => of[kind].test(text)))
  if (says("rate")) return "flow"
  const isCumulative = says("cumulative")
  if (says("period")) return isCumulative || !says("level") ? "flow" : "stock"
  return isCumulative ? "cumulative" : "stock"
}
