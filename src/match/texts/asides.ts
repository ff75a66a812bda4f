import type { Mention } from "../../text/mention.ts"

/**
 * What a figure tells other than how many there are or when it was: one of many, others beside those that were told of,
 * or which of several is meant.
 */
export type Aside = "one-of" | "another" | "name"

const FEW = 12

/** "One of the mills"; "another 12 mills"; "the 2011 ranking". */
export function findAside({ start, end, text: wording }: Mention, text: string): Aside | null {
  const [before, after] = [text.slice(Math.max(0, start - FEW), start), text.slice(end, end + FEW)]
  if (/^one$/i.test(wording) && /^\s+of\s/.test(after)) return "one-of"
  if (/\b(another|further|additional|the other)\s$/i.test(before)) return "another"
  if (/^\s(other|others|more|additional)\b/.test(after)) return "another"
  return /^\d{4}$/.test(wording) && /\bthe\s$/i.test(before) && /^\s\p{L}/u.test(after) ? "name" : null
}
