import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Versions of articles keep which parts of their text have times of their own. */
const STATEMENTS = [
  `alter table article_versions add column sections jsonb`,
  `comment on column article_versions.sections is 'The parts of the text that have times of their own, as they were sent: places and times, no word of the text. Null where there are none.'`,
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "sections", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
