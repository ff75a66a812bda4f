import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Lines of imports that are records: what such a line became has a kind, and an id that need not be a claim's. */
const ADDED = [`alter table import_lines add column kind text, add column record_id uuid`]

/** The new constraint allows all that the old one did, so that an older version goes on writing. */
const WIDENED = [
  `alter table import_lines drop constraint if exists import_lines_check1`,
  `alter table import_lines add constraint import_lines_check1
    check ((outcome in ('filed', 'repeated')) = (claim_id is not null or record_id is not null)) not valid`,
]

const CHECKED = [`alter table import_lines validate constraint import_lines_check1`]

function step(name: string, statements: readonly string[]): Step {
  return { kind: "transaction", name, statements: statements.map((statement) => sql.raw(statement)) }
}

export const steps: readonly Step[] = [
  step("lines may be records", ADDED),
  step("a line becomes a claim or another thing", WIDENED),
  step("all lines have become one", CHECKED),
]
