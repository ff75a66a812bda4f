import { sql } from "kysely"
import { FILING_LOOK_UP } from "./filing/look-up.ts"
import type { Step } from "./steps.ts"

/** What a process remembers of a family is right as long as the family's version and the epoch are those that it read. */
const EPOCH = [
  `create table filing_epoch (
    only_row boolean primary key default true check (only_row),
    epoch bigint not null default 1
  )`,
  `comment on table filing_epoch is 'One row, or none before the first change. Goes up whenever something changes that filing depends on and that belongs to no family: rules, names of sources, a name that comes to a second subject.'`,
  // The row of a family is written anew with each claim: with room on its page that costs no index entry.
  "alter table families set (fillfactor = 50)",
  `comment on table families is 'One row for each family of subjects. version goes up with every transaction that locks the family.'`,
]

function step(name: string, statements: readonly string[]): Step {
  return { kind: "transaction", name, statements: statements.map((statement) => sql.raw(statement)) }
}

export const steps: readonly Step[] = [step("epoch", EPOCH), step("versions go up", [FILING_LOOK_UP])]
