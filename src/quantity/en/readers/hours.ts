import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan, type Token } from "../../scan/tokenize.ts"

/** "2:04:11", "1:23:45.6": the time of a race or of a day. Where it is said to be a duration, it is not read. */
export function readLongTime({ tokens }: Scan, at: number): Found | null {
  if (!/^\d{1,3}$/.test(tokens[at]?.text ?? "")) return null
  if (!isSexagesimal(tokens, at + 1) || !isSexagesimal(tokens, at + 3)) return null
  const end = at + 5
  if (!DURATIONS.has(tokens[end]?.text ?? ""))
    return { start: at, end, kind: "other", what: "a time of day or of a race" }
  return { start: at, end: end + 1, kind: "unread", reason: "a time with colons is not read; write it in units" }
}

const DURATIONS: ReadonlySet<string> = new Set("hours hour hrs hr minutes minute mins min".split(" "))

/** A colon and two digits, the last also with decimals, joined to what stands before the token `at`. */
function isSexagesimal(tokens: readonly Token[], at: number): boolean {
  const isTied = tokens[at]?.text === ":" && isJoined(tokens, at) && isJoined(tokens, at + 1)
  return isTied && /^[0-5]\d(\.\d+)?$/.test(tokens[at + 1]?.text ?? "")
}

/** "Open from 9 to 5", "works from 9 to 5 every day", "Saturdays from 10 to 4": hours, though nothing says so. */
export function readOpeningHours({ tokens }: Scan, at: number): Found | null {
  if (!isHour(tokens[at]) || !isHour(tokens[at + 2])) return null
  if (!JOINERS.has(tokens[at + 1]?.text ?? "") || !mayFollow(tokens[at + 3])) return null
  const before = tokens[at - 1]?.text ?? ""
  const opening = before === "from" || before === "between" ? tokens[at - 2] : tokens[at - 1]
  if (!OPENING.has(opening?.text ?? "")) return null
  return { start: at, end: at + 3, kind: "unread", reason: "these may be hours of the clock" }
}

/** A whole number that a clock shows, in digits. */
function isHour(token: Token | undefined): boolean {
  return /^([1-9]|1\d|2[0-4])$/.test(token?.text ?? "")
}

const JOINERS: ReadonlySet<string> = new Set(["to", "until", "till", "and", "-", "–"])

const DAYS = "monday tuesday wednesday thursday friday saturday sunday"
const OPENING: ReadonlySet<string> = new Set([
  ..."open opens close closed work works worked working daily weekdays weekends".split(" "),
  ...DAYS.split(" ").flatMap((day) => [day, `${day}s`]),
])

/** What is counted or measured stands at once behind a number, and none of these is. */
const AFTER: ReadonlySet<string> = new Set([
  ..."every each daily on and but from during most except at in for with when while today tomorrow weekdays".split(" "),
  ...DAYS.split(" ").flatMap((day) => [day, `${day}s`]),
])

function mayFollow(token: Token | undefined): boolean {
  return token === undefined || AFTER.has(token.text) || /^[.,;:!?)"'”’]$/.test(token.text)
}
