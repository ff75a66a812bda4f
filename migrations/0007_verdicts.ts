import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * What verdicts ask for: when a claimant said a figure last, so that who goes back to it is told from who replaced it; and
 * parts that are declared not to overlap.
 */
const STATEMENTS = [
  `alter table figure_claimants add column last_published timestamptz`,
  `alter table subjects
    add column disjoint boolean not null default false,
    add column measure_assumed boolean not null default false`,
]

/** An older version leaves the column empty, which is read as the first publication. */
const FILL = sql`
  update /* every family */ figure_claimants f set last_published = said.last_published
  from (
    select n.family_id, n.figure_id, n.claimant_id, max(c.published_at) as last_published
    from (select * from figure_claimants where last_published is null limit 1000) n
    join claims c on c.family_id = n.family_id and c.figure_id = n.figure_id and c.status = 'active'
      and (c.claimant_id = n.claimant_id or n.claimant_id = any(c.further_claimants))
    group by n.family_id, n.figure_id, n.claimant_id
  ) said
  where f.family_id = said.family_id and f.figure_id = said.figure_id and f.claimant_id = said.claimant_id`

export const steps: readonly Step[] = [
  { kind: "transaction", name: "columns", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
  { kind: "batches", name: "when claimants spoke last", statement: FILL },
]
