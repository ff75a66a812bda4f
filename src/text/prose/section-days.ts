import { type AsOf, dayNumber, dayOf } from "../../quantity/dates/as-of.ts"
import type { Mention } from "../mention.ts"

/** A part of a text with a time of its own, such as one update of a live blog. UTF-16 units, end exclusive; RFC 3339. */
export type TextSection = { readonly start: number; readonly end: number; readonly publishedAt: string }

/** The day that relative dates of a sentence count from, and the section that gives it; null where the text does. */
export type SentenceDay = { readonly publishedOn: number | null; readonly section: TextSection | null }

/**
 * Says of each sentence, by where it begins, on which day it was published. The sections are in their order and do not
 * overlap, and the sentences are asked for in theirs.
 */
export function makeDayOfSentence(
  sections: readonly TextSection[],
  publishedOn: number | null,
): (at: number) => SentenceDay {
  let next = 0
  return (at) => {
    while ((sections[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1
    const section = sections[next]
    if (section === undefined || at < section.start) return { publishedOn, section: null }
    return { publishedOn: dayNumber(dayOf(section.publishedAt)), section }
  }
}

/** The figures of a sentence, those without a date on the day of their section. */
export function dateBySection(mentions: readonly Mention[], section: TextSection | null): readonly Mention[] {
  if (section === null) return mentions
  const day = dayOf(section.publishedAt)
  const asOf: AsOf = Object.freeze({ from: day, to: day })
  const why = { of: "as-of", is: "inferred", from: "its part of the text was published then" } as const
  return mentions.map((mention) =>
    mention.asOf === null ? { ...mention, asOf, evidence: [...mention.evidence, why] } : mention,
  )
}
