import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** The lines of an import are of use for a while. When their time is over they are shown no more, and then deleted. */
export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "columns",
    statements: [
      sql`alter table imports add column results_ended_at timestamptz, add column results_deleted_at timestamptz`,
    ],
  },
  {
    kind: "index",
    name: "imports_with_results",
    statement: sql`create index concurrently imports_with_results on imports (touched_at)
      where status in ('done', 'failed') and results_deleted_at is null`,
  },
]
