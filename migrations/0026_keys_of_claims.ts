import { type Kysely, sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * Whoever writes in a family holds its lock, and a figure or a family is deleted only by the statements that have moved all
 * that belonged to it. A foreign key looked that up once more for each row, and locked the row that it found.
 */
const FOREIGN_KEYS = [
  "alter table claims drop constraint claims_family_id_figure_id_fkey",
  "alter table figure_claimants drop constraint figure_claimants_family_id_figure_id_fkey",
  "alter table figures drop constraint figures_family_id_fkey",
  "alter table disputes drop constraint disputes_family_id_fkey",
  "alter table changes drop constraint changes_family_id_fkey",
  "alter table exceptions drop constraint exceptions_family_id_fkey",
]

/** The audit is read in the order of time alone, and has a row for each claim that is filed. One index is enough for both. */
const AUDIT_KEY = "create unique index concurrently audit_key on audit (at, id)"

export const steps: readonly Step[] = [
  ...FOREIGN_KEYS.map((statement) => transaction(statement.replace(/^.* /, ""), statement)),
  { kind: "index", name: "audit_key", statement: sql.raw(AUDIT_KEY) },
  transaction(
    "key of the audit",
    "alter table audit drop constraint audit_pkey, add constraint audit_pkey primary key using index audit_key",
  ),
  { kind: "function", name: "audit_by_time", run: dropIndex },
]

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists audit_by_time`.execute(db)
}

function transaction(name: string, statement: string): Step {
  return { kind: "transaction", name, statements: [sql.raw(statement)] }
}
