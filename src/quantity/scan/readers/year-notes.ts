import type { Scan } from "../tokenize.ts"

/** What a figure is of, behind the year of a bracket: "(2006 census)". */
const NOTES: ReadonlySet<string> = new Set([
  ..."census estimate est survey data figure figures prices dollars zensus volkszählung schätzung erhebung".split(" "),
])

/**
 * "$3.8 billion (2024)", "346 (2006 census)", "5.0% (Q1 2026)": a year in a bracket of its own, behind a figure, is the
 * date of the figure, whatever unit is expected. `at`: the token of the year.
 */
export function isYearNote({ tokens }: Scan, at: number): boolean {
  const isQuarter = /^[1-4]$/.test(tokens[at - 1]?.text ?? "") && /^[qh]$/.test(tokens[at - 2]?.text ?? "")
  const open = isQuarter ? at - 3 : tokens[at - 1]?.text === "fy" ? at - 2 : at - 1
  if (open < 1 || tokens[open]?.text !== "(") return false
  const next = NOTES.has(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1
  return tokens[next]?.text === ")"
}
