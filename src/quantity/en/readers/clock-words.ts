import type { Scan, Token } from "../../scan/tokenize.ts"
import { TENS, UNITS } from "../number-words.ts"
import { isNumberWord } from "./words.ts"

/** "ten past four", "half past nine", "twenty-five past", "a quarter to six": behind it, or null. */
export function endOfSpokenTime({ tokens }: Scan, at: number): number | null {
  const start = tokens[at]?.text === "a" ? at + 1 : at
  const isQuarter = tokens[start]?.text === "quarter"
  const part = isQuarter || tokens[start]?.text === "half" ? start + 1 : endOfMinutes(tokens, start)
  if (part === null) return null
  const side = tokens[part]?.text === "minutes" ? part + 1 : part
  const word = tokens[side]?.text
  if (word !== "past" && !(isQuarter && word === "to")) return null
  return isHour(tokens[side + 1]) && !isScaled(tokens, side + 2) ? side + 2 : null
}

const MOST_MINUTES = 29
const HOURS = 12

/** Minutes of half an hour, in digits or words. */
function endOfMinutes(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (token?.kind === "number") return isUpTo(token, MOST_MINUTES) ? at + 1 : null
  if (!isNumberWord(token)) return null
  if (token?.text !== "twenty") return TENS.has(token?.text ?? "") ? null : at + 1
  const next = tokens[at + 1]?.text === "-" ? at + 2 : at + 1
  return (UNITS.get(tokens[next]?.text ?? "") ?? HOURS) < 10 ? next + 1 : at + 1
}

function isHour(token: Token | undefined): boolean {
  if (token?.kind === "number") return isUpTo(token, HOURS)
  const hour = UNITS.get(token?.text ?? "") ?? 0
  return hour > 0 && hour <= HOURS
}

function isUpTo({ text }: Token, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= most
}

/** "Half past 5 million" is no time. */
function isScaled(tokens: readonly Token[], at: number): boolean {
  return /^(hundred|thousand|million|%|percent)$/.test(tokens[at]?.text ?? "")
}
