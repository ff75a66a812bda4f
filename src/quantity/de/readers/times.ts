import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { isNumberWord } from "../compound.ts"
import { CLOCK_WORDS } from "../date-words.ts"

/** "14.30 Uhr", "14 Uhr 30", "8 bis 17 Uhr", "10:30"; and with one digit after the colon a score, "2:1". */
export function readTime(scan: Scan, at: number): Found | null {
  const end = endOfHours(scan, at) ?? endOfSpan(scan, at)
  if (end !== null) return { start: at, end, kind: "other", what: "a time of day" }
  const duration = readDuration(scan, at)
  if (duration !== null) return duration
  return isPair(scan, at) ? { start: at, end: at + 3, kind: "other", what: whatPair(scan, at) } : null
}

/** "2:01:39 Stunden", "2:15 Stunden", "1:45,3 Minuten" say how long; "2:01:39" and "1:45,3" alone may be times of a race. */
function readDuration({ tokens }: Scan, at: number): Found | null {
  if (!/^\d{1,3}$/.test(tokens[at]?.text ?? "")) return null
  let end = at + 1
  while (end <= at + 3 && isSexagesimal(tokens, end)) end += 2
  if (end === at + 1) return null
  if (DURATIONS.has(tokens[end]?.text ?? "")) {
    return { start: at, end: end + 1, kind: "unread", reason: "a time with colons is not read; write it in units" }
  }
  const isLong = end > at + 3 || !/^\d+$/.test(tokens[end - 1]?.text ?? "")
  return isLong ? { start: at, end, kind: "other", what: "a time of day" } : null
}

const DURATIONS: ReadonlySet<string> = new Set("stunden stunde minuten minute h min std".split(" "))

/** A colon and two digits, also with decimals, joined to what stands before the token `at`. */
function isSexagesimal(tokens: Scan["tokens"], at: number): boolean {
  const isTied = tokens[at]?.text === ":" && isJoined(tokens, at) && isJoined(tokens, at + 1)
  return isTied && /^[0-5]\d(,\d+)?$/.test(tokens[at + 1]?.text ?? "")
}

function endOfHours(scan: Scan, at: number): number | null {
  if (!isHour(scan, at)) return null
  const hour = isPair(scan, at) ? at + 3 : at + 1
  if (!CLOCK_WORDS.has(scan.tokens[hour]?.text ?? "")) return null
  return /^[0-5]?\d$/.test(scan.tokens[hour + 1]?.text ?? "") && !isJoined(scan.tokens, hour + 1) ? hour + 2 : hour + 1
}

const JOINERS: ReadonlySet<string> = new Set(["bis", "-", "–", "und", "oder"])

function endOfSpan(scan: Scan, at: number): number | null {
  if (!isHour(scan, at)) return null
  const joiner = isPair(scan, at) ? at + 3 : at + 1
  return JOINERS.has(scan.tokens[joiner]?.text ?? "") ? endOfHours(scan, joiner + 1) : null
}

function isHour(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token?.kind === "word") return isNumberWord(token.text)
  return /^\d{1,2}([.,][0-5]\d)?$/.test(token?.text ?? "")
}

function isPair(scan: Scan, at: number): boolean {
  const { tokens } = scan
  if (tokens[at + 1]?.text !== ":" || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return false
  return /^\d{1,3}$/.test(tokens[at]?.text ?? "") && /^\d{1,3}$/.test(tokens[at + 2]?.text ?? "")
}

function whatPair(scan: Scan, at: number): string {
  return /^\d\d$/.test(scan.tokens[at + 2]?.text ?? "") ? "a time of day" : "a score or a ratio"
}
