import type { AuditRow } from "../../store/access/audit.ts"

export function presentAuditEntry(row: AuditRow) {
  return {
    id: row.id,
    at: row.at,
    actor: row.actor,
    key: row.key_id,
    person: row.person_id,
    address: row.address,
    operation: row.operation,
    path: row.path,
    status: row.status,
    request: row.request_id,
  }
}
