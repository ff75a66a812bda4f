import { otherSide } from "../../compare/pair/figure.ts"
import { SEVERITIES, type Severity } from "../../compare/pair/verdict.ts"
import type { FoundPair, VerdictMatrix } from "../../compare/set/compare-all.ts"
import { type PrintedVerdict, printVerdict } from "../../compare/tell/print-verdict.ts"
import type { NamedRow } from "../../store/subjects/subjects.ts"
import type { ReportData } from "./load-report.ts"

/** Two figures, by their index, that disagree or of which one updates the other. `conflict` is the id of the stored one. */
export type PairEntry = {
  readonly a: number
  readonly b: number
  readonly verdict: "conflict" | "tension" | "revision"
  readonly severity?: Severity
  readonly explanation: PrintedVerdict["explanation"]
  readonly conflict: string | null
}

/** The claimant's own later figure, `to`, replaces `from`. Both are indexes. */
export type RevisionEntry = { readonly from: number; readonly to: number; readonly claimant: NamedRow }

/** The most pairs that are shown: all pairs of fifty figures. Two hundred figures can make 19,900. */
export const MOST_PAIRS = 1_500

const RANKS = { conflict: 2, tension: 1, revision: 0 }

/** Lists the worst first: conflicts, tensions, revisions; then by severity; then in the order of the figures. */
export function listPairs(
  { found }: VerdictMatrix,
  { figures, conflicts }: ReportData,
): { readonly pairs: readonly PairEntry[]; readonly pairsTotal: number } {
  const stored = new Map(conflicts.map(({ id, figure_a, figure_b }) => [keyOf(figure_a, figure_b ?? ""), id]))
  const shown = [...found].sort((p, q) => rankOf(q) - rankOf(p)).slice(0, MOST_PAIRS)
  const pairs = shown.map(({ a, b, verdict }) => {
    const { severity, explanation } = printVerdict(verdict)
    const conflict = stored.get(keyOf(figures[a]?.id ?? "", figures[b]?.id ?? "")) ?? null
    const graded = severity === undefined ? {} : { severity }
    return { a, b, verdict: verdict.verdict, ...graded, explanation, conflict }
  })
  return { pairs, pairsTotal: found.length }
}

function rankOf({ verdict }: FoundPair): number {
  const severity = verdict.verdict === "revision" ? 0 : SEVERITIES.indexOf(verdict.severity)
  return RANKS[verdict.verdict] * SEVERITIES.length + severity
}

function keyOf(one: string, two: string): string {
  return one < two ? `${one} ${two}` : `${two} ${one}`
}

/** The figures of a revision have one claimant, the same. */
export function listRevisions({ found }: VerdictMatrix, { figures }: ReportData): readonly RevisionEntry[] {
  return found.flatMap((pair) => {
    const { verdict } = pair
    if (verdict.verdict !== "revision") return []
    const [from, to] = [pair[otherSide(verdict.later)], pair[verdict.later]]
    const claimants = figures[to]?.claimants ?? []
    return claimants.map((claimant) => ({ from, to, claimant }))
  })
}
