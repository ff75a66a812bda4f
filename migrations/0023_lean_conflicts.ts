import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * Whoever writes conflicts holds the lock of their family and goes through one door, so no figure can go meanwhile. What a
 * sum is made of is deleted by the statement that takes out the sum. An older version leaves such rows behind where a merge
 * joins two sums: no statement reads them, since each begins at the conflict or looks it up.
 */
const FOREIGN_KEYS = [
  `alter table conflicts drop constraint conflicts_family_id_figure_a_fkey,
    drop constraint conflicts_family_id_figure_b_fkey`,
  `alter table conflict_summands drop constraint conflict_summands_family_id_conflict_id_fkey,
    drop constraint conflict_summands_family_id_figure_id_fkey`,
]

/** The last one holds none of the conflicts that are open. */
const NEW = [
  index("conflicts_by_figure_b", "(family_id, figure_b)"),
  index("conflicts_by_subject", "(family_id, subject_id, status)"),
  index("conflicts_newest_settled", "(status, id) where status <> 'open'"),
]

/** What these were read for, the others find as well. An older version finds the same, some of it more slowly. */
const OLD = [
  "conflicts_of_figure_a",
  "conflicts_of_figure_b",
  "conflicts_of_subject",
  "conflicts_of_dispute_a",
  "conflicts_of_dispute_b",
  "conflicts_newest_of_status",
  "conflicts_severest",
]

export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "no foreign keys of conflicts",
    statements: FOREIGN_KEYS.map((statement) => sql.raw(statement)),
  },
  ...NEW,
  {
    kind: "function",
    name: "indexes that others replace",
    run: async (db) => {
      for (const name of OLD) await sql.raw(`drop index concurrently if exists ${name}`).execute(db)
    },
  },
]

function index(name: string, made: string): Step {
  return { kind: "index", name, statement: sql.raw(`create index concurrently ${name} on conflicts ${made}`) }
}
