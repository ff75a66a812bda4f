import { compareFigures } from "../pair/compare-figures.ts"
import type { ComparedFigure } from "../pair/figure.ts"
import type { ComparisonSetting } from "../pair/setting.ts"
import type { Disagreement, Revision, Verdict } from "../pair/verdict.ts"

/** The part of a setting that is the same for all figures of one subject. */
export type SetSetting = Pick<ComparisonSetting, "measure" | "tolerance">

export type Outcome = Verdict["verdict"]

/** Two figures, by their indexes, that disagree or of which one is the update of the other. */
export type FoundPair = { readonly a: number; readonly b: number; readonly verdict: Disagreement | Revision }

/** `outcomes[a][b]`, which is also `outcomes[b][a]`; null for a figure beside itself. */
export type VerdictMatrix = {
  readonly outcomes: readonly (readonly (Outcome | null)[])[]
  readonly found: readonly FoundPair[]
}

/** The verdicts of one figure beside each that comes after it. */
export type MatrixRow = { readonly outcomes: readonly Outcome[]; readonly found: readonly FoundPair[] }

/** All pairs of figures of one subject. 200 figures are 19,900 pairs: take it row by row where others wait. */
export function compareAll(figures: readonly ComparedFigure[], setting: SetSetting): VerdictMatrix {
  return joinRows(figures.map((_, row) => compareRow(figures, row, setting)))
}

/** The figure at the index `row` beside each that comes after it. Empty where there is no such figure. */
export function compareRow(figures: readonly ComparedFigure[], row: number, setting: SetSetting): MatrixRow {
  const own = figures[row]
  if (own === undefined) return { outcomes: [], found: [] }
  const verdicts = figures.slice(row + 1).map((other) => compareFigures(own, other, { ...setting, relation: "same" }))
  const found = verdicts.flatMap((verdict, at) => {
    if (verdict.verdict === "agree" || verdict.verdict === "not-comparable") return []
    return [{ a: row, b: row + 1 + at, verdict }]
  })
  return { outcomes: verdicts.map(({ verdict }) => verdict), found }
}

/** The rows of all figures, in order, as one matrix. */
export function joinRows(rows: readonly MatrixRow[]): VerdictMatrix {
  const at = (a: number, b: number) => rows[Math.min(a, b)]?.outcomes[Math.abs(a - b) - 1] ?? null
  return {
    outcomes: rows.map((_, a) => rows.map((_, b) => at(a, b))),
    found: rows.flatMap(({ found }) => found),
  }
}
