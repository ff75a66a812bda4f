import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { ArticlePart } from "../../subjects/article.ts"

/** Characters before a figure within which a word tells how it was before. */
const REACH = 60

type Told = { readonly mention: Mention; readonly part: ArticlePart }

/** Whether a text tells of a figure as one that was true once: "up from 24", "a year ago 24". */
export function tellsOfBefore(told: Told, language: LanguageCode): boolean {
  return MATCH_LANGUAGES[language].wasBefore.test(clauseBefore(told))
}

/** Whether it tells of it as what is true when it is read, whatever else it dates: "what began in May has now cost 24". */
export function tellsOfNow(told: Told, language: LanguageCode): boolean {
  return MATCH_LANGUAGES[language].isNow.test(clauseBefore(told))
}

function clauseBefore({ mention: { start }, part: { text } }: Told): string {
  return (
    text
      .slice(Math.max(0, start - REACH), start)
      .split(/[.!?;:\n]/)
      .at(-1) ?? ""
  )
}
