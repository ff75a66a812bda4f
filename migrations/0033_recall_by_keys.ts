import { sql } from "kysely"
import { FILING_RECALL, SIMILAR_SUBJECTS } from "./filing/recall.ts"
import type { Step } from "./steps.ts"

/** What the migration before this one made for a while read all subjects to see whether one has a name. */
export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "one call reads by keys",
    statements: [SIMILAR_SUBJECTS, FILING_RECALL].map((statement) => sql.raw(statement)),
  },
]
