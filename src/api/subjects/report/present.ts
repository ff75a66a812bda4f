import type { Report } from "../../../operations/reports/report-on-subject.ts"
import type { SumEntry } from "../../../operations/reports/report-sums.ts"
import { printAsOf } from "../../../quantity/dates/print-as-of.ts"
import { printReading } from "../../../quantity/numbers/reading.ts"
import type { ReportFigureRow } from "../../../store/reports/reports.ts"
import { presentQuantity } from "../../values/quantity.ts"
import { presentReading } from "../../values/reading.ts"
import { PARTS_SHOWN, presentVerdict } from "../../values/verdict.ts"

/** Claimants that a figure names; it counts them all. */
const MOST_NAMED = 20

/** The report as the API shows it: figures by their ids. `at`: the moment that it describes. */
export function presentReport(report: Report, at: string) {
  const { subject, tolerance, figures, fewestToDrop } = report
  const idOf = (index: number) => figures[index]?.id ?? ""
  return {
    subject: { id: subject.id, name: subject.name },
    at,
    unit: subject.unit,
    measure: subject.measure,
    tolerance: { rules: tolerance.rules },
    figures: figures.map(presentFigure),
    figuresTotal: report.figuresTotal,
    matrix: report.matrix,
    pairs: report.pairs.map((pair) => ({ ...pair, a: idOf(pair.a), b: idOf(pair.b) })),
    pairsTotal: report.pairsTotal,
    revisions: report.revisions.map(({ from, to, ...rest }) => ({ from: idOf(from), to: idOf(to), ...rest })),
    largestGroup: presentGroup(report.largestGroup, idOf),
    fewestToDrop: { figures: fewestToDrop.dropped.map(idOf), exact: fewestToDrop.exact },
    sums: report.sums.map((sum) => presentSum(sum, idOf)),
  }
}

function presentFigure(row: ReportFigureRow) {
  return {
    id: row.id,
    quantity: presentQuantity(row.quantity),
    asOf: printAsOf({ from: row.as_of_from, to: row.as_of_to === "infinity" ? null : row.as_of_to }),
    claims: row.claims,
    claimants: row.claimants.slice(0, MOST_NAMED),
    independentClaimants: row.claimants.length,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  }
}

function presentGroup(group: Report["largestGroup"], idOf: (index: number) => string) {
  if (group === null) return null
  return {
    figures: group.members.map(idOf),
    range: presentReading(printReading(group.range)),
    unit: group.unit,
    claimants: group.claimants.length,
  }
}

function presentSum({ figure, verdict, parts, conflict }: SumEntry, idOf: (index: number) => string) {
  const shown = { parts: parts.slice(0, PARTS_SHOWN), partsTotal: parts.length }
  return { figure: idOf(figure), ...shown, ...presentVerdict(verdict), conflict }
}
