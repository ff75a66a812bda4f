import type { DisputeInFull } from "../../operations/conflicts/load-dispute.ts"
import type { DisputedRange } from "../../store/conflicts/disputed-figures.ts"
import type { DisputeRow } from "../../store/conflicts/disputes.ts"
import { SEVERITIES } from "../../store/conflicts/pair-row.ts"
import { presentFigure } from "../values/figure.ts"

export function presentDispute(row: DisputeRow) {
  return {
    subject: row.subject,
    openConflicts: row.open_conflicts,
    leavesOut: row.leaves_out,
    severity: SEVERITIES[row.severity] ?? null,
    bySeverity: { high: row.open_high, medium: row.open_medium, low: row.open_low },
    byKind: { pair: row.open_pair, part: row.open_part, sum: row.open_sum },
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    version: row.version,
  }
}

export function presentDisputeInFull(row: DisputeInFull) {
  const outliers = row.outliers.map(({ figure, open_conflicts }) => ({
    figure: presentFigure(figure),
    openConflicts: open_conflicts,
  }))
  return { ...presentDispute(row), ranges: row.ranges.map(presentRange), outliers, counted: row.counted }
}

function presentRange({ unit, figures, exact, lowest, highest }: DisputedRange) {
  return { unit, figures, exact, lowest: presentFigure(lowest), highest: presentFigure(highest) }
}
