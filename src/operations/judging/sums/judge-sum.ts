import type { ComparedFigure } from "../../../compare/pair/figure.ts"
import type { Tolerance } from "../../../compare/rules/tolerance.ts"
import { compareSum } from "../../../compare/sum/compare-sum.ts"
import type { PartFigures, SumSetting, SumVerdict } from "../../../compare/sum/sum-verdict.ts"
import { explainSum } from "../../../compare/tell/explain-sum.ts"
import { printSumVerdict } from "../../../compare/tell/print-sum.ts"
import type { FigureRow } from "../../../store/claims/figures.ts"
import type { SubjectRow } from "../../../store/subjects/subjects.ts"
import { publishJudged } from "../../signals.ts"
import { judgedOf, toCompared } from "../judge.ts"
import type { Judgement } from "../judgement.ts"

/** A subject whose parts are declared to add up to it, or at least not to overlap. */
export type Whole = Pick<
  SubjectRow,
  "family_id" | "id" | "name" | "unit" | "measure" | "tags" | "parts" | "exhaustive" | "disjoint"
>

/** Whether the sum of its parts is held against the subject. */
export function addsUp({ exhaustive, disjoint }: Pick<SubjectRow, "exhaustive" | "disjoint">): boolean {
  return exhaustive || disjoint
}

export function sumSetting(
  { measure, exhaustive }: Pick<Whole, "measure" | "exhaustive">,
  tolerance: Tolerance,
): SumSetting {
  return { measure, tolerance, disjoint: !exhaustive }
}

/** Holds a figure of a whole against the sum of its parts. There is no verdict where no part has a figure beside it. */
export function judgeSum(
  whole: Whole,
  figure: FigureRow,
  summands: readonly FigureRow[],
  tolerance: Tolerance,
): Judgement {
  const rows = new Map<ComparedFigure, FigureRow>()
  const parts = groupByPart(whole, summands, rows)
  const verdict = compareSum(toCompared(figure, whole.name), parts, sumSetting(whole, tolerance))
  const sum = { kind: "sum" as const, subjectId: whole.id, a: figure, b: null }
  if (verdict === null) return { ...sum, judged: null, summands: [] }
  const used = verdict.summands.flatMap((summand) => summand.figures.flatMap((one) => rows.get(one) ?? []))
  const judged = judgedOf(verdict, tolerance, {
    detail: () => printDetail(verdict),
    grounds: () => null,
    explain: () => explainSum(verdict),
  })
  publishJudged({ verdict: judged.verdict, flagged: judged.isFlagged, count: 1 })
  return {
    ...sum,
    judged,
    summands: used.map((row) => ({ part_id: row.subject_id, figure_id: row.id })),
  }
}

/** All of it is kept: what a part had no figure for is not told by the figures. */
function printDetail(verdict: SumVerdict) {
  const { verdict: _verdict, severity: _severity, ...detail } = printSumVerdict(verdict)
  return detail
}

/** Adds to `rows` the row that each figure stands for. */
export function groupByPart(
  whole: Whole,
  summands: readonly FigureRow[],
  rows: Map<ComparedFigure, FigureRow> = new Map(),
): PartFigures[] {
  return whole.parts.map(({ id, name }) => {
    const figures = summands
      .filter((row) => row.subject_id === id)
      .map((row) => {
        const figure = toCompared(row, name)
        rows.set(figure, row)
        return figure
      })
    return { subjectName: name, figures }
  })
}
