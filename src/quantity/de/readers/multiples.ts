import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { isNumberWord } from "../compound.ts"

/** "3-fach", "3fach", "drei Mal", "5-mal", "3x": a ratio to something else. In one word ("dreifach") it is no number. */
export function readMultiple(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  const token = tokens[at]
  if (token === undefined || (token.kind !== "number" && !isNumberWord(token.text))) return null
  const next = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) ? at + 2 : at + 1
  const word = tokens[next]?.text ?? ""
  const isMultiple = /^(mal|fache[mnrs]?|fach)$/.test(word) || (word === "x" && isJoined(tokens, next))
  return isMultiple ? { start: at, end: next + 1, kind: "other", what: "a multiple of something else" } : null
}

/** "2-1", "5:3" is a time or a score; "24/7", "9/11"; and "+49 30 1234567". */
export function readDigitGroups(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  if (tokens[at]?.kind !== "number") return null
  let end = at + 1
  while (isGroupAfter(scan, end)) end = tokens[end]?.kind === "number" ? end + 1 : end + 2
  const groups = tokens.slice(at, end).filter((token) => token.kind === "number")
  if (groups.length < 2 || !groups.every((group) => /^\d+$/.test(group.text))) return null
  const startsWithZero = groups.some((group) => /^0\d/.test(group.text))
  if (isGrouping(groups) || (groups.length === 2 && !startsWithZero)) return null
  return { start: at, end, kind: "other", what: "a telephone number or a code" }
}

/** Digits after one space, or after a hyphen or a slash that is joined on both sides. */
function isGroupAfter(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.kind === "number") return token.start === (before?.end ?? 0) + 1
  const isMark = token?.text === "-" || token?.text === "/"
  return isMark && isJoined(tokens, at) && isJoined(tokens, at + 1) && next?.kind === "number"
}

function isGrouping(groups: readonly { text: string }[]): boolean {
  return groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group.text))
}

/** "2-1", "24/7": small numbers that do not rise, or a pair with a slash; the fractions were read before. */
export function readPair(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  const [first, mark, second] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? "", tokens[at + 2]?.text ?? ""]
  if (!/^\d{1,3}$/.test(first) || !/^\d{1,3}$/.test(second) || !/^[-–/]$/.test(mark)) return null
  if (!isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  if (mark === "/") return /^([12]\/[234]|3\/4)$/.test(first + mark + second) ? null : pair(at)
  return Number(second) > Number(first) ? null : pair(at)
}

function pair(at: number): Found {
  return { start: at, end: at + 3, kind: "other", what: "a score or a pair of numbers" }
}
