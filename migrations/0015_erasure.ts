import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** A claim whose text an owner has erased keeps its figure, and says when and by whom. */
const STATEMENTS = [
  `alter table claims add column erased_at timestamptz`,
  `comment on column claims.erased_at is 'When its wording, quote and address were erased; its wording is empty since then.'`,
  `alter table claims add column erased_by text`,
  `create table erased_external_ids (
    digest text primary key,
    claim_id uuid not null,
    erased_at timestamptz not null
  )`,
  `comment on table erased_external_ids is 'External ids of erased claims whose source has lost its name. digest is the SHA-256 of the folded name and the id, of which neither is kept.'`,
]

const INDEX = `create index concurrently import_lines_warned on import_lines (claim_id) where warnings is not null`

export const steps: readonly Step[] = [
  { kind: "transaction", name: "columns", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
  { kind: "index", name: "import_lines_warned", statement: sql.raw(INDEX) },
]
