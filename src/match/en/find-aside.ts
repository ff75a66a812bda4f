import type { Mention } from "../../text/mention.ts"
import type { Aside } from "../languages/match-language.ts"

/** Characters on either side of a figure within which the words for an aside stand. */
const REACH = 12

/** "One of the mills" is `one-of`, "another 12 mills" is `another`, "the 2011 ranking" is `name`, "as of 4 May" is `as-of`, "three o'clock" is `clock`. */
export function findAside({ start, end, text: wording }: Mention, text: string): Aside | null {
  const [before, after] = [text.slice(Math.max(0, start - REACH), start), text.slice(end, end + REACH)]
  if (/^one$/i.test(wording) && /^\s+of\s/.test(after)) return "one-of"
  if (/\b(another|further|additional|the other)\s$/i.test(before)) return "another"
  if (/^\s(other|others|more|additional)\b/.test(after)) return "another"
  if (/\bas (of|at|on) (the )?$/i.test(before)) return "as-of"
  if (/^\s+o['’]?clock\b/i.test(after)) return "clock"
  return /^\d{4}$/.test(wording) && /\bthe\s$/i.test(before) && /^\s\p{L}/u.test(after) ? "name" : null
}
