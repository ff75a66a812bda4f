import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Mention } from "../../text/mention.ts"
import { MATCH_LANGUAGES } from "../languages/match-languages.ts"

/** Characters on either side of a figure within which a word makes it what somebody needs. */
const REACH = 40

/** Whether a text tells of a figure as what is needed and not as what there is: "61 seats for a majority". */
export function isWanted(
  { start, end }: Pick<Mention, "start" | "end">,
  text: string,
  language: LanguageCode,
): boolean {
  const { wanted, wantedFor } = MATCH_LANGUAGES[language]
  const [before = ""] = text
    .slice(Math.max(0, start - REACH), start)
    .split(/[.!?;:,\n]/)
    .reverse()
  return wanted.test(before) || wantedFor.test(text.slice(end, end + REACH))
}
