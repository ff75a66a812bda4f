import type { Found } from "../language.ts"
import { isJoined, type Scan, type Token } from "../tokenize.ts"

/** "killed[1][2]": the mark of a footnote, joined to the word or number before it. "[12] soldiers" is no note. */
export function readNote({ tokens }: Scan, at: number): Found | null {
  if (tokens[at - 1]?.text !== "[" || tokens[at + 1]?.text !== "]" || !/^\d{1,3}$/.test(tokens[at]?.text ?? ""))
    return null
  const isMark = [at - 1, at, at + 1].every((one) => isJoined(tokens, one))
  return isMark ? { start: at - 1, end: at + 2, kind: "other", what: "the mark of a footnote" } : null
}

/** What stands between the number of an entry in a list and the entry. */
const BEFORE_ENTRY = /^[.)] +[\p{L}\p{N}\p{Sc}]/u

/** "1. Killed: 34", "2) 12 hurt", at the start of a line: the number of an entry in a list. */
export function readListNumber(scan: Scan, at: number): Found | null {
  const token = scan.tokens[at]
  if (token === undefined || !/^[1-9]\d?$/.test(token.text) || !startsLine(scan, token)) return null
  if (!BEFORE_ENTRY.test(scan.folded.slice(token.end, token.end + 4))) return null
  return { start: at, end: at + 1, kind: "other", what: "the number of an entry in a list" }
}

/** Blanks before it do not count. At the start of a text a full stop shows a list only after its first number. */
function startsLine({ folded }: Scan, { start, end }: Token): boolean {
  let before = start - 1
  while (before >= Math.max(0, start - MOST_BLANKS) && folded.charAt(before) === " ") before -= 1
  if (before >= 0) return folded.charAt(before) === "\n"
  return folded.charAt(end) === ")" || folded.slice(start, end) === "1"
}

const MOST_BLANKS = 8

/** Notes that one word has at most. */
const MOST_NOTES = 4

/** The token after the marks of footnotes that begin at the token `at`: "2,300[7][a] houses". */
export function skipNotes(tokens: readonly Token[], at: number): number {
  let next = at
  for (let notes = 0; notes < MOST_NOTES; notes += 1) {
    const isNote = tokens[next]?.text === "[" && tokens[next + 2]?.text === "]" && isJoined(tokens, next)
    if (!isNote) return next
    next += 3
  }
  return next
}
