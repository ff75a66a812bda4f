import { BUILT_IN_TOLERANCE } from "../../../compare/rules/tolerance.ts"
import type { Mention } from "../../../text/mention.ts"
import type { Found } from "../finding.ts"
import { placeOf, wordsOf } from "../place-of.ts"
import type { ReadPart } from "../read-part.ts"

/** Digits without the noughts at the end from which on two numbers rarely look alike by chance. */
const LEAST_DIGITS = 3
/** Digits of which one may be another. */
const LEAST_OF_ONE = 4

/**
 * Figures of a headline that its text says nowhere, while it says one of the same unit with the same digits in another order, or
 * with one other digit: what they count need not be said for that.
 */
export function findSlips(headline: ReadPart, body: ReadPart, known: ReadonlySet<number>): readonly Found[] {
  return headline.mentions.flatMap((mention) => {
    if (known.has(mention.start) || body.mentions.some((other) => areEqual(mention, other))) return []
    const meant = body.mentions.filter((other) => isSlipOf(mention, other))
    const [other] = meant
    return other === undefined || meant.some((next) => !areEqual(next, other))
      ? []
      : [tell(mention, other, headline, body)]
  })
}

function areEqual({ quantity: one }: Mention, { quantity: other }: Mention): boolean {
  return one.value !== null && other.value !== null && one.value.equals(other.value)
}

function isSlipOf(one: Mention, other: Mention): boolean {
  if (one.quantity.unit !== other.quantity.unit || one.quantity.hedge !== other.quantity.hedge) return false
  if (one.noun !== null && other.noun !== null && one.noun !== other.noun) return false
  const [a, b] = [digitsOf(one), digitsOf(other)]
  if (a === b || a.length !== b.length || Math.min(lengthOf(a), lengthOf(b)) < LEAST_DIGITS) return false
  if ([...a].sort().join("") === [...b].sort().join("")) return true
  return a.length >= LEAST_OF_ONE && [...a].filter((digit, at) => digit !== b[at]).length === 1
}

function digitsOf({ text }: Mention): string {
  return text.replace(/\D/g, "")
}

function lengthOf(digits: string): number {
  return digits.replace(/0+$/, "").length
}

function tell(mention: Mention, other: Mention, headline: ReadPart, body: ReadPart): Found {
  return {
    kind: "headline",
    severity: "medium",
    verdict: "tension",
    mention: placeOf(mention, headline),
    other: placeOf(other, body),
    message: `The headline says "${mention.text}", the text "${other.text}".`,
    explanation: `The text says "${mention.text}" nowhere, and "${other.text}" has nearly the same digits.`,
    rules: BUILT_IN_TOLERANCE.rules,
    words: [wordsOf(mention), wordsOf(other)],
  }
}
