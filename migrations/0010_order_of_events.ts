import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * A feed of events tells that a claim was filed, that a conflict opened and what changed, from the rows of these things
 * themselves. It has to tell them in the order of their commits, which neither ids nor times give. The number of the
 * transaction that wrote a row does: whoever has seen all below the oldest transaction that still runs has missed nothing.
 * A row from before has none. Added first and given its default afterwards, so that no table is rewritten.
 */
const COLUMNS = [
  ["claims", "filed_in"],
  ["conflicts", "opened_in"],
  ["changes", "made_in"],
] as const

export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "columns",
    statements: COLUMNS.flatMap(([table, column]) => [
      sql`alter table ${sql.table(table)} add column ${sql.ref(column)} xid8`,
      sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set default pg_current_xact_id()`,
    ]),
  },
]
