import { isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"

export function isDash(scan: Scan, at: number): boolean {
  return /^[-–—]$/.test(textAt(scan, at))
}

/** "3rd": the token after the number, where that is the ending of an ordinal; else `at` itself. */
export function skipEnding(scan: Scan, at: number): number {
  return /^(st|nd|rd|th)$/.test(textAt(scan, at)) && isJoined(scan.tokens, at) ? at + 1 : at
}

/** Whether the tokens from `start` up to `end` are neither part of a longer number or code, nor of money. */
export function standsAlone(scan: Scan, start: number, end: number): boolean {
  const { tokens } = scan
  const before = textAt(scan, start - 1)
  if (/^[$£€¥#@&=_]$/.test(before)) return false
  if (isJoined(tokens, start) && (tokens[start - 1]?.kind === "word" || /^[/.:,]$/.test(before))) return false
  return !(isJoined(tokens, end) && (tokens[end]?.kind === "word" || /^[%°]$/.test(textAt(scan, end))))
}
