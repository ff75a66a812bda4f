import type { Found } from "../language.ts"
import { isJoined, type Scan, type Token } from "../tokenize.ts"

/** Marks that tie digits to what stands before them, so that they are part of a name or a code: "#5", "/2024". */
export const TYING_MARKS: ReadonlySet<string> = new Set(["#", "_", "@", "/", "&", "=", "№", "\\"])

/**
 * "+44 20 7946 0958", "555-0123", "12-345-678": groups of digits that are no number together. `marks` may stand between
 * two groups, joined to both.
 */
export function readDigitGroupsOf(marks: ReadonlySet<string>, { tokens }: Scan, at: number): Found | null {
  let end = at + 1
  while (isGroupAfter(marks, tokens, end)) end = tokens[end]?.kind === "number" ? end + 1 : end + 2
  const groups = tokens.slice(at, end).filter((token) => token.kind === "number")
  if (groups.length < 2 || !groups.every((group) => /^\d+$/.test(group.text))) return null
  const startsWithZero = groups.some((group) => /^0\d/.test(group.text))
  if (isGrouping(groups) || (groups.length === 2 && !startsWithZero)) return null
  return { start: at, end, kind: "other", what: "a telephone number or a code" }
}

/** Digits after one space, or after a mark that is joined on both sides. */
function isGroupAfter(marks: ReadonlySet<string>, tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.kind === "number") return token.start === (before?.end ?? 0) + 1
  return marks.has(token?.text ?? "") && isJoined(tokens, at) && isJoined(tokens, at + 1) && next?.kind === "number"
}

function isGrouping(groups: readonly Token[]): boolean {
  return groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group.text))
}

/** "2-1", "3–0": two numbers of up to three digits that do not rise, named as `what`. */
export function readFallingPair({ tokens }: Scan, at: number, what: string): Found | null {
  const [first, dash, second] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? "", tokens[at + 2]?.text ?? ""]
  if (!/^\d{1,3}$/.test(first) || !/^[-–]$/.test(dash) || !/^\d{1,3}$/.test(second)) return null
  if (!isJoined(tokens, at + 1) || !isJoined(tokens, at + 2) || Number(second) > Number(first)) return null
  return { start: at, end: at + 3, kind: "other", what }
}

/** "5-to-4": the same with a word between two hyphens. */
export function readTiedPair({ tokens }: Scan, at: number, word: string, what: string): Found | null {
  if (tokens[at + 1]?.text !== "-" || tokens[at + 2]?.text !== word || tokens[at + 3]?.text !== "-") return null
  const [first, second] = [tokens[at]?.text ?? "", tokens[at + 4]?.text ?? ""]
  if (!/^\d{1,3}$/.test(first) || !/^\d{1,3}$/.test(second)) return null
  return Number(second) > Number(first) || !isJoined(tokens, at + 1)
    ? null
    : { start: at, end: at + 5, kind: "other", what }
}

/** A ratio to something else, which ends before the token `end`: "three times", "3x". */
export function multiple(start: number, end: number): Found {
  return { start, end, kind: "other", what: "a multiple of something else" }
}

const JOINERS: ReadonlySet<string> = new Set(["to", "or", "bis", "oder"])
const TIMES: ReadonlySet<string> = new Set(["fold", "times", "fach", "fache", "mal"])

/** "3- to 4-fold", "8- bis 12-mal": a ratio from one number to another. */
export function readMultipleRange({ tokens }: Scan, at: number): Found | null {
  if (tokens[at + 1]?.text !== "-" || !isJoined(tokens, at + 1) || !JOINERS.has(tokens[at + 2]?.text ?? "")) return null
  const last = tokens[at + 4]?.text === "-" ? at + 5 : at + 4
  return TIMES.has(tokens[last]?.text ?? "") ? multiple(at, last + 1) : null
}
