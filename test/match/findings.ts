import type { Finding } from "../../src/match/findings/finding.ts"
import { listFindings } from "../../src/match/findings/list-findings.ts"
import type { ReadArticle, ReadPart } from "../../src/match/findings/read-part.ts"
import { DEFAULT_LANGUAGE } from "../../src/quantity/languages/languages.ts"
import { finish, readText } from "./texts.ts"

/** A draft of a text, or of a headline and a text parted by a line with a bar. */
export function readArticle(draft: string, publishedAt = "2024-11-04T12:00:00Z"): ReadArticle {
  const [text = "", headline] = draft.split("\n|\n").toReversed()
  const parts = [...(headline === undefined ? [] : [partOf("headline", headline)]), partOf("text", text)]
  return { parts, language: DEFAULT_LANGUAGE, publishedOn: null }

  function partOf(name: ReadPart["in"], plain: string): ReadPart {
    const { mentions, points } = readText(plain, { publishedAt })
    return { in: name, text: plain, mentions, points, publishedOn: null }
  }
}

export function findIn(draft: string): readonly Finding[] {
  return finish(listFindings(readArticle(draft)))
}

/** Every finding as "kind: mention × other". */
export function tellFindings(draft: string): readonly string[] {
  return findIn(draft).map(({ kind, mention, other }) => `${kind}: ${mention.text} × ${other?.text}`)
}
