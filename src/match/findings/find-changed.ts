import type { Steps } from "../texts/steps.ts"
import { tieVersionsInSteps } from "../versions/tie-versions.ts"
import type { Found } from "./finding.ts"
import { placeOf, wordsOf } from "./place-of.ts"
import type { ReadArticle } from "./read-part.ts"

/** Changes of what a figure says. Another date or speaker makes another figure of it, which contradicts nothing. */
const TOLD: ReadonlySet<string | null> = new Set(["value", "unit", "hedge"])

/** Figures of which the version before says something else. They are told, and never called a contradiction. */
export function* findChanged(before: ReadArticle, after: ReadArticle): Steps<readonly Found[]> {
  const { figures } = yield* tieVersionsInSteps(before, after)
  const earlier = before.parts.flatMap(({ mentions }) => mentions)
  const later = after.parts.flatMap((part) => part.mentions.map((mention) => ({ mention, part })))
  return figures.flatMap(({ change, was, of }, index): Found[] => {
    const [one, other] = [was === null ? undefined : earlier[was], later[index]]
    if (change !== "changed" || !TOLD.has(of) || one === undefined || other === undefined) return []
    const { mention, part } = other
    return [
      {
        kind: "changed",
        severity: "low",
        mention: placeOf(mention, part),
        message: `"${mention.text}" was "${one.text}" in the last version.`,
        explanation: `The last published version of this article says "${one.text}" where this one says "${mention.text}".`,
        rules: [],
        words: [wordsOf(one), wordsOf(mention)],
      },
    ]
  })
}
