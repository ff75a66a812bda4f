import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** A line of an import keeps what may be wrong with the claim that it became. */
const STATEMENTS = [
  `alter table import_lines add column warnings jsonb`,
  `comment on column import_lines.warnings is 'What may be wrong with the claim that the line became; null where nothing is.'`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "all of it", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
