import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { describeMentions } from "../../src/match/texts/describe/describe-mentions.ts"
import type { Description, ReadText } from "../../src/match/texts/describe/description.ts"
import { type ComparedPair, pairTextsInSteps } from "../../src/match/texts/pair-texts.ts"
import { DEFAULT_LANGUAGE } from "../../src/quantity/languages/languages.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { readPoints, withoutRated } from "../../src/text/points/read-points.ts"
import { readMentions, type TextOptions } from "../../src/text/read-mentions.ts"

/** Nothing is allowed, so that every difference shows. */
export const TOLERANCE = { ...BUILT_IN_TOLERANCE, relativePercent: exact(0) }

/** Runs all steps, and counts them. */
export function countSteps<T>(steps: Generator<void, T, void>): { readonly value: T; readonly count: number } {
  for (let count = 0; ; count += 1) {
    const step = steps.next()
    if (step.done) return { value: step.value, count }
  }
}

export function finish<T>(steps: Generator<void, T, void>): T {
  return countSteps(steps).value
}

export function readText(text: string, options: TextOptions = {}): ReadText {
  const { mentions } = readMentions(text, options)
  const { language = DEFAULT_LANGUAGE } = options
  const points = readPoints(text, mentions, language)
  return { text, language, mentions: withoutRated(mentions, points), points }
}

export function pairTexts(a: string | ReadText, b: string | ReadText): readonly ComparedPair[] {
  const [one, other] = [a, b].map((text) => (typeof text === "string" ? readText(text) : text)) as [ReadText, ReadText]
  return finish(pairTextsInSteps(one, other, { measure: "stock", tolerance: TOLERANCE })).pairs
}

/** Every pair as "wording × wording: verdict". */
export function listPairs(a: string, b: string): readonly string[] {
  return pairTexts(a, b).map((pair) => `${pair.a.text} × ${pair.b.text}: ${pair.verdict}`)
}

/** The figures of a text, described. */
export function describeText(text: string): readonly Description[] {
  return finish(describeMentions(readText(text)))
}

/** The first figure of a text, described. */
export function describeFirst(text: string): Description {
  const [first] = describeText(text)
  if (first === undefined) throw new Error(`no figure in "${text}"`)
  return first
}
