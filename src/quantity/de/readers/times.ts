import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { isNumberWord } from "../compound.ts"
import { CLOCK_WORDS } from "../date-words.ts"

/** "14.30 Uhr", "14 Uhr 30", "8 bis 17 Uhr", "10:30"; and with one digit after the colon a score, "2:1". */
export function readTime(scan: Scan, at: number): Found | null {
  const end = endOfHours(scan, at) ?? endOfSpan(scan, at)
  if (end !== null) return { start: at, end, kind: "other", what: "a time of day" }
  if (isPair(scan, at) && isPair(scan, at + 2)) return readDuration(scan, at)
  return isPair(scan, at) ? { start: at, end: at + 3, kind: "other", what: whatPair(scan, at) } : null
}

/** "2:01:39 Stunden" */
function readDuration({ tokens }: Scan, at: number): Found {
  const isTaken = /^(stunden?|minuten?|h|min|std)$/.test(tokens[at + 5]?.text ?? "")
  if (isTaken)
    return { start: at, end: at + 6, kind: "unread", reason: "a time with colons is not read; write it in units" }
  return { start: at, end: at + 5, kind: "other", what: "a time of day" }
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
