import type { RejudgingRow } from "../../store/rules/rejudgings.ts"

export function presentRejudging(row: RejudgingRow) {
  const { id, status, opened, closed, changed, error } = row
  return {
    id,
    rule: row.rule_id === null ? null : { id: row.rule_id, version: row.rule_version ?? 0 },
    status,
    subjects: { done: row.subjects_done, total: row.subjects_total },
    figures: row.figures_done,
    opened,
    closed,
    changed,
    error,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}
