import { compareFigures } from "../../../compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../../compare/pair/figure.ts"
import type { ComparisonSetting } from "../../../compare/pair/setting.ts"
import type { Verdict } from "../../../compare/pair/verdict.ts"
import { type Exact, larger, powerOfTen, ZERO } from "../../../quantity/numbers/exact.ts"
import { point } from "../../../quantity/numbers/reading.ts"
import type { Quantity } from "../../../quantity/quantity.ts"
import type { RoundScale } from "../../languages/match-language.ts"

/** Which of two texts is the headline, and what headlines of its language count in. */
export type Headline = { readonly side: "a" | "b"; readonly scales: readonly RoundScale[] }

/**
 * The verdict on a figure in a headline and one in its text. A headline has no room for "more than" and for decimals:
 * "$8B" may stand for "over $8 billion" and for $8.3 billion. So what disagrees only in that agrees.
 */
export function judgeHeadline(
  figures: { readonly a: ComparedFigure; readonly b: ComparedFigure },
  { side, scales }: Headline,
  setting: ComparisonSetting,
): Verdict {
  const verdict = compareFigures(figures.a, figures.b, setting)
  if (verdict.verdict === "agree" || verdict.verdict === "not-comparable") return verdict
  const short = {
    a: shorten(figures.a, side === "a" ? scales : []),
    b: shorten(figures.b, side === "b" ? scales : []),
  }
  const again = compareFigures(short.a, short.b, setting)
  return again.verdict === "agree" ? again : verdict
}

function shorten(figure: ComparedFigure, scales: readonly RoundScale[]): ComparedFigure {
  const { value, precision } = figure.quantity
  if (value === null || precision === null) return figure
  return { ...figure, quantity: asRounded(figure.quantity, value, larger(precision, scaleOf(figure.quantity, scales))) }
}

/** The quantity without its hedge, as anything that rounds to its value. */
function asRounded(quantity: Quantity, value: Exact, precision: Exact): Quantity {
  const half = precision.div(2)
  const rounded = { min: value.sub(half), max: value.add(half), minOpen: false, maxOpen: true }
  return Object.freeze({ ...quantity, hedge: "none", precision, stated: point(value), implied: point(value), rounded })
}

/** What a headline counts in where it writes no decimals: a million in "$8M". Zero where it counts in nothing. */
function scaleOf({ text, whole }: Quantity, scales: readonly RoundScale[]): Exact {
  const scale = whole ? scales.find(({ ending }) => ending.test(text)) : undefined
  return scale === undefined ? ZERO : powerOfTen(scale.power)
}
