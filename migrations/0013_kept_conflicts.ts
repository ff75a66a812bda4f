import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** A figure keeps a bounded number of conflicts, and remembers that it has more than it keeps. */
const STATEMENTS = [
  `alter table figures add column conflicts_kept integer`,
  `comment on column figures.conflicts_kept is 'How many conflicts of two figures are kept of it; null where they are few and nobody counted them.'`,
  `alter table figures add column leaves_out boolean not null default false`,
  `comment on column figures.leaves_out is 'There were conflicts of it that found no place among those that are kept.'`,
]

const INDEX = `create index concurrently figures_leaving_out on figures (family_id, subject_id) where leaves_out`

export const steps: readonly Step[] = [
  { kind: "transaction", name: "columns", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
  { kind: "index", name: "figures_leaving_out", statement: sql.raw(INDEX) },
]
