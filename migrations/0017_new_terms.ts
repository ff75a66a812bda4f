import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * Filing pays for the index of new terms: entries that come together are put into it together, the more the cheaper. Only
 * the erasure of a claim asks for the rows of one subject, and the table is small.
 */
const STATEMENTS = [
  `alter index new_terms_by_term set (gin_pending_list_limit = 256)`,
  `drop index if exists new_terms_of_subject -- safe because the table is new and nobody reads it for long`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "indexes", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
