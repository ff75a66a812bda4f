import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Indexes for what lists are narrowed by. Rows that do not have the member are in none of them, but for figures. */
export const steps: readonly Step[] = [
  index("figures_by_id", "figures_by_id on figures (id)"),
  index("claims_by_url", "claims_by_url on claims using hash (url) where url is not null"),
  index(
    "claims_by_external_id",
    "claims_by_external_id on claims using hash (external_id) where external_id is not null",
  ),
  index(
    "conflicts_by_note",
    "conflicts_by_note on conflicts using gin (to_tsvector('simple', note)) where note is not null",
  ),
]

function index(name: string, made: string): Step {
  return { kind: "index", name, statement: sql.raw(`create index concurrently ${made}`) }
}
