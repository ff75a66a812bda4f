import type { Body } from "./app.ts"
import { query } from "./query.ts"

const sides = ["a", "b"].map(
  (side) => `select 'conflicts of a figure that is gone' as what, k.id from conflicts k
    left join figures f on f.family_id = k.family_id and f.id = k.figure_${side}
    where k.figure_${side} is not null and f.subject_id is distinct from k.subject_${side}`,
)

/** What has a row for each claim or claimant of a figure. */
const said = ["claims", "figure_claimants"].map(
  (table) => `select '${table} of a figure that is gone' as what, c.figure_id as id from ${table} c
    left join figures f on f.family_id = c.family_id and f.id = c.figure_id where f.subject_id is distinct from c.subject_id`,
)

const owned = ["figures", "disputes", "changes", "exceptions"].map(
  (table) => `select '${table} of a family that is gone', r.subject_id from ${table} r
    where not exists (select from families f where f.family_id = r.family_id)`,
)

const DANGLING = [
  ...said,
  ...owned,
  ...sides,
  `select 'summands of a figure that is gone', m.conflict_id from conflict_summands m
    left join figures f on f.family_id = m.family_id and f.id = m.figure_id where f.subject_id is distinct from m.part_id`,
  `select 'summands of a sum that is gone', m.conflict_id from conflict_summands m
    left join conflicts k on k.family_id = m.family_id and k.id = m.conflict_id where k.kind is distinct from 'sum'`,
].join(" union all ")

/** Rows of a family that name a figure or a family which is not there. No foreign key holds this: the lock of the family does. */
export function findDangling(url: string): Promise<Body[]> {
  return query(url, `${DANGLING} limit 10`)
}
