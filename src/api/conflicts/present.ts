import type { PrintedDetail } from "../../operations/judging/swap-sides.ts"
import type { Told } from "../../operations/judging/tell-verdicts.ts"
import { type ConflictRow, SEVERITIES } from "../../store/conflicts/pair-row.ts"
import { presentFigure } from "../values/figure.ts"
import { presentVerdict } from "../values/verdict.ts"

export function presentConflict(row: Told<ConflictRow>) {
  const severity = SEVERITIES[row.severity]
  return {
    id: row.id,
    kind: row.kind,
    subject: { id: row.subject_id, name: row.subject_name },
    figures: [row.a, ...(row.b === null ? row.summands : [row.b])].map(presentFigure),
    verdict: row.verdict,
    ...(severity === null || severity === undefined ? {} : { severity }),
    ...(row.kind === "sum" ? { summandsTotal: row.summands_total } : {}),
    ...presentVerdict(withoutEvidence(row.detail)),
    status: row.status,
    note: row.note,
    assignee: row.assignee,
    resolution: row.resolution === null ? null : { by: row.resolution, reason: row.reason },
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    version: row.version,
  }
}

function withoutEvidence({ judgedBy: _evidence, ...detail }: PrintedDetail): PrintedDetail {
  return detail
}
