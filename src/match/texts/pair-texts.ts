import type { Measure } from "../../compare/pair/figure.ts"
import type { ComparisonSetting } from "../../compare/pair/setting.ts"
import type { Verdict } from "../../compare/pair/verdict.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { type PrintedVerdict, printVerdict } from "../../compare/tell/print-verdict.ts"
import type { Mention } from "../../text/mention.ts"
import type { Candidate } from "./choose-pairs.ts"
import type { ReadText } from "./describe/description.ts"
import { areVersions } from "./describe/read-context.ts"
import { matchFigures } from "./match-figures.ts"
import { matchPoints } from "./match-points.ts"
import { pairMentions } from "./pair-mentions.ts"
import { shareRatings } from "./share-ratings.ts"
import type { Steps } from "./steps.ts"
import { explainContrast } from "./verdicts/explain-contrast.ts"
import { findHeadline } from "./verdicts/find-headline.ts"
import { printPointVerdict } from "./verdicts/print-point-verdict.ts"

/** All pairs, and one sentence about figures that look alike and are of different things; null where there are none. */
export type PairedTexts = { readonly pairs: readonly ComparedPair[]; readonly apart: string | null }

/** Two mentions that measure or place one thing, with the verdict on them. */
export type ComparedPair = PrintedVerdict & { readonly a: Mention; readonly b: Mention }

/**
 * All that two texts on one event both say, figures and points, in the order of the first text. Each mention is
 * described, each two are rated for how likely they measure one thing, and the likeliest are paired. What measures
 * different things is left out.
 */
export function* pairTextsInSteps(
  textA: ReadText,
  textB: ReadText,
  setting: { readonly measure: Measure; readonly tolerance: Tolerance },
): Steps<PairedTexts> {
  const [a, b] = shareRatings(textA, textB)
  const comparison: ComparisonSetting = { ...setting, relation: "same" }
  const figureSetting = { ...comparison, headline: findHeadline(a, b) }
  const figures = yield* pairMentions(a, b, (one, other) => matchFigures(one, other, figureSetting))
  const points = yield* pairMentions(takePoints(a), takePoints(b), (one, other) =>
    matchPoints(one, other, comparison, figures.apart),
  )
  const telling = figures.pairs.length === 0 ? points.pairs.filter((pair) => !isOfAsOfDates(pair)) : points.pairs
  const printed = [...(yield* print(figures.pairs, printVerdict)), ...(yield* print(telling, printPointVerdict))]
  const pairs = printed.sort((one, other) => one.a.start - other.a.start)
  return { pairs, apart: explainContrast([...figures.apart, ...points.apart]) }
}

/** "As of 4 May" and "by 3 May" disagree on when a figure was true. Where no figure is the same, they disagree on nothing. */
function isOfAsOfDates({ a, b, verdict }: Candidate): boolean {
  if (verdict.verdict === "agree" || areVersions(a.context, b.context)) return false
  return a.aside === "as-of" || b.aside === "as-of"
}

function takePoints(read: ReadText): ReadText {
  return { ...read, mentions: read.points }
}

function* print(
  pairs: readonly Candidate[],
  printOne: (verdict: Verdict) => PrintedVerdict,
): Steps<readonly ComparedPair[]> {
  const printed: ComparedPair[] = []
  for (const { a, b, verdict } of pairs) {
    printed.push({ ...printOne(verdict), a: a.mention, b: b.mention })
    yield
  }
  return printed
}
