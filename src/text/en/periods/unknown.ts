import type { Scan } from "../../../quantity/scan/tokenize.ts"

const SPAN = /^(day|week|fortnight|month|quarter|year|decade|days|weeks|months|quarters|years|decades)$/

/**
 * The token after a time that is told by another one, or that is still to come: "a year earlier", "the month before",
 * "the same period", "the previous year", "next week". Null where none begins at the token `at`.
 */
export function readUnknown(scan: Scan, at: number): number | null {
  const [text, next, third] = [0, 1, 2].map((step) => scan.tokens[at + step]?.text ?? "")
  if (text === undefined || next === undefined || third === undefined) return null
  const hasArticle = scan.tokens[at - 1]?.text === "the"
  if (/^(next|same)$/.test(text) && (SPAN.test(next) || next === "period")) return at + 2
  if (text === "previous" && hasArticle && SPAN.test(next) && !/s$/.test(next)) return at + 2
  if (SPAN.test(text) && hasArticle && /^(before|earlier)$/.test(next)) return at + 2
  return SPAN.test(next) && /^(earlier|before|previously)$/.test(third) && !SPAN.test(text) ? at + 3 : null
}
