import type { Measure } from "../../compare/pair/figure.ts"
import type { Verdict } from "../../compare/pair/verdict.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { type PrintedVerdict, printVerdict } from "../../compare/tell/print-verdict.ts"
import type { Mention } from "../../text/mention.ts"
import { comparePoints } from "./compare-points.ts"
import { compareTexts } from "./compare-texts.ts"
import type { TextPair } from "./find-pairs.ts"
import { printPointVerdict } from "./print-point-verdict.ts"

/** A text with its figures and its points (text/points.ts). */
export type ReadText = {
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly points: readonly Mention[]
}

export type ComparedPair = PrintedVerdict & { readonly a: Mention; readonly b: Mention }

/** All that two texts on one event have in common, figures and points, in the order of the first text. */
export function pairTexts(
  a: ReadText,
  b: ReadText,
  setting: { readonly measure: Measure; readonly tolerance: Tolerance },
): readonly ComparedPair[] {
  const points = { a: { ...a, mentions: a.points }, b: { ...b, mentions: b.points } }
  return [
    ...show(compareTexts(a, b, setting), a.mentions, b.mentions, printVerdict),
    ...show(comparePoints(points.a, points.b, setting), a.points, b.points, printPointVerdict),
  ].toSorted((one, other) => one.a.start - other.a.start)
}

function show(
  pairs: readonly TextPair[],
  mentionsA: readonly Mention[],
  mentionsB: readonly Mention[],
  print: (verdict: Verdict) => PrintedVerdict,
): readonly ComparedPair[] {
  return pairs.flatMap(({ a, b, verdict }) => {
    const [one, other] = [mentionsA[a], mentionsB[b]]
    return one === undefined || other === undefined ? [] : [{ ...print(verdict), a: one, b: other }]
  })
}
