import { compareFigures } from "../../compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../compare/pair/figure.ts"
import type { ComparisonSetting } from "../../compare/pair/setting.ts"
import type { Verdict } from "../../compare/pair/verdict.ts"
import { type Exact, larger, powerOfTen, ZERO } from "../../quantity/numbers/exact.ts"
import type { Quantity } from "../../quantity/quantity.ts"

const LONGEST = 160
const TIMES_LONGER = 2

/** One short line without a full stop, beside a text that is longer by far: its headline. */
export function isHeadlineOf(text: string, other: string): boolean {
  const line = text.trim()
  if (line === "" || line.length > LONGEST || /[.;\n]["'”’)]*$|\n/.test(line)) return false
  return other.length >= line.length * TIMES_LONGER
}

/**
 * The verdict on a figure in a headline and one in its text. A headline has no room for "more than" and for decimals:
 * "$8B" may stand for "over $8 billion" and for $8.3 billion. So what disagrees only by that does not disagree.
 */
export function judgeHeadline(
  figures: { readonly a: ComparedFigure; readonly b: ComparedFigure },
  headline: "a" | "b",
  setting: ComparisonSetting,
): Verdict {
  const verdict = compareFigures(figures.a, figures.b, setting)
  if (verdict.verdict === "agree" || verdict.verdict === "not-comparable") return verdict
  const short = { a: shorten(figures.a, headline === "a"), b: shorten(figures.b, headline === "b") }
  const again = compareFigures(short.a, short.b, setting)
  return again.verdict === "agree" ? again : verdict
}

function shorten(figure: ComparedFigure, isHeadline: boolean): ComparedFigure {
  const { quantity } = figure
  const { value, precision } = quantity
  if (value === null || precision === null) return figure
  return {
    ...figure,
    quantity: withoutHedge(quantity, value, isHeadline ? larger(precision, scaleOf(quantity)) : precision),
  }
}

function withoutHedge(quantity: Quantity, value: Exact, precision: Exact): Quantity {
  const half = precision.div(2)
  const reading = { min: value.sub(half), max: value.add(half), minOpen: false, maxOpen: true }
  return Object.freeze({ ...quantity, hedge: "none", precision, stated: reading, implied: reading })
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/(\d ?k|thousand)$/i, 3],
  [/(\d ?mn?|million)$/i, 6],
  [/(\d ?bn?|billion)$/i, 9],
  [/(\d ?tn?|trillion)$/i, 12],
]

/** What a headline counts in, where it writes no decimals: a million in "$8M"; else nothing. */
function scaleOf({ text, whole }: Quantity): Exact {
  const [, power] = (whole && SCALES.find(([pattern]) => pattern.test(text))) || []
  return power === undefined ? ZERO : powerOfTen(power)
}
