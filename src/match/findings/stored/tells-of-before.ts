import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { ArticlePart } from "../../subjects/article.ts"

/** Characters before a figure within which a word tells how it was before. */
const REACH = 60

/** Whether a text tells of a figure as one that was true once: "up from 24", "a year ago 24". */
export function tellsOfBefore(
  { mention: { start }, part: { text } }: { readonly mention: Mention; readonly part: ArticlePart },
  language: LanguageCode,
): boolean {
  const clause =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(/[.!?;:\n]/)
      .at(-1) ?? ""
  return MATCH_LANGUAGES[language].wasBefore.test(clause)
}
