import { compareFigures } from "../../compare/pair/compare-figures.ts"
import type { Measure } from "../../compare/pair/figure.ts"
import type { ComparisonSetting } from "../../compare/pair/setting.ts"
import type { Verdict } from "../../compare/pair/verdict.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import type { Mention } from "../../text/mention.ts"
import { type Described, describeFigures, type TextFigures } from "./describe-figures.ts"
import { findPairs, type Judged, type TextPair, TO_AGREE } from "./find-pairs.ts"
import { isHeadlineOf, judgeHeadline } from "./headlines.ts"
import { isPartOfTotal } from "./is-sum.ts"
import { judgeVersions } from "./judge-versions.ts"
import { likeness } from "./likeness.ts"
import { likenessOfSlots } from "./likeness-of-slots.ts"
import { likenessOfNumbers, likenessOfValues } from "./likeness-of-values.ts"
import { listPartners } from "./list-partners.ts"
import { countKinds, isOnly } from "./only-of-kind.ts"
import { toFigure } from "./to-figure.ts"

export type { TextFigures, TextPair }

/**
 * The figures of two texts on one event that meet, each with its verdict. Figures of different things do not meet and
 * are left out. In the order of the first text.
 */
export function compareTexts(
  a: TextFigures,
  b: TextFigures,
  { measure, tolerance }: { readonly measure: Measure; readonly tolerance: Tolerance },
): readonly TextPair[] {
  const setting: TextSetting = { measure, tolerance, relation: "same", headline: findHeadline(a, b) }
  const [figuresA, figuresB] = [describeFigures(a), describeFigures(b)]
  const only = { a: countKinds(figuresA), b: countKinds(figuresB) }
  const candidates = listPartners({ a: figuresA, b: figuresB }).flatMap(
    ([one, other]) => judge(one, other, setting, isOnly(one, only.a) && isOnly(other, only.b)) ?? [],
  )
  return findPairs(candidates)
}

function isPart(a: Described, b: Described): boolean {
  return isPartOfTotal(a.all, a.index, b.mention) || isPartOfTotal(b.all, b.index, a.mention)
}

/** What is known of the two texts; `headline` is the one that is the other's. */
type TextSetting = ComparisonSetting & { readonly headline: "a" | "b" | null }

function findHeadline({ text: a = "" }: TextFigures, { text: b = "" }: TextFigures): TextSetting["headline"] {
  if (isHeadlineOf(a, b)) return "a"
  return isHeadlineOf(b, a) ? "b" : null
}

function judge(a: Described, b: Described, setting: TextSetting, areOnly: boolean): Judged | null {
  const slots = likenessOfSlots(a.slot, b.slot)
  const alike = likenessApartFromValues(a, b, areOnly)
  if (alike === null || alike + slots.likeness + mostByValues(a, b) < TO_AGREE) return null
  const verdict = giveVerdict(a.mention, b.mention, setting, slots.areVersions)
  if (verdict.verdict === "not-comparable") return null
  if (verdict.verdict !== "agree" && !slots.areVersions && (a.aside !== b.aside || isPart(a, b))) return null
  return { a: a.index, b: b.index, score: alike + slots.likeness + likenessOfValues(verdict), verdict }
}

function giveVerdict(a: Mention, b: Mention, setting: TextSetting, areVersions: boolean): Verdict {
  const figures = { a: toFigure(a, b), b: toFigure(b, a) }
  if (areVersions) return judgeVersions(figures.a, figures.b, setting)
  if (setting.headline !== null) return judgeHeadline(figures, setting.headline, setting)
  return compareFigures(figures.a, figures.b, setting)
}

function likenessApartFromValues(a: Described, b: Described, areOnly: boolean): number | null {
  const alike = likeness(a, b)
  return alike === null ? null : alike + (areOnly ? ONLY_ONE : 0) - Math.abs(a.place - b.place) * PLACE
}

/** Spares verdicts on the many pairs of a long text that cannot meet. Units are converted only for a verdict. */
function mostByValues(a: Described, b: Described): number {
  const isOneUnit = a.mention.quantity.unit === b.mention.quantity.unit
  return isOneUnit ? likenessOfNumbers(a.middle, b.middle, true) : Number.POSITIVE_INFINITY
}

/** The only amount of money in each of two texts on one event is likely the same amount. */
const ONLY_ONE = 1.2
const PLACE = 0.2
