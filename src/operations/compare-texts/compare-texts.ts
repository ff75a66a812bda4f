import { compareFigures } from "../../compare/compare-figures.ts"
import type { ComparedFigure, Measure } from "../../compare/figure.ts"
import type { Tolerance } from "../../compare/tolerance.ts"
import type { Setting, Verdict } from "../../compare/verdict.ts"
import type { AsOf } from "../../quantity/as-of.ts"
import type { Mention } from "../../text/mention.ts"
import { type Candidate, choosePairs } from "./choose-pairs.ts"
import { type Described, describeFigures, type TextFigures } from "./describe-figures.ts"
import { isPartOfTotal } from "./is-sum.ts"
import { likeness } from "./likeness.ts"
import { isRepeated, likenessOfNumbers, likenessOfValues } from "./likeness-of-values.ts"
import { countKinds, isOnly } from "./only-of-kind.ts"

export type { TextFigures }

/** Two mentions that are about the same thing: indexes into the mentions of a and b. */
export type TextPair = { readonly a: number; readonly b: number; readonly verdict: Verdict }

type Judged = Candidate & { readonly verdict: Verdict }

/**
 * The figures of two texts on one event that meet, each with its verdict. Figures of different things do not meet and
 * are left out. In the order of the first text.
 */
export function compareTexts(
  a: TextFigures,
  b: TextFigures,
  { measure, tolerance }: { readonly measure: Measure; readonly tolerance: Tolerance },
): readonly TextPair[] {
  const setting: Setting = { measure, tolerance, relation: "same" }
  const [figuresA, figuresB] = [describeFigures(a), describeFigures(b)]
  const only = { a: countKinds(figuresA), b: countKinds(figuresB) }
  const candidates = figuresA.flatMap((one) =>
    figuresB.flatMap((other) => judge(one, other, setting, isOnly(one, only.a) && isOnly(other, only.b)) ?? []),
  )
  return choosePairs(takeOutRepeated(candidates))
    .filter(isMeeting)
    .map(({ a, b, verdict }) => ({ a, b, verdict }))
    .toSorted((one, other) => one.a - other.a)
}

function isPart(a: Described, b: Described): boolean {
  return isPartOfTotal(a.all, a.index, b.mention) || isPartOfTotal(b.all, b.index, a.mention)
}

function judge(a: Described, b: Described, setting: Setting, areOnly: boolean): Judged | null {
  const alike = likenessApartFromValues(a, b, areOnly)
  if (alike === null || alike + mostByValues(a, b) < TO_AGREE) return null
  const verdict = compareFigures(toFigure(a.mention, b.mention), toFigure(b.mention, a.mention), setting)
  if (verdict.verdict === "not-comparable") return null
  if (verdict.verdict !== "agree" && isPart(a, b)) return null
  return { a: a.index, b: b.index, score: alike + likenessOfValues(verdict), verdict }
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

/** What a text repeats exactly is likely said of that, so it rarely disagrees with a third figure. */
function takeOutRepeated(candidates: readonly Judged[]): readonly Judged[] {
  const repeats = candidates.filter(({ verdict }) => verdict.verdict === "agree" && isRepeated(verdict))
  const [inA, inB] = [new Set(repeats.map(({ a }) => a)), new Set(repeats.map(({ b }) => b))]
  return candidates.map((one) =>
    one.verdict.verdict !== "agree" && (inA.has(one.a) || inB.has(one.b))
      ? { ...one, score: one.score - OUT_OF_PLAY }
      : one,
  )
}

const OUT_OF_PLAY = 1.5

const TO_AGREE = 1
const TO_DISAGREE = 1.7

/** To say that two figures disagree takes more than to say that they agree. */
function isMeeting({ score, verdict }: Judged): boolean {
  return score >= (verdict.verdict === "agree" ? TO_AGREE : TO_DISAGREE)
}

/** Stands for any date: two texts on one event speak of one time unless both say when. */
const SOME_DAY: AsOf = Object.freeze({ from: "2000-01-01", to: "2000-01-01" })
const SOME_TIME = "2000-01-01T00:00:00Z"

function toFigure({ quantity, asOf }: Mention, other: Mention): ComparedFigure {
  const date = asOf !== null && other.asOf !== null ? asOf : SOME_DAY
  return { quantity, asOf: date, claimants: [], firstPublished: SOME_TIME }
}
