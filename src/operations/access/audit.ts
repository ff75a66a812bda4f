import { type AuditRow, insertAudit } from "../../store/access/audit.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"

/** Who asks for what from where, as the audit keeps it beside the outcome. */
export type Audited = Pick<AuditRow, "actor" | "key_id" | "person_id" | "address" | "operation" | "path" | "request_id">

/** What was asked for, and the status that it was answered with. */
export type AuditedOutcome = { readonly audited: Audited; readonly status: number }

/** Adds a row for each outcome. In the transaction of a write, the row is there if, and only if, what it tells was done. */
export async function keepAudit(trx: Trx, outcomes: readonly AuditedOutcome[], now: string): Promise<void> {
  await insertAudit(trx, rowsOfAudit(outcomes, now))
}

/** The rows of outcomes, for who writes them with something else. */
export function rowsOfAudit(outcomes: readonly AuditedOutcome[], now: string): AuditRow[] {
  return outcomes.map(({ audited, status }) => ({ ...audited, id: newId(), at: now, status }))
}
