import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** The version of the service that comes after the one with this migration prints a verdict when it is read. */
const STATEMENTS = [
  `alter table conflicts add column grounds jsonb`,
  `comment on column conflicts.grounds is 'What a verdict on two figures was made of beside them: the measure, how their subjects are related, the versions of rules, and who said them where that decides. Null for a sum, and where detail is all there is.'`,
  `alter table conflicts alter column detail drop not null`,
  `comment on column conflicts.detail is 'The verdict as it was printed: of a sum, of a conflict that came as a record, and of one without grounds. Null where it is told by the grounds.'`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "grounds", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
