import type { Mention } from "../../text/mention.ts"
import type { ArticlePart } from "../subjects/article.ts"
import type { Place } from "./finding.ts"

export function placeOf(
  { start, end, text }: Pick<Mention, "start" | "end" | "text">,
  part: Pick<ArticlePart, "in">,
): Place {
  return { in: part.in, start, end, text }
}

/** What a figure is and what it counts, "12 troops": its words in the id of a finding. */
export function wordsOf({ text, noun }: Mention): string {
  return noun === null || text.includes(noun) ? text : `${text} ${noun}`
}
