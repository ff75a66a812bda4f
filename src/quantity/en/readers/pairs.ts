import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { isSlashFraction } from "./fractions.ts"
import { isNumberWord } from "./words.ts"

/** "2-1", "3–0": two small numbers that do not rise. */
export function readScore(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  const [first, dash, second] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? "", tokens[at + 2]?.text ?? ""]
  if (!/^\d{1,3}$/.test(first) || !/^[-–]$/.test(dash) || !/^\d{1,3}$/.test(second)) return null
  if (!isJoined(tokens, at + 1) || !isJoined(tokens, at + 2) || Number(second) > Number(first)) return null
  return { start: at, end: at + 3, kind: "other", what: "a score or a vote" }
}

/** "+44 20 7946 0958", "555-0123", "12-345-678": groups of digits that are no number together. */
export function readDigitGroups(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  let end = at + 1
  while (isGroupAfter(scan, end)) end = tokens[end]?.kind === "number" ? end + 1 : end + 2
  const groups = tokens.slice(at, end).filter((token) => token.kind === "number")
  if (groups.length < 2 || !groups.every((group) => /^\d+$/.test(group.text))) return null
  const startsWithZero = groups.some((group) => /^0\d/.test(group.text))
  if (isGrouping(groups) || (groups.length === 2 && !startsWithZero)) return null
  return { start: at, end, kind: "other", what: "a telephone number or a code" }
}

/** Digits after one space, or after a hyphen that is joined on both sides. */
function isGroupAfter(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.kind === "number") return token.start === (before?.end ?? 0) + 1
  return token?.text === "-" && isJoined(tokens, at) && isJoined(tokens, at + 1) && next?.kind === "number"
}

function isGrouping(groups: readonly { text: string }[]): boolean {
  return groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group.text))
}

/** "24/7", "9/11", "16/9"; the fractions among them were read before. */
export function readSlashed(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  if (tokens[at]?.kind !== "number" || tokens[at + 1]?.text !== "/" || tokens[at + 2]?.kind !== "number") return null
  if (!isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  if (isSlashFraction(tokens, at)) return null
  return { start: at, end: at + 3, kind: "other", what: "a pair of numbers" }
}

/** "three times as many", "five-fold", "3x": a ratio to something else. */
export function readMultiple(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  if (tokens[at]?.kind !== "number" && !isNumberWord(tokens[at])) return null
  const next = tokens[at + 1]?.text === "-" ? at + 2 : at + 1
  const word = tokens[next]?.text ?? ""
  const isCross = word === "x" && isJoined(tokens, next)
  if (word !== "times" && word !== "fold" && !isCross) return null
  return { start: at, end: next + 1, kind: "other", what: "a multiple of something else" }
}
