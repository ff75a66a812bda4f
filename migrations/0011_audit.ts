import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** The audit is read newest first. */
export const steps: readonly Step[] = [
  {
    kind: "index",
    name: "audit_by_time",
    statement: sql.raw("create index concurrently audit_by_time on audit (at, id)"),
  },
]
