import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** A key may have a rate of its own. */
const STATEMENTS = [
  "alter table access_keys add column rate integer check (rate > 0)",
  `comment on column access_keys.rate is 'Cost of requests a minute; null where that of all keys holds.'`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "all of it", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
