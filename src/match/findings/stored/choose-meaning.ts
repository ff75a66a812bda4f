import { areMistyped, differInOneDigit } from "../are-mistyped.ts"
import { isTelling } from "./is-telling.ts"
import type { LinkedFigure, Meaning, MeantFigure } from "./linked-figure.ts"
import { FAR, VERY_FAR } from "./rate-distance.ts"
import { BY_SPEECH } from "./tell-speech.ts"

/** How much more likely a figure means a subject whose sentence is worded like one on file. */
const IF_WORDED = 1.5

/** Likewise for the number: that of the subject itself, a telling one; one that agrees with it; one that a slip makes of it. */
const IF_TELLING = 4
const IF_AGREEING = 2
const IF_SLIP = 3
const IF_ONE_DIGIT = 2
const IF_MISPLACED = 2
const IF_FAR = 0.3
const IF_VERY_FAR = 0.05
/** Another subject's number may be any. */
const LEAST_IF_MISPLACED = 0.15
/** That a figure means nothing on file is never ruled out. */
const LEAST_NONE = 0.05

/** The subject that a figure means when the numbers on file are looked at as well; null where it likely means none of them. */
export function chooseMeaning(linked: LinkedFigure): Omit<MeantFigure, "isSaidElsewhere"> | null {
  const { meanings, none, ...figure } = linked
  const weighed = meanings.map((meaning) => ({ meaning, weight: weigh(linked, meaning) }))
  const all = weighed.reduce((sum, { weight }) => sum + weight, Math.max(none, LEAST_NONE))
  const [best] = weighed.toSorted((one, other) => other.weight - one.weight)
  return best === undefined ? null : { ...figure, ...best.meaning, certainty: best.weight / all }
}

function weigh({ mention }: LinkedFigure, meaning: Meaning): number {
  const { match, speech, isWorded } = meaning
  return match.certainty * BY_SPEECH[speech] * (isWorded ? IF_WORDED : 1) * weighNumber(mention, meaning)
}

function weighNumber(
  { text, quantity }: LinkedFigure["mention"],
  { onFile: { equal, against, elsewhere, latest } }: Meaning,
): number {
  if (equal.length > 0) return isTelling(quantity, false) ? IF_TELLING : IF_AGREEING
  const others = [...against, ...latest.filter(({ isApart }) => isApart)].map(({ figure }) => figure.text)
  if (others.some((other) => areMistyped(text, other))) return IF_SLIP
  if (against.length === 0) return others.length < latest.length ? IF_AGREEING : 1
  const byDistance = weighDistance(against)
  if (elsewhere.length > 0) return IF_MISPLACED * Math.max(byDistance, LEAST_IF_MISPLACED)
  return others.some((other) => differInOneDigit(text, other)) ? IF_ONE_DIGIT : byDistance
}

function weighDistance(against: Meaning["onFile"]["against"]): number {
  const nearest = Math.min(...against.map(({ ratio }) => (ratio === null ? Infinity : Math.max(ratio, 1 / ratio))))
  if (nearest <= FAR) return 1
  return nearest <= VERY_FAR ? IF_FAR : IF_VERY_FAR
}
