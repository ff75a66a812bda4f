import { tieVersionsInSteps } from "../../../src/match/versions/tie-versions.ts"
import type { TiedVersions, VersionText } from "../../../src/match/versions/version-text.ts"
import { withUnread } from "../../../src/match/versions/with-unread.ts"
import type { LanguageCode } from "../../../src/quantity/languages/languages.ts"
import { readMentions } from "../../../src/text/read-mentions.ts"
import { finish } from "../texts.ts"

export type Draft = string | { readonly headline: string; readonly text: string }

export function readVersion(
  draft: Draft,
  publishedAt = "2026-03-02T08:00:00Z",
  language: LanguageCode = "en",
): VersionText {
  const parts =
    typeof draft === "string"
      ? [{ in: "text" as const, text: draft }]
      : [
          { in: "headline" as const, text: draft.headline },
          { in: "text" as const, text: draft.text },
        ]
  return {
    language,
    parts: parts.map((part) => {
      const { mentions, unread } = readMentions(part.text, { publishedAt, language })
      return { ...part, mentions: withUnread(mentions, unread) }
    }),
  }
}

export function listFigures({ parts }: VersionText): readonly string[] {
  return parts.flatMap(({ mentions }) => mentions.map(({ text }) => text))
}

export function tie(before: VersionText, after: VersionText, earlier: readonly VersionText[] = []): TiedVersions {
  const withdrawn = earlier.map((version) => ({ version, withdrawn: [...listFigures(version).keys()] }))
  return finish(tieVersionsInSteps(before, after, withdrawn))
}

/**
 * What became of each figure of a later text: "14 < 12 value" where it was 12, "14 = " where it was the same, "14 +" where it
 * is new, "14 ^ 12 value" where it has come back; and "- 12" for a figure that was withdrawn.
 */
export function tell(before: VersionText, after: VersionText, earlier: readonly VersionText[] = []): readonly string[] {
  const [one, other, past] = [listFigures(before), listFigures(after), earlier.flatMap(listFigures)]
  const { figures, withdrawn } = tie(before, after, earlier)
  const lines = figures.map(({ change, was, of }, index) => {
    const now = other[index] ?? ""
    if (change === "new") return `${now} +`
    const then = change === "returned" ? `^ ${past[was]}` : change === "kept" ? "=" : `< ${one[was]}`
    return [now, then, of].filter((part) => part !== null).join(" ")
  })
  return [...lines, ...withdrawn.map((index) => `- ${one[index]}`)]
}

export function tellTexts(before: Draft, after: Draft): readonly string[] {
  return tell(readVersion(before), readVersion(after))
}
