import type { ExceptionRow } from "../../store/conflicts/exceptions.ts"

export function presentException(row: ExceptionRow) {
  const { id, reason, until, status, version } = row
  return {
    id,
    subject: { id: row.subject_id, name: row.subject_name },
    conflict: row.conflict_id,
    reason,
    until,
    status,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    version,
  }
}
