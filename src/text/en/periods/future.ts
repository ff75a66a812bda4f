import type { Scan } from "../../../quantity/scan/tokenize.ts"
import type { DaySpan } from "../../prose/day-span.ts"

/** Tokens around an expression of time in which the verb of its clause is looked for. */
const REACH = 14

const AHEAD: ReadonlySet<string> = new Set([
  ..."will would shall should could may might must aims aim aimed wants want wanted plans plan planned hopes".split(
    " ",
  ),
  ..."hope expects expect expected target targets goal due pledged promised vowed forecast forecasts projected".split(
    " ",
  ),
  ..."intends intend seeks ll".split(" "),
])

/**
 * Whether the time has not come, or may not have: it lies behind the publication, or its clause speaks of what will be.
 * `at` is where the expression begins.
 */
export function isNotYet(scan: Scan, at: number, { from, to, end }: DaySpan & { end: number }, today: number): boolean {
  if (from > today) return true
  const before = leadOf(scan, at)
  if (/^(next|until|till|before)$/.test(before)) return true
  if (before === "after") return from !== to
  return (before === "by" || to - from < 366) && speaksOfFuture(scan, at, end)
}

/** The preposition before the time, past "the end of". */
function leadOf(scan: Scan, at: number): string {
  const text = scan.tokens[at - 1]?.text ?? ""
  if (text !== "of") return text
  const back = scan.tokens[at - 3]?.text === "the" ? at - 4 : at - 3
  return scan.tokens[back]?.text ?? ""
}

function speaksOfFuture(scan: Scan, start: number, end: number): boolean {
  const from = Math.max(0, start - REACH)
  for (let at = start - 1; at >= from && !endsClause(scan, at); at -= 1)
    if (AHEAD.has(scan.tokens[at]?.text ?? "")) return isVerb(scan, at)
  for (let at = scan.tokens[end]?.text === "," ? end + 1 : end; at < end + REACH && !endsClause(scan, at); at += 1)
    if (AHEAD.has(scan.tokens[at]?.text ?? "")) return isVerb(scan, at)
  return false
}

function endsClause(scan: Scan, at: number): boolean {
  return /^([,;:"“”()]|and|but|while)$/.test(scan.tokens[at]?.text ?? "")
}

/** "may" in small letters, and not the month. */
function isVerb(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && scan.folded.charAt(token.start) === token.text.charAt(0)
}
