import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { TextMentions } from "../describe/description.ts"
import type { Headline } from "./judge-headline.ts"

/** Characters. */
const LONGEST = 160
const TIMES_LONGER = 2

/** Which of two texts is the headline of the other; null where neither is. */
export function findHeadline(a: TextMentions, b: TextMentions): Headline | null {
  if (isHeadlineOf(a.text, b.text)) return { side: "a", scales: MATCH_LANGUAGES[a.language].roundScales }
  if (isHeadlineOf(b.text, a.text)) return { side: "b", scales: MATCH_LANGUAGES[b.language].roundScales }
  return null
}

/** A headline is one short line without a full stop, beside a text at least twice as long. */
function isHeadlineOf(text: string, other: string): boolean {
  const line = text.trim()
  if (line === "" || line.length > LONGEST || /[.;\n]["'”’)]*$|\n/.test(line)) return false
  return other.length >= line.length * TIMES_LONGER
}
