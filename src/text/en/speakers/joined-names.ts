import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { isCapitalAt, isNamePart, LONGEST_NAME } from "./name-tokens.ts"
import { BEFORE_SUBJECT, DETERMINERS, isSpeakerNoun, PREPOSITIONS } from "./speaker-words.ts"

/**
 * Where the names begin of which the last begins at the token `start`: "HUR, the SBU and the army said". `end` is the
 * token after it. A clause before "and" is no name.
 */
export function startOfJoined(scan: Scan, start: number, end: number): number {
  if (textAt(scan, start - 1) !== "and" || !beginsName(scan, start)) return start
  const comma = textAt(scan, start - 2) === "," ? start - 2 : start - 1
  let first = startOfPlain(scan, comma)
  if (first === null || end - first > 2 * LONGEST_NAME) return start
  while (textAt(scan, first - 1) === ",") {
    const before = startOfPlain(scan, first - 1)
    if (before === null) break
    first = before
  }
  return first
}

function beginsName(scan: Scan, at: number): boolean {
  return isCapitalAt(scan, at) || DETERMINERS.has(textAt(scan, at)) || isSpeakerNoun(textAt(scan, at))
}

/** The start of a name without a verb in it that ends before the token `end`, where it begins a clause or a list's part. */
function startOfPlain(scan: Scan, end: number): number | null {
  let start = end
  while (end - start < LONGEST_NAME && isPlainPart(scan, start - 1)) start -= 1
  if (start === end || BEFORE_SUBJECT.has(textAt(scan, start)) || PREPOSITIONS.has(textAt(scan, start))) return null
  const before = scan.tokens[start - 1]
  return before === undefined || /^([,:;"“(]|that|but)$/.test(before.text) ? start : null
}

function isPlainPart(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || !isNamePart(scan, at)) return false
  if (token.kind === "mark") return token.text !== ")" && token.text !== "("
  const { text } = token
  return isCapitalAt(scan, at) || DETERMINERS.has(text) || /^(of|for|s)$/.test(text) || isSpeakerNoun(text)
}
