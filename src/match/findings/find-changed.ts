import type { Mention } from "../../text/mention.ts"
import type { Difference } from "../versions/version-text.ts"
import type { Found } from "./finding.ts"
import { placeOf, wordsOf } from "./place-of.ts"
import type { ReadArticle } from "./read-part.ts"

/** For each figure of an article what the version before says in its place, and in what the two differ; null where they do not. */
export type ChangedFigures = readonly ({ readonly was: Mention; readonly of: Difference } | null)[]

/** Changes of what a figure says. Another date or speaker makes another figure of it, which contradicts nothing. */
const TOLD: ReadonlySet<string> = new Set<Difference>(["value", "unit", "hedge"])

/** Figures of which the version before says something else. They are told, and never called a contradiction. */
export function findChanged({ parts }: ReadArticle, changed: ChangedFigures): readonly Found[] {
  const figures = parts.flatMap((part) => part.mentions.map((mention) => ({ mention, part })))
  return figures.flatMap(({ mention, part }, index): Found[] => {
    const change = changed[index] ?? null
    if (change === null || !TOLD.has(change.of)) return []
    const { was } = change
    return [
      {
        kind: "changed",
        severity: "low",
        mention: placeOf(mention, part),
        message: `"${mention.text}" was "${was.text}" in the last version.`,
        explanation: `The last published version of this article says "${was.text}" where this one says "${mention.text}".`,
        rules: [],
        words: [wordsOf(was), wordsOf(mention)],
      },
    ]
  })
}
