import type { Measure } from "../../compare/pair/figure.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inSnapshot } from "../../store/connection/snapshot.ts"
import {
  countReportFigures,
  type Days,
  listFiguresOfParts,
  listReportConflicts,
  listReportFigures,
  type Moment,
  type PartFigureRow,
  type ReportConflictRow,
  type ReportFigureRow,
} from "../../store/reports/reports.ts"
import type { NamedRow, SubjectRow } from "../../store/subjects/subjects.ts"
import { addsUp } from "../judging/sums/judge-sum.ts"
import { findTolerance, findToleranceAt } from "../judging/tolerances.ts"

/** What a report is made from. */
export type ReportData = {
  readonly subject: SubjectRow
  readonly tolerance: Tolerance
  readonly figures: readonly ReportFigureRow[]
  readonly figuresTotal: number
  readonly conflicts: readonly ReportConflictRow[]
  /** The parts of a subject whose parts add up or are disjoint; empty for any other. */
  readonly parts: readonly NamedRow[]
  readonly partFigures: readonly PartFigureRow[]
}

/** The most figures of each part that are looked through for a sum, the latest first. */
const MOST_OF_A_PART = 1_000

/**
 * Reads a report as of one moment. A past moment is reported by the claims and rules of then, and by the names and relations
 * of now.
 */
export async function loadReport(
  db: Db,
  subject: SubjectRow,
  { at, limit }: { readonly at: Moment; readonly limit: number },
): Promise<ReportData> {
  return inSnapshot(db, async (trx) => {
    const tolerance = at === null ? await findTolerance(trx, subject) : await findToleranceAt(trx, subject, at)
    const figures = await listReportFigures(trx, subject, at, limit)
    const ids = figures.map(({ id }) => id)
    const parts = figures.length > 0 && addsUp(subject) ? subject.parts : []
    const partIds = parts.map(({ id }) => id)
    const days = daysBeside(figures, subject.measure, tolerance)
    return {
      subject,
      tolerance,
      figures,
      figuresTotal: await countReportFigures(trx, subject, at),
      conflicts: await listReportConflicts(trx, subject, ids, at),
      parts,
      partFigures: await listFiguresOfParts(trx, subject.family_id, partIds, days, { at, limit: MOST_OF_A_PART }),
    }
  })
}

/** The days of the figures that a part can have beside one of these. */
function daysBeside(figures: readonly ReportFigureRow[], measure: Measure, { windowDays }: Tolerance): Days {
  if (measure === "cumulative") return { from: "-infinity", to: "infinity", windowDays: 0 }
  // Days are ordered as text, and "infinity" comes after them.
  const from = figures.map((figure) => figure.as_of_from).sort()[0] ?? "infinity"
  const to =
    figures
      .map((figure) => figure.as_of_to)
      .sort()
      .at(-1) ?? "-infinity"
  return { from, to, windowDays: measure === "stock" ? windowDays : 0 }
}
