import type { ComparedFigure } from "../../compare/pair/figure.ts"
import { compareSum } from "../../compare/sum/compare-sum.ts"
import type { PartFigures } from "../../compare/sum/sum-verdict.ts"
import { type PrintedSumVerdict, printSumVerdict } from "../../compare/tell/print-sum.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import type { PartFigureRow } from "../../store/reports/reports.ts"
import type { NamedRow } from "../../store/subjects/subjects.ts"
import { readPeriod } from "../judging/normalise-figure.ts"
import type { ReportData } from "./load-report.ts"

/** A figure of the whole, by its index, beside the sum of its parts. */
export type SumEntry = {
  readonly figure: number
  readonly verdict: PrintedSumVerdict
  /** The parts that have a figure beside the whole, with those figures. */
  readonly parts: readonly { readonly subject: NamedRow; readonly figures: readonly string[] }[]
  /** The id of the stored conflict. */
  readonly conflict: string | null
}

/** Lists the sums of all figures beside which at least one part has a figure. */
export function listSums(figures: readonly ComparedFigure[], data: ReportData): readonly SumEntry[] {
  const ids = new Map<ComparedFigure, string>()
  const parts = data.parts.map((part) => ({ ...partOf(part, data.partFigures, ids), subject: part }))
  const setting = { measure: data.subject.measure, tolerance: data.tolerance }
  const stored = new Map(data.conflicts.flatMap((row) => (row.figure_b === null ? [[row.figure_a, row.id]] : [])))
  return figures.flatMap((whole, figure) => {
    const verdict = compareSum(whole, parts, setting)
    if (verdict === null) return []
    const used = new Set(verdict.summands.flatMap((summand) => summand.figures))
    const shown = parts.map(({ subject, figures: own }) => ({
      subject,
      figures: own.filter((one) => used.has(one)).flatMap((one) => ids.get(one) ?? []),
    }))
    const conflict = stored.get(data.figures[figure]?.id ?? "") ?? null
    return [
      { figure, verdict: printSumVerdict(verdict), parts: shown.filter((part) => part.figures.length > 0), conflict },
    ]
  })
}

function partOf(part: NamedRow, rows: readonly PartFigureRow[], ids: Map<ComparedFigure, string>): PartFigures {
  const figures = rows
    .filter((row) => row.subject_id === part.id)
    .map((row) => {
      // Who says it does not matter to a sum.
      const nobody = { claimants: [], firstPublished: "", lastPublished: "" }
      const figure = { quantity: readQuantity(row.quantity), asOf: readPeriod(row), ...nobody }
      ids.set(figure, row.id)
      return figure
    })
  return { subjectName: part.name, figures }
}
